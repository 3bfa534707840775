package fractura.mesh.image.codec;

/// The inverse 5/3 wavelet on whole numbers (Itu02, F.3.8.1): with absolute positions n, mirrored at both ends,
///
///     x(2n) = y(2n) − ⌊(y(2n − 1) + y(2n + 1) + 2)/4⌋,   x(2n + 1) = y(2n + 1) + ⌊(x(2n) + x(2n + 2))/2⌋
final class ReversibleWavelet {
    private ReversibleWavelet() {}

    /// Joins four bands in place: LL at the first corner, HL on its right, LH below, HH beyond.
    ///
    /// @param data coefficients, row-major
    /// @param columns of `data`
    /// @param area of the joined resolution, at the first corner
    static void join(int[] data, int columns, Area area) {
        int width = area.width();
        int height = area.height();
        int[] line = new int[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            join(data, y * columns, 1, width, area.x0() & 1, line);
        }
        for (int x = 0; x < width; x++) {
            join(data, x, columns, height, area.y0() & 1, line);
        }
    }

    /// @param odd 1 when the first position is odd
    private static void join(int[] data, int start, int step, int n, int odd, int[] line) {
        int low = (n + 1 - odd) / 2;
        for (int i = 0; i < low; i++) {
            line[2 * i + odd] = data[start + i * step];
        }
        for (int i = 0; i < n - low; i++) {
            line[2 * i + 1 - odd] = data[start + (low + i) * step];
        }
        if (n == 1) {
            line[0] >>= odd;
        } else {
            for (int i = odd; i < n; i += 2) {
                line[i] -= line[before(i)] + line[after(i, n)] + 2 >> 2;
            }
            for (int i = 1 - odd; i < n; i += 2) {
                line[i] += line[before(i)] + line[after(i, n)] >> 1;
            }
        }
        for (int i = 0; i < n; i++) {
            data[start + i * step] = line[i];
        }
    }

    private static int before(int i) {
        return i == 0 ? 1 : i - 1;
    }

    private static int after(int i, int n) {
        return i == n - 1 ? n - 2 : i + 1;
    }
}
