package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import fractura.mesh.surface.ClosedSurface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a scan would show of a bone known by its surfaces alone: a shell of one density round a core of another.
///
/// A voxel is bone when at least half of it lies inside the outer surface; its density is the mean over the part
/// of it that does, so that a shell thinner than a voxel keeps its mass. The density goes on beyond the surface for
/// some voxels: it was given and not seen through a scanner, and samples at the wall shall not mix in air. Lesions
/// are marked, and have the density of the bone they lie in.
///
/// @param density one value per voxel, mg/cm³; 0 away from the bone
/// @param labels the label map with its roles
/// @param boneCm3 volume inside the outer surface, cm³
/// @param coreCm3 volume inside the inner surface too, cm³; the whole bone when there is none
/// @param coreOutsideCm3 volume inside the inner but outside the outer surface, cm³
public record SurfaceScan(Volume density, LabelSource labels, double boneCm3, double coreCm3, double coreOutsideCm3) {
    /// Value of bone in the label map.
    private static final int BONE = 1;

    /// Voxels left free around the bone, so that it does not look cut off.
    private static final int MARGIN = 4;

    /// Voxels by which the density goes on outside: the half element that may stick out, and one to interpolate.
    private static final int BEYOND = 2;

    /// Project choice: with 4 × 4 rays the volume of a ball ten voxels across is right to 1 %.
    private static final int RAYS_PER_EDGE = 4;

    private static final long MOST_VOXELS = 1L << 28;

    /// A surface that encloses a lesion.
    ///
    /// @param tissue lytic, blastic or mixed
    /// @param surface in patient space, mm
    public record Lesion(Tissue tissue, ClosedSurface surface) {}

    /// @param outer outer surface of the bone, LPS, mm
    /// @param inner inner surface of its cortex; absent when the whole bone is core
    /// @param cortexMgCm3 density between the two, mg/cm³
    /// @param coreMgCm3 density inside the inner one, mg/cm³
    /// @param lesions lesions, of which the later wins where they overlap
    /// @param spacingMm voxel edge, mm
    /// @return the scan
    /// @throws InputException when the voxels would be too many, or the inner surface lies outside the outer one
    public static SurfaceScan of(
            ClosedSurface outer,
            Optional<ClosedSurface> inner,
            double cortexMgCm3,
            double coreMgCm3,
            List<Lesion> lesions,
            double spacingMm) {
        Grid grid = grid(outer.surface().box(), spacingMm);
        float[] bone = SurfaceCoverage.of(outer, grid, RAYS_PER_EDGE);
        float[] core =
                inner.map(s -> SurfaceCoverage.of(s, grid, RAYS_PER_EDGE)).orElse(bone);
        float[] density = new float[bone.length];
        int[] labels = new int[bone.length];
        double boneSum = 0;
        double coreSum = 0;
        double outside = 0;
        for (int n = 0; n < bone.length; n++) {
            double within = Math.min(bone[n], core[n]);
            boneSum += bone[n];
            coreSum += within;
            outside += core[n] - within;
            if (bone[n] > 0) {
                density[n] = (float) ((coreMgCm3 * within + cortexMgCm3 * (bone[n] - within)) / bone[n]);
            }
            labels[n] = bone[n] >= 0.5 ? BONE : 0;
        }
        double cm3 = grid.voxelVolumeMm3() / 1000;
        refuseApart(coreSum, outside, boneSum, cm3);
        LabelRoles roles = mark(lesions, grid, labels);
        for (int ring = 0; ring < BEYOND; ring++) {
            density = grown(grid, density);
        }
        return new SurfaceScan(
                new Volume(grid, density),
                new LabelSource("surfaces", new LabelMap(grid, labels), roles),
                boneSum * cm3,
                coreSum * cm3,
                outside * cm3);
    }

    /// Every empty voxel beside filled ones takes the mean of those among its six neighbours.
    private static float[] grown(Grid g, float[] density) {
        int[] step = {1, g.nx(), g.nx() * g.ny()};
        float[] grown = density.clone();
        for (int n = step[2]; n < density.length - step[2]; n++) { // the margin is free: no row wraps round
            if (density[n] == 0) {
                float sum = 0;
                int filled = 0;
                for (int s : step) {
                    sum += density[n - s] + density[n + s];
                    filled += (density[n - s] > 0 ? 1 : 0) + (density[n + s] > 0 ? 1 : 0);
                }
                grown[n] = filled > 0 ? sum / filled : 0;
            }
        }
        return grown;
    }

    private static LabelRoles mark(List<Lesion> lesions, Grid grid, int[] labels) {
        LabelRoles roles = LabelRoles.ofBone(BONE);
        List<Tissue> order = new ArrayList<>();
        for (Lesion lesion : lesions) {
            int value = BONE + 1 + lesion.tissue().ordinal();
            float[] share = SurfaceCoverage.of(lesion.surface(), grid, RAYS_PER_EDGE);
            boolean isAny = false;
            for (int n = 0; n < labels.length; n++) {
                if (share[n] >= 0.5 && labels[n] != 0) {
                    labels[n] = value;
                    isAny = true;
                }
            }
            if (!isAny) {
                throw new InputException(
                        "The surface of the " + lesion.tissue().name().toLowerCase(Locale.ROOT)
                                + " lesion holds no voxel of the bone. Check that it has the unit and axes of the bone's.");
            }
            order.add(lesion.tissue());
        }
        if (!order.isEmpty() && Arrays.stream(labels).noneMatch(label -> label == BONE)) {
            throw new InputException(
                    "The surfaces of lesions hold the whole bone. Check that they are surfaces of lesions,"
                            + " not of the bone.");
        }
        for (Tissue tissue : order) {
            roles = roles.withLesion(tissue, BONE + 1 + tissue.ordinal());
        }
        return roles;
    }

    /// Half of the inner surface outside is another frame, a few percent are the roughness of two meshes; an
    /// inner surface that holds more than the outer one is the outer one.
    private static void refuseApart(double within, double outside, double bone, double cm3) {
        if (outside > within) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The inner surface lies mostly outside the outer one: %.3g of its %.3g cm³. Check that both have"
                            + " one unit and one frame, and that they are not swapped.",
                    outside * cm3,
                    (outside + within) * cm3));
        }
        if (within + outside > bone) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The inner surface holds %.4g cm³, more than the outer one with %.4g cm³. Check that they are not"
                            + " swapped, and that both have one unit.",
                    (within + outside) * cm3,
                    bone * cm3));
        }
    }

    private static Grid grid(double[] box, double h) {
        int[] n = new int[3];
        double[] origin = new double[3];
        double voxels = 1;
        for (int c = 0; c < 3; c++) {
            double count = Math.ceil((box[3 + c] - box[c]) / h) + 2 * MARGIN;
            voxels *= count;
            n[c] = (int) Math.min(count, Integer.MAX_VALUE);
            origin[c] = (box[c] + box[3 + c]) / 2 - h * (n[c] - 1) / 2;
        }
        if (voxels > MOST_VOXELS || 16 * voxels > Runtime.getRuntime().maxMemory() / 4.0 * 3) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "At %.3g mm the surface takes %.3g voxels, more than fit (limit %d, or Java's memory). Use larger"
                            + " voxels, or check the unit of the surface.",
                    h,
                    voxels,
                    MOST_VOXELS));
        }
        return new Grid(n[0], n[1], n[2], new double[] {h, h, h}, origin, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }
}
