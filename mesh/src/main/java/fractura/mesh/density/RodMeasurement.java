package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One rod, measured slice by slice over the core of its section.
///
/// The outer 40 % of the radius (at least one voxel) is left out, where wall and blur mix; so are the first and
/// the last slice. The rod's value is the median of the slice means, so that a slice with a streak does not
/// move it.
///
/// @param meanHu median of the slice means, HU
/// @param sdHu standard deviation of single voxels about their slice mean, HU
/// @param driftHuPer100mm slope of the slice means along the scan axis, HU in 100 mm
/// @param lengthMm distance between first and last slice used, mm
/// @param voxelCount voxels used
/// @param sliceCount slices used
public record RodMeasurement(
        double meanHu, double sdHu, double driftHuPer100mm, double lengthMm, int voxelCount, int sliceCount) {
    /// Blur of kernel and wall reaches about this far inwards (choice of this project).
    private static final double CORE_SHARE = 0.6;

    private static final int FEWEST_PER_SLICE = 5;
    private static final int FEWEST_SLICES = 3;

    /// Change of the slice means over the whole rod above which the caution is given (choice of this project):
    /// 10 HU are some 7 mg/cm³.
    private static final double LARGEST_CHANGE_HU = 10;

    /// @param ct Hounsfield units
    /// @param region where the rod lies
    /// @param name what to call the rod in messages
    /// @return its measurement
    /// @throws InputException when the region holds too few voxels of the scan
    public static RodMeasurement of(Volume ct, RodRegion region, String name) {
        Grid g = ct.grid();
        double inPlane = Math.max(g.spacingMm()[0], g.spacingMm()[1]);
        double core = Math.min(CORE_SHARE * region.radiusMm(), region.radiusMm() - inPlane);
        Slices slices = new Slices(g.nz());
        int[] box = box(g, region);
        for (int k = box[4]; k <= box[5]; k++) {
            for (int j = box[2]; j <= box[3]; j++) {
                for (int i = box[0]; i <= box[1]; i++) {
                    double[] p = g.toPatient(i, j, k);
                    double[] at = region.place(p[0], p[1], p[2]);
                    if (at[0] <= core && at[1] <= region.heightMm() / 2) {
                        slices.add(k, ct.values()[g.index(i, j, k)]);
                    }
                }
            }
        }
        return slices.measured(g.spacingMm()[2], name);
    }

    /// @param ct Hounsfield units
    /// @param map labels on its grid
    /// @param label value that marks the rod
    /// @param name what to call the rod in messages
    /// @return its measurement, over voxels whose neighbours two steps away in the slice carry the label too
    /// @throws InputException when too few voxels carry it
    public static RodMeasurement of(Volume ct, LabelMap map, int label, String name) {
        Grid g = ct.grid();
        Slices slices = new Slices(g.nz());
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    if (map.at(i, j, k) == label && isCore(map, i, j, k, label)) {
                        slices.add(k, ct.values()[g.index(i, j, k)]);
                    }
                }
            }
        }
        return slices.measured(g.spacingMm()[2], name);
    }

    private static boolean isCore(LabelMap map, int i, int j, int k, int label) {
        for (int step = 1; step <= 2; step++) {
            if (map.at(i - step, j, k) != label
                    || map.at(i + step, j, k) != label
                    || map.at(i, j - step, k) != label
                    || map.at(i, j + step, k) != label) {
                return false;
            }
        }
        return true;
    }

    /// @param name of the rod
    /// @return a caution when the slice means run away along the scan
    public Optional<Warning> drift(String name) {
        double change = driftHuPer100mm * lengthMm / 100;
        if (Math.abs(change) <= LARGEST_CHANGE_HU) {
            return Optional.empty();
        }
        return Optional.of(Warning.caution(
                "W07",
                String.format(
                        Locale.ROOT,
                        "The value of %s changes by %.0f HU over its %.0f mm (limit %.0f HU): the scanner drifts, the table"
                                + " mixes in, or the region leaves the rod. Check the region, or shorten it to the slices"
                                + " of the bone.",
                        name,
                        change,
                        lengthMm,
                        LARGEST_CHANGE_HU)));
    }

    private static int[] box(Grid g, RodRegion r) {
        int[] n = {g.nx(), g.ny(), g.nz()};
        double reach = r.radiusMm() + r.heightMm() / 2;
        double[] c = g.toVoxel(r.centerMm()[0], r.centerMm()[1], r.centerMm()[2]);
        double tilt = Math.sqrt(Math.max(0, 1 - r.axis()[2] * r.axis()[2])) + 0.05; // grid axes may be oblique too
        double side = r.radiusMm() + Math.min(1, 2 * tilt) * r.heightMm() / 2;
        double[] half = {side / g.spacingMm()[0], side / g.spacingMm()[1], reach / g.spacingMm()[2]};
        int[] box = new int[6];
        for (int a = 0; a < 3; a++) {
            box[2 * a] = (int) Math.clamp(Math.floor(c[a] - half[a]), 0, n[a] - 1.0);
            box[2 * a + 1] = (int) Math.clamp(Math.ceil(c[a] + half[a]), 0, n[a] - 1.0);
        }
        return box;
    }

    /// Sums of one rod by slice.
    private static final class Slices {
        private final double[] sum;
        private final double[] squares;
        private final int[] count;

        Slices(int n) {
            sum = new double[n];
            squares = new double[n];
            count = new int[n];
        }

        void add(int k, double hu) {
            sum[k] += hu;
            squares[k] += hu * hu;
            count[k]++;
        }

        RodMeasurement measured(double sliceMm, String name) {
            List<Integer> used = new ArrayList<>();
            for (int k = 0; k < sum.length; k++) {
                if (count[k] >= FEWEST_PER_SLICE) {
                    used.add(k);
                }
            }
            if (used.size() >= FEWEST_SLICES + 2) {
                used = used.subList(1, used.size() - 1);
            }
            if (used.size() < FEWEST_SLICES) {
                throw new InputException("The core of " + name + " holds " + used.size() + " slices of "
                        + FEWEST_PER_SLICE + " voxels or more, at least " + FEWEST_SLICES
                        + " are needed. Check its place (LPS, mm), radius and height, or its label.");
            }
            double[] z = new double[used.size()];
            double[] mean = new double[z.length];
            double within = 0;
            int voxels = 0;
            for (int s = 0; s < z.length; s++) {
                int k = used.get(s);
                z[s] = k * sliceMm;
                mean[s] = sum[k] / count[k];
                within += squares[k] - sum[k] * mean[s];
                voxels += count[k];
            }
            double drift = 100 * LinearFit.through(z, mean).slope();
            return new RodMeasurement(
                    Numbers.median(mean),
                    Math.sqrt(Math.max(0, within / (voxels - z.length))),
                    drift,
                    z[z.length - 1] - z[0],
                    voxels,
                    z.length);
        }
    }
}
