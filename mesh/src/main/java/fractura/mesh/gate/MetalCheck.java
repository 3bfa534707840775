package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Set;

/// Metal in a bone, beside it, or in its slices. Streaks of metal run in the plane of the slices and change HU
/// by hundreds.
///
/// Limits: metal that the scanner clips below 3000 HU is not seen; nor are streaks without metal in the image.
public final class MetalCheck {
    /// Cortical bone ends near 2000 HU, enamel near 3000; scanners clip metal at 3071 (choice of this project).
    public static final double ABOVE_HU = 3000;

    /// Metal this near to the bone counts as in it (choice of this project).
    public static final double NEAR_MM = 5;

    /// Metal this near in the same slice may throw streaks over the bone (choice of this project).
    public static final double SAME_SLICE_MM = 60;

    /// Fewer voxels are noise or calcium.
    public static final int FEWEST_VOXELS = 8;

    private MetalCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @return nothing, or W06: block when metal lies in the bone or within 5 mm, caution when within 60 mm in
    /// the same slices
    public static List<Warning> of(Volume ct, LabelMap labels, Set<Integer> bone) {
        Grid g = ct.grid();
        int inside = 0;
        int near = 0;
        int sliced = 0;
        double closest = Double.POSITIVE_INFINITY;
        Slices slices = new Slices(labels, bone);
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    int at = g.index(i, j, k);
                    if (!(ct.values()[at] > ABOVE_HU)) {
                        continue;
                    }
                    if (isBone(labels, bone, at)) {
                        inside++;
                        closest = 0;
                    } else if (isNear(labels, bone, i, j, k)) {
                        near++;
                        closest = 0;
                    } else {
                        double distance = slices.distanceMm(i, j, k);
                        sliced += distance <= SAME_SLICE_MM ? 1 : 0;
                        closest = Math.min(closest, distance);
                    }
                }
            }
        }
        if (inside + near >= FEWEST_VOXELS) {
            return List.of(Warning.block(
                    "W06",
                    Words.format(
                            "%d voxels above %.0f HU lie in the bone and %d more within %.0f mm of it: metal, which spoils"
                                    + " the densities around it (%d allowed). Use a scan with metal artefact reduction, or"
                                    + " accept W06.",
                            inside, ABOVE_HU, near, NEAR_MM, FEWEST_VOXELS - 1)));
        }
        sliced += inside + near;
        if (sliced >= FEWEST_VOXELS) {
            return List.of(Warning.caution(
                    "W06",
                    Words.format(
                            "%d voxels above %.0f HU lie in the slices of the bone, the nearest %.0f mm away (limit %.0f"
                                    + " mm): streaks of metal may cross it. Look at the slices.",
                            sliced, ABOVE_HU, closest, SAME_SLICE_MM)));
        }
        return List.of();
    }

    private static boolean isBone(LabelMap labels, Set<Integer> bone, int at) {
        int label = labels.values()[at];
        return label != 0 && bone.contains(label);
    }

    private static boolean isNear(LabelMap labels, Set<Integer> bone, int i, int j, int k) {
        Grid g = labels.grid();
        double[] h = g.spacingMm();
        int[] reach = {(int) (NEAR_MM / h[0]), (int) (NEAR_MM / h[1]), (int) (NEAR_MM / h[2])};
        for (int c = -reach[2]; c <= reach[2]; c++) {
            for (int b = -reach[1]; b <= reach[1]; b++) {
                for (int a = -reach[0]; a <= reach[0]; a++) {
                    boolean isClose = Math.hypot(Math.hypot(a * h[0], b * h[1]), c * h[2]) <= NEAR_MM;
                    if (isClose
                            && g.contains(i + a, j + b, k + c)
                            && isBone(labels, bone, g.index(i + a, j + b, k + c))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Boxes of the bone in each slice, for distances within the slice; never too far, at times a little too
    /// near.
    private static final class Slices {
        private final Grid grid;
        private final int[][] box;

        Slices(LabelMap labels, Set<Integer> bone) {
            grid = labels.grid();
            box = new int[grid.nz()][];
            int at = 0;
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++, at++) {
                        if (isBone(labels, bone, at)) {
                            int[] b = box[k] == null ? new int[] {i, i, j, j} : box[k];
                            box[k] = new int[] {
                                Math.min(b[0], i), Math.max(b[1], i), Math.min(b[2], j), Math.max(b[3], j)
                            };
                        }
                    }
                }
            }
        }

        double distanceMm(int i, int j, int k) {
            int[] b = box[k];
            if (b == null) {
                return Double.POSITIVE_INFINITY;
            }
            double x = Math.max(0, Math.max(b[0] - i, i - b[1])) * grid.spacingMm()[0];
            double y = Math.max(0, Math.max(b[2] - j, j - b[3])) * grid.spacingMm()[1];
            return Math.hypot(x, y);
        }
    }
}
