package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Set;

/// Whether labels lie on bone. Labels mirrored within their own grid have a sound placement; only the pixels
/// betray them, and only as a suspicion.
public final class PlacementCheck {
    /// See `BoneContrast` for the values met on real scans.
    public static final double LEAST_CONTRAST_HU = 120;

    /// See `BoneContrast`.
    public static final double WEAK_CONTRAST_HU = 20;

    private PlacementCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @return nothing, or W08 as a caution
    public static List<Warning> of(Volume ct, LabelMap labels, Set<Integer> bone) {
        String[] sides = {"left and right", "front and back", "head and feet"};
        double here = BoneContrast.of(ct, labels, bone, -1);
        for (int axis = 0; axis < 3; axis++) {
            double mirrored = BoneContrast.of(ct, labels, bone, axis);
            if (mirrored >= LEAST_CONTRAST_HU && mirrored > 2 * here) {
                return List.of(Warning.caution(
                        "W08",
                        Words.format(
                                "The label map would fit the CT better with %s exchanged (rim %.0f HU above its"
                                        + " surroundings, as given %.0f HU). Look at both together, and export the map"
                                        + " again.",
                                sides[axis], mirrored, here)));
            }
        }
        if (here < WEAK_CONTRAST_HU) {
            return List.of(Warning.caution(
                    "W08",
                    Words.format(
                            "The labelled bone is hardly denser than its surroundings (rim %.0f HU above them, at least %.0f"
                                    + " expected): the label map may be flipped or shifted. Look at both together.",
                            here, WEAK_CONTRAST_HU)));
        }
        return List.of();
    }

    /// Whether the body of a vertebra lies in front of its arch, as it must.
    ///
    /// @param labels labels on the CT's grid
    /// @param bone label values of the vertebra
    /// @param bodyLabels labels of its parts, on the same grid
    /// @param body label values of its body
    /// @return nothing, or W08 as a caution
    public static List<Warning> facing(LabelMap labels, Set<Integer> bone, LabelMap bodyLabels, Set<Integer> body) {
        Grid grid = labels.grid();
        double[] depth = new double[2];
        int[] count = new int[2];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (labels.values()[at] != 0 && bone.contains(labels.values()[at])) {
                        int part = body.contains(bodyLabels.values()[at]) ? 1 : 0;
                        depth[part] += grid.toPatient(i, j, k)[1];
                        count[part]++;
                    }
                }
            }
        }
        if (count[0] == 0 || count[1] == 0 || depth[1] / count[1] < depth[0] / count[0]) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W08",
                "The vertebral body lies behind its arch: front and back of the images may be exchanged. Look at them, and"
                        + " export them again."));
    }
}
