package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// An image as its file lays it down: a checked header, and where the numbers are. No voxel has been read yet.
///
/// @param source where the numbers lie
/// @param format its format
/// @param placement sizes, patient-space grid, and how stored voxels map onto it
/// @param storage type of the stored numbers
/// @param order their byte order
/// @param layers numbers per voxel, side by side; 1 but for label maps with overlapping segments
/// @param slope value = slope · stored + intercept
/// @param intercept value = slope · stored + intercept
/// @param names what the file calls its labels; empty for most files
/// @param notes findings worth printing
record StoredImage(
        VoxelSource source,
        VolumeFormat format,
        Placement placement,
        Storage storage,
        ByteOrder order,
        int layers,
        double slope,
        double intercept,
        List<LabelName> names,
        List<String> notes) {
    /// @param file any file
    /// @return its image, when the format is known and the header is sound
    static StoredImage open(Path file) {
        Content content = Content.of(file);
        if (Nifti.isNifti1(content.head())) {
            return Nifti.open(content);
        }
        if (Nrrd.isNrrd(content.head())) {
            return Nrrd.open(content);
        }
        if (MetaImage.isMetaImage(content.head())) {
            return MetaImage.open(content);
        }
        throw new InputException(file + " is not an image this program can read: " + guess(content.head())
                + " Readable: DICOM, NIfTI-1 (.nii, .nii.gz), NRRD, MetaImage (.mha, .mhd). 3D Slicer, ITK-SNAP or"
                + " nibabel save any volume so.");
    }

    ImageFacts facts() {
        return ImageFacts.withoutProtocol(format, storage.words(), placement.axisCodes(), slope, intercept, notes);
    }

    private static String guess(byte[] head) {
        String known = Nifti.relative(head);
        if (!known.isEmpty()) {
            return known;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG") || text.startsWith("\u00ff\u00d8\u00ff") || text.startsWith("GIF8")) {
            return "it is a screen picture, without Hounsfield units or voxel sizes.";
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return "it is a ZIP archive; unpack it.";
        }
        return "its first bytes belong to no known format.";
    }
}
