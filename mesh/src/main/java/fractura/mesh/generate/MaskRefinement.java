package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import java.util.Arrays;

/// A mask from a coarser grid, drawn again at the resolution of the scan.
///
/// # Where
/// Voxels deeper than half a coarse step stay bone. Around them, as far as one coarse step outside the mask and
/// never in another label of the map, the scan decides.
///
/// # Threshold
/// Half-way between bone rim and soft tissue, both local: per block of one coarse step, within two steps around
/// it, the rim is the upper fifth of the mask's surface layer (one step thick), soft tissue the median of what
/// surrounds the mask within two steps, other labels and air (below -300 HU) left out. A voxel at or above the
/// threshold is bone.
///
/// # After
/// Spots without a face to the rest are dropped, and what is enclosed is filled: trabecular bone under the rim
/// may be softer than the threshold.
///
/// Limits: where no cortex is left the threshold takes the mask back to what bone there is; a neighbour without
/// label within one step is taken in as far as it is dense.
final class MaskRefinement {
    private static final float AIR_HU = -300;
    /// Project choice, on one synthetic vertebra: a decile higher the rim tears, a decile lower it is a voxel
    /// thick.
    private static final double RIM_SHARE = 0.8;
    /// Fewer voxels than this give no level; the block then takes that of the whole bone.
    private static final int FEWEST = 20;

    private final Grid grid;
    private final float[] hounsfield;
    private final int[] step;
    private final boolean[] layer;
    private final boolean[] soft;

    private MaskRefinement(MaskPart part, float[] hounsfield, boolean[] bone, int[] step, boolean[] isOther) {
        grid = part.grid();
        this.hounsfield = hounsfield;
        this.step = step;
        boolean[] inner = Box.eroded(bone, grid, step);
        boolean[] wide = Box.dilated(bone, grid, new int[] {2 * step[0], 2 * step[1], 2 * step[2]});
        layer = new boolean[bone.length];
        soft = new boolean[bone.length];
        for (int v = 0; v < bone.length; v++) {
            layer[v] = bone[v] && !inner[v];
            soft[v] = wide[v] && !bone[v] && !isOther[v] && hounsfield[v] > AIR_HU;
        }
    }

    /// @param part the bone and what is around it
    /// @param bone its flags
    /// @param stairs steps of the mask
    /// @param ct Hounsfield units
    /// @return new flags
    static boolean[] of(MaskPart part, boolean[] bone, Staircase stairs, Volume ct) {
        Grid g = part.grid();
        int[] step = new int[3];
        int[] half = new int[3];
        for (int a = 0; a < 3; a++) {
            boolean isCoarse = stairs.steps()[a] > 1;
            step[a] = (int) Math.round(stairs.steps()[a]);
            half[a] = isCoarse ? (int) Math.ceil(stairs.steps()[a] / 2) : 0;
        }
        float[] hu = new float[bone.length];
        boolean[] isOther = new boolean[bone.length];
        int[] others = part.others();
        for (int v = 0; v < bone.length; v++) {
            hu[v] = ct.values()[part.inWhole(v)];
            isOther[v] = others[v] != 0;
        }
        MaskRefinement way = new MaskRefinement(part, hu, bone, step, isOther);
        boolean[] core = Box.eroded(bone, g, half);
        boolean[] reach = Box.dilated(bone, g, step);
        float[] threshold = way.thresholds(reach);
        boolean[] fine = new boolean[bone.length];
        for (int v = 0; v < fine.length; v++) {
            boolean isLesion = bone[v] && part.raw().lesion()[v] >= 0;
            fine[v] = core[v] || isLesion || reach[v] && !isOther[v] && hu[v] >= threshold[v];
        }
        fine = Components.of(fine, g.nx(), g.ny(), Components.Contact.FACE).flags(0);
        return filled(fine, isOther, g);
    }

    private static boolean[] filled(boolean[] bone, boolean[] isOther, Grid g) {
        boolean[] free = new boolean[bone.length];
        for (int v = 0; v < free.length; v++) {
            free[v] = !bone[v];
        }
        int[] spaces =
                Components.of(free, g.nx(), g.ny(), Components.Contact.FACE).labels();
        for (int v = 0; v < bone.length; v++) {
            bone[v] |= spaces[v] > 0 && !isOther[v]; // the largest space is what lies around the bone
        }
        return bone;
    }

    /// Threshold of every voxel that is to be decided, HU; that of its block.
    private float[] thresholds(boolean[] reach) {
        int[] all = {0, 0, 0, grid.nx() - 1, grid.ny() - 1, grid.nz() - 1};
        float usual = halfWay(all, Float.NaN, Float.NaN);
        float rim = rim(all);
        float around = around(all);
        float[] threshold = new float[reach.length];
        Arrays.fill(threshold, usual);
        int[] size = {grid.nx(), grid.ny(), grid.nz()};
        int[] block = {Math.max(2, step[0]), Math.max(2, step[1]), Math.max(2, step[2])};
        for (int k = 0; k < size[2]; k += block[2]) {
            for (int j = 0; j < size[1]; j += block[1]) {
                for (int i = 0; i < size[0]; i += block[0]) {
                    int[] own = {
                        i,
                        j,
                        k,
                        Math.min(size[0], i + block[0]) - 1,
                        Math.min(size[1], j + block[1]) - 1,
                        Math.min(size[2], k + block[2]) - 1
                    };
                    if (any(reach, own)) {
                        set(threshold, own, halfWay(widened(own, size, block), rim, around));
                    }
                }
            }
        }
        return threshold;
    }

    private static int[] widened(int[] own, int[] size, int[] block) {
        int[] wide = new int[6];
        for (int a = 0; a < 3; a++) {
            wide[a] = Math.max(0, own[a] - 2 * block[a]);
            wide[3 + a] = Math.min(size[a] - 1, own[3 + a] + 2 * block[a]);
        }
        return wide;
    }

    private float halfWay(int[] box, float rimElse, float softElse) {
        float rim = rim(box);
        float around = around(box);
        return 0.5f * ((Float.isNaN(rim) ? rimElse : rim) + (Float.isNaN(around) ? softElse : around));
    }

    private float rim(int[] box) {
        return quantile(layer, box, RIM_SHARE);
    }

    private float around(int[] box) {
        return quantile(soft, box, 0.5);
    }

    /// @return NaN with fewer than `FEWEST` flagged voxels
    private float quantile(boolean[] flags, int[] box, double share) {
        float[] values = new float[(box[3] - box[0] + 1) * (box[4] - box[1] + 1) * (box[5] - box[2] + 1)];
        int n = 0;
        for (int k = box[2]; k <= box[5]; k++) {
            for (int j = box[1]; j <= box[4]; j++) {
                for (int v = grid.index(box[0], j, k); v <= grid.index(box[3], j, k); v++) {
                    if (flags[v]) {
                        values[n++] = hounsfield[v];
                    }
                }
            }
        }
        if (n < FEWEST) {
            return Float.NaN;
        }
        Arrays.sort(values, 0, n);
        return values[(int) (share * (n - 1))];
    }

    private boolean any(boolean[] flags, int[] box) {
        for (int k = box[2]; k <= box[5]; k++) {
            for (int j = box[1]; j <= box[4]; j++) {
                for (int v = grid.index(box[0], j, k); v <= grid.index(box[3], j, k); v++) {
                    if (flags[v]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void set(float[] threshold, int[] box, float value) {
        for (int k = box[2]; k <= box[5]; k++) {
            for (int j = box[1]; j <= box[4]; j++) {
                Arrays.fill(threshold, grid.index(box[0], j, k), grid.index(box[3], j, k) + 1, value);
            }
        }
    }
}
