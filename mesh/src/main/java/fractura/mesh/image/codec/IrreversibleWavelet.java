package fractura.mesh.image.codec;

/// The inverse 9/7 wavelet by lifting (Itu02, F.3.8.2): with absolute positions n, mirrored at both ends, low
/// ones times K and high ones by K, then four steps that each take a multiple of both neighbours from every other
/// position.
final class IrreversibleWavelet {
    // Itu02, table F.4.
    private static final float ALPHA = -1.586134342059924f;
    private static final float BETA = -0.052980118572961f;
    private static final float GAMMA = 0.882911075530934f;
    private static final float DELTA = 0.443506852043971f;
    private static final float K = 1.230174104914001f;

    private IrreversibleWavelet() {}

    /// Joins four bands in place: LL at the first corner, HL on its right, LH below, HH beyond.
    ///
    /// @param data coefficients, row-major
    /// @param columns of `data`
    /// @param area of the joined resolution, at the first corner
    static void join(float[] data, int columns, Area area) {
        int width = area.width();
        int height = area.height();
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            join(data, y * columns, 1, width, area.x0() & 1, line);
        }
        for (int x = 0; x < width; x++) {
            join(data, x, columns, height, area.y0() & 1, line);
        }
    }

    /// @param odd 1 when the first position is odd
    private static void join(float[] data, int start, int step, int n, int odd, float[] line) {
        if (n == 1) {
            data[start] = odd == 1 ? data[start] / 2 : data[start];
            return;
        }
        int low = (n + 1 - odd) / 2;
        for (int i = 0; i < low; i++) {
            line[2 * i + odd] = data[start + i * step] * K;
        }
        for (int i = 0; i < n - low; i++) {
            line[2 * i + 1 - odd] = data[start + (low + i) * step] / K;
        }
        lift(line, n, odd, DELTA);
        lift(line, n, 1 - odd, GAMMA);
        lift(line, n, odd, BETA);
        lift(line, n, 1 - odd, ALPHA);
        for (int i = 0; i < n; i++) {
            data[start + i * step] = line[i];
        }
    }

    private static void lift(float[] line, int n, int first, float factor) {
        for (int i = first; i < n; i += 2) {
            float before = line[i == 0 ? 1 : i - 1];
            float after = line[i == n - 1 ? n - 2 : i + 1];
            line[i] -= factor * (before + after);
        }
    }
}
