package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A labelled image and what its file said about it.
///
/// Where segments may overlap, a file holds several layers on one grid; most files hold one.
///
/// @param layers the labels in patient space, at least one map
/// @param names what the file calls its labels; empty when it names none
/// @param facts format, storage and notes
public record LabelFile(List<LabelMap> layers, List<LabelName> names, ImageFacts facts) {
    public LabelFile {
        layers = List.copyOf(layers);
        names = List.copyOf(names);
    }

    /// Reads a label file of any known format. Numbers stored as floating point are taken when they are whole.
    ///
    /// @param file the file, format told from content; or a folder of masks, one structure a file; or a folder
    /// without masks that holds one DICOM segmentation
    /// @return the labels, axes nearest to L, P, S
    /// @throws InputException when the file is missing, damaged, too large, of an unknown format,
    /// or holds fractions or negative numbers
    public static LabelFile read(Path file) {
        return read(file, Set.of());
    }

    /// Reads a label file, and of a folder of masks no more than needed.
    ///
    /// @param file as for the other
    /// @param wanted names of the masks to be read from a folder; empty for all
    /// @return the labels
    /// @throws InputException as for the other, and when a wanted mask is not in the folder
    public static LabelFile read(Path file, Set<String> wanted) {
        if (Files.isDirectory(file)) {
            return MaskFolder.isOne(file) ? MaskFolder.read(file, wanted) : DicomLabels.in(file);
        }
        if (DicomScan.isOne(file)) {
            return DicomLabels.read(file);
        }
        StoredImage stored = StoredImage.open(file);
        List<LabelMap> layers = Arrays.stream(VoxelReader.readLabels(stored))
                .map(values -> new LabelMap(stored.placement().grid(), values))
                .toList();
        return new LabelFile(
                layers,
                stored.names(),
                stored.facts().with(AutomaticMask.findings(Content.of(file).head())));
    }

    /// @param path any path
    /// @return whether it is a folder of masks, where only names mean something
    public static boolean isMaskFolder(Path path) {
        return Files.isDirectory(path) && MaskFolder.isOne(path);
    }

    /// @return the labels of a file with one layer
    /// @throws InputException when there are several, whose values would have to be told apart by name
    public LabelMap labels() {
        if (layers.size() > 1) {
            throw new InputException("The segments of the label map overlap and lie in " + layers.size()
                    + " layers. Name them, or save it without overlaps.");
        }
        return layers.getFirst();
    }
}
