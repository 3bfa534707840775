package fractura.mesh.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Evenly spread directions (a Fibonacci spiral) and the nearest neighbours of each.
final class Directions {
    static final int COUNT = 1500;
    static final int NEIGHBOURS = 8;
    private static final double[][] UNIT = spiral();
    private static final int[][] NEAREST = neighbours();

    private Directions() {}

    static double[] unit(int d) {
        return UNIT[d];
    }

    static int[] nearest(int d) {
        return NEAREST[d];
    }

    /// @param q any vector but the zero vector
    /// @return the direction nearest to it
    static int towards(double[] q) {
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
        // the spiral is sorted by z: only a band of it can be near
        double z = q[2] / norm;
        int middle = (int) Math.round((1 - z) / 2 * COUNT - 0.5);
        int best = -1;
        double most = -2;
        for (int d = Math.max(0, middle - 130); d <= Math.min(COUNT - 1, middle + 130); d++) {
            double dot = (UNIT[d][0] * q[0] + UNIT[d][1] * q[1] + UNIT[d][2] * q[2]) / norm;
            if (dot > most) {
                most = dot;
                best = d;
            }
        }
        return best;
    }

    private static double[][] spiral() {
        double[][] unit = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            double z = 1 - 2 * (i + 0.5) / COUNT;
            double turn = Math.PI * (1 + Math.sqrt(5)) * (i + 0.5);
            double r = Math.sqrt(1 - z * z);
            unit[i] = new double[] {r * Math.cos(turn), r * Math.sin(turn), z};
        }
        return unit;
    }

    private static int[][] neighbours() {
        int[][] nearest = new int[COUNT][];
        for (int d = 0; d < COUNT; d++) {
            double[] u = UNIT[d];
            double[] dots = Arrays.stream(UNIT)
                    .mapToDouble(w -> u[0] * w[0] + u[1] * w[1] + u[2] * w[2])
                    .toArray();
            nearest[d] = IntStream.range(0, COUNT)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer w) -> -dots[w]))
                    .skip(1)
                    .limit(NEIGHBOURS)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return nearest;
    }
}
