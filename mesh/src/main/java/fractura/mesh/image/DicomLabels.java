package fractura.mesh.image;

import fractura.mesh.InputException;
import fractura.mesh.image.dicom.Segmentation;
import java.nio.file.Path;
import java.util.List;

/// A DICOM segmentation turned into patient axes.
final class DicomLabels {
    private DicomLabels() {}

    /// @param path a DICOM file
    /// @return its segments as labels
    static LabelFile read(Path path) {
        Segmentation segmentation = Segmentation.open(path);
        Placement place = Placement.of(segmentation.size(), segmentation.lps(), path);
        Segmentation.Labels labels = segmentation.labels();
        List<LabelMap> layers = labels.layers().stream()
                .map(stored -> new LabelMap(place.grid(), placed(stored, place)))
                .toList();
        List<LabelName> names = labels.segments().stream()
                .map(s -> new LabelName(s.name(), s.layer(), s.number()))
                .toList();
        ImageFacts facts = ImageFacts.withoutProtocol(
                VolumeFormat.DICOM, segmentation.storage(), place.axisCodes(), 1, 0, segmentation.notes());
        return new LabelFile(layers, names, facts);
    }

    /// @param folder without masks of other formats
    /// @return labels of the one segmentation it holds
    static LabelFile in(Path folder) {
        List<Path> found = Segmentation.in(folder);
        if (found.isEmpty()) {
            throw new InputException("Folder " + folder + " holds neither masks (.nii.gz, .nii, .nrrd, .mha) nor a"
                    + " DICOM segmentation. Give the folder of the masks, or the file of the labels.");
        }
        if (found.size() > 1) {
            throw new InputException("Folder " + folder + " holds " + found.size()
                    + " DICOM segmentations. Give the file of the one that is meant.");
        }
        return read(found.getFirst());
    }

    private static int[] placed(int[] stored, Placement place) {
        int[] values = new int[stored.length];
        int[] size = place.size();
        int[] strides = place.strides();
        int from = 0;
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                int at = place.start() + j * strides[1] + k * strides[2];
                for (int i = 0; i < size[0]; i++, at += strides[0]) {
                    values[at] = stored[from++];
                }
            }
        }
        return values;
    }
}
