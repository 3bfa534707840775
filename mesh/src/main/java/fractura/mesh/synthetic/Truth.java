package fractura.mesh.synthetic;

import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of a synthetic scan. Positions in LPS, mm; densities equivalent to the phantom, mg/cm³;
/// volumes and means
/// counted over the supersampled image, edges by their share.
///
/// @param order what was made
/// @param landmarksMm named points
/// @param boneVolumeCm3 of the whole bone within the image
/// @param cortexVolumeCm3 of its cortex
/// @param parts of the label map
/// @param lesions that were put in
/// @param rods of the phantom, as read off the scan
public record Truth(
        SyntheticScan.Order order,
        Map<String, double[]> landmarksMm,
        double boneVolumeCm3,
        double cortexVolumeCm3,
        List<Part> parts,
        List<Lesion> lesions,
        List<Phantom.Rod> rods) {
    /// The generator of all random numbers.
    public static final String GENERATOR = SeededNoise.NAME;

    /// A part of the bone.
    ///
    /// @param label its value in the map
    /// @param volumeCm3 cortex included
    /// @param meanMgCm3 mean density, cortex and lesions included
    public record Part(int label, double volumeCm3, double meanMgCm3) {}

    /// A lesion.
    ///
    /// @param asked what was asked for
    /// @param centreMm LPS
    /// @param inBoneCm3 its volume within the bone, breach included
    public record Lesion(SyntheticLesion asked, double[] centreMm, double inBoneCm3) {}

    static Truth of(SyntheticScan.Order order, Scene scene, Raster.Tally tally, Volume ct) {
        Pose pose = order.setting().pose();
        int side = order.bone().side();
        Map<String, double[]> marks = new LinkedHashMap<>();
        order.bone().landmarks().forEach((name, p) -> marks.put(name, pose.toPatient(p, side)));
        double bone = 0;
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<Integer, double[]> part : tally.parts.entrySet()) {
            double[] sums = part.getValue();
            bone += sums[0];
            parts.add(new Part(part.getKey(), sums[0] / 1000, sums[1] / sums[0]));
        }
        List<Lesion> lesions = new ArrayList<>();
        for (int l = 0; l < scene.lesions().size(); l++) {
            GrownLesion lesion = scene.lesions().get(l);
            lesions.add(new Lesion(lesion.asked(), pose.toPatient(lesion.centre(), side), tally.lesionMm3[l] / 1000));
        }
        List<Phantom.Rod> rods = order.setting().view() == FieldOfView.BONE
                ? List.of()
                : order.setting().phantom().map(p -> p.read(ct, scene.backMm())).orElse(List.of());
        return new Truth(order, marks, bone / 1000, tally.cortexMm3 / 1000, parts, lesions, rods);
    }
}
