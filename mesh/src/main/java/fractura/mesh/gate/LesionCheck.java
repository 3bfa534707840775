package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.util.List;
import java.util.Set;

/// Whether a marked lesion reaches the surface of its bone.
///
/// A lesion within the bone is surrounded by it; where it is not, the wall is destroyed, or one of the masks
/// ends too early. What lies outside the bone altogether is found when the model is built.
public final class LesionCheck {
    /// Less than this share of the lesion's surface is the roughness of two masks (choice of this project).
    public static final double LEAST_SHARE = 0.05;

    /// Less than this area is a few voxel faces (choice of this project).
    public static final double LEAST_MM2 = 25;

    private LesionCheck() {}

    /// @param grid of the image
    /// @param isBone bone of the case per voxel, lesions included or not; not changed
    /// @param isLesion lesions per voxel; not changed
    /// @return nothing, or W10 as a caution
    public static List<Warning> of(Grid grid, boolean[] isBone, boolean[] isLesion) {
        double[] h = grid.spacingMm();
        double[] face = {h[1] * h[2], h[0] * h[2], h[0] * h[1]};
        int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
        int[] n = {grid.nx(), grid.ny(), grid.nz()};
        double open = 0;
        double all = 0;
        for (int at = 0; at < isLesion.length; at++) {
            if (!isLesion[at]) {
                continue;
            }
            for (int a = 0; a < 3; a++) {
                int place = at / stride[a] % n[a];
                for (int side = -1; side <= 1; side += 2) {
                    boolean isInside = place + side >= 0 && place + side < n[a];
                    int next = isInside ? at + side * stride[a] : at;
                    if (isInside && isLesion[next]) {
                        continue;
                    }
                    all += face[a];
                    open += isInside && isBone[next] ? 0 : face[a];
                }
            }
        }
        if (open < LEAST_MM2 || open < LEAST_SHARE * all) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W10",
                Words.format(
                        "The lesion reaches the surface of the bone mask over %.0f mm² (%.0f %% of its own surface, limits"
                                + " %.0f mm² and %.0f %%): the wall is destroyed there, or the masks end too early. Soft"
                                + " tissue outside the bone is not in the model; check both masks there.",
                        open, 100 * open / all, LEAST_MM2, 100 * LEAST_SHARE)));
    }

    /// @param map labels on the image's grid
    /// @param values labels that count
    /// @param into flag per voxel; set where the label counts
    public static void mark(LabelMap map, Set<Integer> values, boolean[] into) {
        for (int at = 0; at < into.length; at++) {
            into[at] |= map.values()[at] != 0 && values.contains(map.values()[at]);
        }
    }
}
