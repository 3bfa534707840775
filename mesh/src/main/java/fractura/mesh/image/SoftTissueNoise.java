package fractura.mesh.image;

import java.util.Arrays;

/// Pixel noise of a scan, read from its soft tissue.
///
/// Neighbours along x that both lie between -50 and 150 HU differ by noise and by structure; the median of the
/// absolute difference ignores the structure. For Gaussian noise it is 0.6745 √2 sd. Neighbouring voxels of a
/// smooth kernel are correlated, so this is a lower estimate.
public final class SoftTissueNoise {
    private static final double LOW = -50;
    private static final double HIGH = 150;
    private static final int ENOUGH = 100;

    private SoftTissueNoise() {}

    /// @param scan HU
    /// @return standard deviation, HU; 0 where there is too little soft tissue to tell
    public static double standardDeviation(Volume scan) {
        float[] v = scan.values();
        int nx = scan.grid().nx();
        double[] differences = new double[v.length];
        int count = 0;
        for (int p = 0; p + 1 < v.length; p++) {
            boolean sameRow = (p + 1) % nx != 0;
            if (sameRow && v[p] > LOW && v[p] < HIGH && v[p + 1] > LOW && v[p + 1] < HIGH) {
                differences[count++] = Math.abs(v[p + 1] - v[p]);
            }
        }
        if (count < ENOUGH) {
            return 0;
        }
        Arrays.sort(differences, 0, count);
        return differences[count / 2] / (0.6745 * Math.sqrt(2));
    }
}
