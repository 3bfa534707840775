package fractura.mesh.image;

import java.nio.file.Path;

/// A labelled image and what its file said about it.
///
/// @param labels the labels in patient space
/// @param facts format, storage and notes
public record LabelFile(LabelMap labels, ImageFacts facts) {
    /// Reads a label file of any known format. Numbers stored as floating point are taken when they are whole.
    ///
    /// @param file the file; format told from content
    /// @return the labels, axes nearest to L, P, S
    /// @throws fractura.mesh.InputException when the file is missing, damaged, too large, of an unknown format,
    /// or holds fractions or negative numbers
    public static LabelFile read(Path file) {
        StoredImage stored = StoredImage.open(file);
        return new LabelFile(new LabelMap(stored.placement().grid(), VoxelReader.readLabels(stored)), stored.facts());
    }
}
