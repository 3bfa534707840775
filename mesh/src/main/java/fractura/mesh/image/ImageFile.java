package fractura.mesh.image;

import java.nio.file.Path;

/// A scalar image and what its file said about it.
///
/// @param volume the image in patient space
/// @param facts format, storage and notes
public record ImageFile(Volume volume, ImageFacts facts) {
    /// Reads an image of any known format.
    ///
    /// @param file the file, or the folder of a DICOM series; format told from content
    /// @return the image, axes nearest to L, P, S
    /// @throws fractura.mesh.InputException when the file is missing, damaged, too large, or of an unknown format
    public static ImageFile read(Path file) {
        if (DicomScan.isOne(file)) {
            return DicomScan.read(file);
        }
        StoredImage stored = StoredImage.open(file);
        return new ImageFile(new Volume(stored.placement().grid(), VoxelReader.readValues(stored)), stored.facts());
    }
}
