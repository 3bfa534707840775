/// DICOM files: folder to series, series to slices in order of place, segmentations to labels. Names, birth
/// dates, addresses and UIDs stay inside: no message, note or finding holds them. May import `fractura.mesh` and
/// `fractura.mesh.image.codec`.
package fractura.mesh.image.dicom;
