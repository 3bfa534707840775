package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;

/// Tissues told by their values alone, where nothing marks them.
///
/// Air is what lies below -800 HU and reaches the side of the image: outside the body, and neither lung nor
/// bowel. Fat and muscle are the peaks of the histogram between -140 and -60 and between 20 and 90 HU, measured
/// over voxels that lie with all six neighbours near the peak. All ranges are choices of this project, for 80
/// to 140 kVp.
///
/// Limits: the second peak is muscle only where muscle is most of the soft tissue; liver, spleen, bowel and
/// blood lie within 30 HU of it. A crop without air or fat gives no sample, never a wrong one: a peak at the
/// end of its range does not count.
public final class PixelTissues {
    private static final double AIR_BELOW_HU = -800;
    private static final double FILL_BELOW_HU = -1100;
    private static final int BIN_HU = 2;

    /// Voxels this near to a peak belong to it.
    private static final double NEAR_HU = 30;

    /// Neighbours may be off by the noise as well.
    private static final double NEIGHBOUR_HU = 60;

    private PixelTissues() {}

    /// @param ct Hounsfield units
    /// @param tissue air, adipose or muscle
    /// @return its sample; without voxels when its peak is not there
    /// @throws IllegalArgumentException for a tissue that values alone do not tell
    public static TissueSample sample(Volume ct, InternalTissue tissue) {
        return switch (tissue) {
            case AIR -> air(ct);
            case ADIPOSE -> peak(ct, tissue, -140, -60);
            case MUSCLE -> peak(ct, tissue, 20, 90);
            case BLOOD, CORTICAL -> throw new IllegalArgumentException("Values alone do not tell " + tissue.words());
        };
    }

    private static TissueSample air(Volume ct) {
        Grid g = ct.grid();
        boolean[] outside = new boolean[g.voxelCount()];
        int[] stack = new int[g.nx() * g.ny()];
        for (int k = 0; k < g.nz(); k++) {
            flood(ct, k, outside, stack);
        }
        TissueRegion.Picked picked = new TissueRegion.Picked();
        int[] stride = {1, g.nx()};
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 2; j < g.ny() - 2; j++) {
                for (int i = 2; i < g.nx() - 2; i++) {
                    int at = g.index(i, j, k);
                    if (isInner(outside, at, stride) && !isFill(ct.values(), at, stride)) {
                        picked.add(ct.values()[at]);
                    }
                }
            }
        }
        return TissueSample.of(InternalTissue.AIR, "air outside the body", picked.values());
    }

    /// Marks what reaches the side of one slice through voxels of air.
    private static void flood(Volume ct, int k, boolean[] outside, int[] stack) {
        Grid g = ct.grid();
        int base = g.index(0, 0, k);
        int size = g.nx() * g.ny();
        int top = 0;
        for (int p = 0; p < size; p++) {
            int i = p % g.nx();
            int j = p / g.nx();
            boolean isSide = i == 0 || j == 0 || i == g.nx() - 1 || j == g.ny() - 1;
            if (isSide && ct.values()[base + p] < AIR_BELOW_HU) {
                outside[base + p] = true;
                stack[top++] = p;
            }
        }
        while (top > 0) {
            int p = stack[--top];
            int i = p % g.nx();
            int[] next = {i > 0 ? p - 1 : -1, i + 1 < g.nx() ? p + 1 : -1, p - g.nx(), p + g.nx()};
            for (int q : next) {
                if (q >= 0 && q < size && !outside[base + q] && ct.values()[base + q] < AIR_BELOW_HU) {
                    outside[base + q] = true;
                    stack[top++] = q;
                }
            }
        }
    }

    private static boolean isInner(boolean[] outside, int at, int[] stride) {
        boolean all = outside[at];
        for (int s : stride) {
            all &= outside[at - 2 * s] && outside[at - s] && outside[at + s] && outside[at + 2 * s];
        }
        return all;
    }

    /// Fill values outside the field of view are low, or the same all round.
    private static boolean isFill(float[] hu, int at, int[] stride) {
        boolean isEven = true;
        for (int s : stride) {
            isEven &= hu[at - s] == hu[at] && hu[at + s] == hu[at];
        }
        return isEven || hu[at] < FILL_BELOW_HU;
    }

    private static TissueSample peak(Volume ct, InternalTissue tissue, int low, int high) {
        double peak = peakHu(ct, low, high);
        TissueRegion.Picked picked = new TissueRegion.Picked();
        if (!Double.isNaN(peak)) {
            Grid g = ct.grid();
            int[] stride = {1, g.nx(), g.nx() * g.ny()};
            for (int k = 1; k < g.nz() - 1; k++) {
                for (int j = 1; j < g.ny() - 1; j++) {
                    for (int i = 1; i < g.nx() - 1; i++) {
                        int at = g.index(i, j, k);
                        if (Math.abs(ct.values()[at] - peak) < NEAR_HU && isEven(ct.values(), at, stride, peak)) {
                            picked.add(ct.values()[at]);
                        }
                    }
                }
            }
        }
        return TissueSample.of(tissue, "peak of the histogram", picked.values());
    }

    private static boolean isEven(float[] hu, int at, int[] stride, double peak) {
        for (int s : stride) {
            if (Math.abs(hu[at - s] - peak) > NEIGHBOUR_HU || Math.abs(hu[at + s] - peak) > NEIGHBOUR_HU) {
                return false;
            }
        }
        return true;
    }

    /// The highest bin of the smoothed histogram; NaN when it lies at an end of the range.
    private static double peakHu(Volume ct, int low, int high) {
        int bins = (high - low) / BIN_HU;
        int[] count = new int[bins];
        for (float v : ct.values()) {
            int bin = (int) Math.floor((v - low) / BIN_HU);
            if (bin >= 0 && bin < bins) {
                count[bin]++;
            }
        }
        int reach = 4;
        int best = -1;
        long most = 0;
        for (int b = reach; b < bins - reach; b++) {
            long sum = 0;
            for (int s = -reach; s <= reach; s++) {
                sum += count[b + s];
            }
            if (sum > most) {
                most = sum;
                best = b;
            }
        }
        boolean isInside = best > reach && best < bins - reach - 1;
        return isInside ? low + (best + 0.5) * BIN_HU : Double.NaN;
    }
}
