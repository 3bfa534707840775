package fractura.mesh.image;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The segments that 3D Slicer writes into a `.seg.nrrd` as key/value pairs. Segments that overlap lie in layers:
/// several numbers per voxel, one segmentation each.
///
/// | key | meaning |
/// |---|---|
/// | `Segment0_Name` | as shown in Slicer; without it there is no segment 0 |
/// | `Segment0_LabelValue` | its value in its layer; old files have none, and a layer of 0 and 1 per segment |
/// | `Segment0_Layer` | its layer, from 0 |
/// | `Segmentation_MasterRepresentation` | `Binary labelmap` or fractional; newer: `…SourceRepresentation` |
///
/// Extents, colours, tags and the other representations are not needed to know where a segment is.
final class SlicerSegments {
    static final int MOST_LAYERS = 256;

    private static final int MOST_SEGMENTS = 10_000;
    private static final List<String> REPRESENTATIONS =
            List.of("Segmentation_MasterRepresentation", "Segmentation_SourceRepresentation");

    private SlicerSegments() {}

    /// @param h header of the file
    /// @param layers its numbers per voxel
    /// @return its segments; none when it is no segmentation
    /// @throws InputException when it is fractional, or a segment has an impossible value or layer
    static List<LabelName> names(NrrdHeader h, int layers) {
        Map<String, String> pairs = h.pairs();
        for (String key : REPRESENTATIONS) {
            if (pairs.getOrDefault(key, "").startsWith("Fractional")) {
                throw new InputException(h.file() + " is a fractional segmentation, whose border is a matter of"
                        + " threshold. Save it as a binary labelmap in 3D Slicer.");
            }
        }
        List<LabelName> names = new ArrayList<>();
        for (int s = 0; s < MOST_SEGMENTS && pairs.containsKey("Segment" + s + "_Name"); s++) {
            String prefix = "Segment" + s + "_";
            boolean isOld = !pairs.containsKey(prefix + "LabelValue");
            int layer = isOld && layers > 1 ? s : whole(h, prefix + "Layer", 0, layers - 1, 0);
            int value = whole(h, prefix + "LabelValue", 1, Integer.MAX_VALUE, isOld && layers == 1 ? s + 1 : 1);
            if (layer >= layers) {
                throw h.bad(prefix + "Name has no layer: there are " + layers);
            }
            names.add(new LabelName(pairs.get(prefix + "Name").strip(), layer, value));
        }
        return names;
    }

    private static int whole(NrrdHeader h, String key, int least, int most, int fallback) {
        String written = h.pairs().get(key);
        if (written == null) {
            return fallback;
        }
        long value = written.strip().matches("\\d{1,10}") ? Long.parseLong(written.strip()) : -1;
        if (value < least || value > most) {
            throw h.bad(key + " is '" + written + "', where " + least + " to " + most + " is wanted");
        }
        return (int) value;
    }
}
