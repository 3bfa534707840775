/// Compressed pixels of DICOM: one frame of a transfer syntax in, stored values out. May import `fractura.mesh`.
package fractura.mesh.image.codec;
