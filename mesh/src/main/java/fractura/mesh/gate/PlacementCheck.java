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

    /// Labels off by less are the business of whoever draws them (a choice).
    public static final double LEAST_MOVE_MM = 3;

    /// Farther off lies another bone of the same kind (a choice).
    public static final double MOST_MOVE_MM = 12;

    private PlacementCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @return nothing, or W08 as a caution
    public static List<Warning> of(Volume ct, LabelMap labels, Set<Integer> bone) {
        String[] sides = {"left and right", "front and back", "head and feet"};
        BoneContrast contrast = new BoneContrast(ct, labels, bone);
        double here = contrast.inPlace();
        for (int axis = 0; axis < 3; axis++) {
            double mirrored = contrast.mirrored(axis);
            if (fitsBetter(mirrored, here)) {
                return List.of(Warning.caution(
                        "W08",
                        Words.format(
                                "The label map would fit the CT better with %s exchanged (rim %.0f HU above its"
                                        + " surroundings, as given %.0f HU). Look at both together, and export the map"
                                        + " again.",
                                sides[axis], mirrored, here)));
            }
        }
        Move best = best(contrast, labels.grid());
        if (fitsBetter(best.contrastHu(), here)) {
            return List.of(Warning.caution(
                    "W08",
                    Words.format(
                            "The label map would fit the CT better moved by %.0f mm towards the %s (rim %.0f HU above its"
                                    + " surroundings, as given %.0f HU). Look at both together, and export the map again.",
                            best.mm(), best.towards().words(), best.contrastHu(), here)));
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

    private static boolean fitsBetter(double there, double here) {
        return there >= LEAST_CONTRAST_HU && there > 2 * here;
    }

    /// A move of the labels.
    ///
    /// @param towards the face of the image it goes to
    /// @param mm how far
    /// @param contrastHu of the rim there; below any where no move was looked at
    private record Move(Face towards, double mm, double contrastHu) {}

    /// The best move along one axis of the grid.
    private static Move best(BoneContrast contrast, Grid grid) {
        Move best = new Move(Face.HEAD, 0, Double.NEGATIVE_INFINITY);
        for (int axis = 0; axis < 3; axis++) {
            double edge = grid.spacingMm()[axis];
            int step = Math.max(1, (int) Math.rint(1 / edge)); // of a millimetre or one voxel
            for (int voxels = (int) Math.ceil(LEAST_MOVE_MM / edge); voxels * edge <= MOST_MOVE_MM; voxels += step) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double there = contrast.moved(axis, sign * voxels);
                    if (there > best.contrastHu()) {
                        best = new Move(Face.towards(axis, sign), voxels * edge, there);
                    }
                }
            }
        }
        return best;
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
