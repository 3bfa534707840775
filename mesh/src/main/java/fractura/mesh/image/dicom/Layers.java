package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.Locale;

/// Layers of the volume, equally spaced along the normal, and the slices each is made of.
///
/// Slices within a tenth of a spacing of their layer are taken as they are. Where one is missing, or distances
/// vary, a layer between two slices is their linear mean. That is done for gaps up to 3 mm, the thickest slice a
/// vertebra is analysed from, or up to 1.5 times the usual distance; wider ones are refused. Both limits are
/// choices of this project.
///
/// @param stepMm distance of layers
/// @param below slice under each layer, or the slice itself; owned
/// @param shares share of the next slice above, 0 to 1; 0: the slice itself; owned
record Layers(double stepMm, int[] below, double[] shares) {
    static final double MOST_GAP_MM = 3;
    static final double MOST_GAP_RATIO = 1.5;

    /// A slice is where it should be within this share of the spacing.
    static final double OFF_PLACE = 0.1;

    int count() {
        return below.length;
    }

    /// @param alongMm rising places of the slices, two or more, the first 0
    /// @param where for messages
    /// @param remarks told of gaps
    /// @return the layers, first and last at the first and last slice
    /// @throws InputException when a gap is too wide
    static Layers of(double[] alongMm, String where, Remarks remarks) {
        int n = alongMm.length;
        double mean = alongMm[n - 1] / (n - 1);
        boolean isRegular = true;
        double[] gaps = new double[n - 1];
        for (int i = 1; i < n; i++) {
            isRegular &= Math.abs(alongMm[i] - i * mean) <= OFF_PLACE * mean;
            gaps[i - 1] = alongMm[i] - alongMm[i - 1];
        }
        if (isRegular) {
            int[] each = new int[n];
            Arrays.setAll(each, i -> i);
            return new Layers(mean, each, new double[n]);
        }
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double usual = sorted[(n - 2) / 2];
        double widest = sorted[n - 2];
        if (widest > Math.max(MOST_GAP_MM, MOST_GAP_RATIO * usual) * (1 + 1e-6)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Slices are missing from the CT series in %s: the usual distance is %.4g mm, but %s. Gaps are filled"
                            + " up to %.4g mm or %.4g times the usual distance. Export the series whole.",
                    where,
                    usual,
                    words(alongMm, gaps, usual),
                    MOST_GAP_MM,
                    MOST_GAP_RATIO));
        }
        int count = (int) Math.rint(alongMm[n - 1] / usual) + 1;
        return resampled(alongMm, gaps, usual, Math.max(2, count), remarks);
    }

    private static Layers resampled(double[] alongMm, double[] gaps, double usual, int count, Remarks remarks) {
        int n = alongMm.length;
        double step = alongMm[n - 1] / (count - 1);
        int[] below = new int[count];
        double[] shares = new double[count];
        int made = 0;
        for (int k = 0, b = 0; k < count; k++) {
            double at = k * step;
            while (b < n - 2 && alongMm[b + 1] <= at) {
                b++;
            }
            double share = (at - alongMm[b]) / gaps[b];
            below[k] = b;
            if (Math.abs(at - alongMm[b]) <= OFF_PLACE * step) {
                continue;
            }
            if (Math.abs(at - alongMm[b + 1]) <= OFF_PLACE * step) {
                below[k] = b + 1;
                continue;
            }
            shares[k] = share;
            made++;
        }
        remarks.finding(Warning.caution(
                "W16",
                String.format(
                        Locale.ROOT,
                        "Slices are not equally spaced: the usual distance is %.4g mm, but %s. %d of %d layers were"
                                + " interpolated between their neighbours.",
                        usual,
                        words(alongMm, gaps, usual),
                        made,
                        count)));
        return new Layers(step, below, shares);
    }

    private static String words(double[] alongMm, double[] gaps, double usual) {
        StringBuilder words = new StringBuilder();
        int listed = 0;
        int more = 0;
        for (int i = 0; i < gaps.length; i++) {
            if (Math.abs(gaps[i] - usual) <= OFF_PLACE * usual) {
                continue;
            }
            if (listed++ < 4) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(String.format(
                                Locale.ROOT, "%.4g mm after %.4g mm from the first slice", gaps[i], alongMm[i]));
            } else {
                more++;
            }
        }
        return words + (more > 0 ? " and " + more + " more" : "");
    }
}
