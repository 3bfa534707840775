package fractura.mesh.image.codec;

/// The inverse discrete cosine transform of one 8 x 8 block in double precision (Itu92, A.3.3), so that nothing
/// but the coder's quantisation is lost:
///
///     s(x, y) = 1/4 Σ Σ C(u) C(v) S(u, v) cos((2x + 1) u π / 16) cos((2y + 1) v π / 16),  C(0) = 1/√2, else 1
final class InverseDct {
    private static final int SIDE = 8;
    private static final int[] ZIGZAG = zigzag();
    private static final double[] COSINE = cosine();

    private final int[] steps;
    private final int shift;
    private final int most;
    private final double[] coefficients = new double[SIDE * SIDE];
    private final double[] rows = new double[SIDE * SIDE];

    /// @param steps of the quantisation, in zigzag order
    /// @param precision bits a sample
    InverseDct(int[] steps, int precision) {
        this.steps = steps;
        this.shift = 1 << precision - 1;
        this.most = (1 << precision) - 1;
    }

    /// @param quantised 64 coefficients from `block` on, in zigzag order
    /// @param out overwritten: 64 samples, row-major, 0 to 2^precision − 1
    void apply(int[] quantised, int block, int[] out) {
        for (int k = 0; k < SIDE * SIDE; k++) {
            coefficients[ZIGZAG[k]] = (double) quantised[block + k] * steps[k];
        }
        for (int v = 0; v < SIDE; v++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int u = 0; u < SIDE; u++) {
                    sum += coefficients[v * SIDE + u] * COSINE[x * SIDE + u];
                }
                rows[v * SIDE + x] = sum;
            }
        }
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int v = 0; v < SIDE; v++) {
                    sum += rows[v * SIDE + x] * COSINE[y * SIDE + v];
                }
                out[y * SIDE + x] = (int) Math.clamp(Math.rint(sum) + shift, 0, most);
            }
        }
    }

    /// By x and u: C(u)/2 cos((2x + 1) u π / 16).
    private static double[] cosine() {
        double[] cosine = new double[SIDE * SIDE];
        for (int x = 0; x < SIDE; x++) {
            for (int u = 0; u < SIDE; u++) {
                double scale = u == 0 ? Math.sqrt(0.5) : 1;
                cosine[x * SIDE + u] = scale / 2 * StrictMath.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return cosine;
    }

    /// Positions in a block, row-major, along its diagonals, every other one upwards (Itu92, figure 5).
    private static int[] zigzag() {
        int[] order = new int[SIDE * SIDE];
        int k = 0;
        for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
            int least = Math.max(0, diagonal - SIDE + 1);
            int most = Math.min(diagonal, SIDE - 1);
            for (int i = least; i <= most; i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                order[k++] = row * SIDE + diagonal - row;
            }
        }
        return order;
    }
}
