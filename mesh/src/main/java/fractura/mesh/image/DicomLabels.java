package fractura.mesh.image;

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
