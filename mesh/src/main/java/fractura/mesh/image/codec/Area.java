package fractura.mesh.image.codec;

/// A rectangle of the grid on which JPEG 2000 lays pictures, tiles, bands and blocks (Itu02, annex B).
///
/// @param x0 first column, at least 0
/// @param y0 first row, at least 0
/// @param x1 one beyond the last column; not beyond `x0` when the area is empty
/// @param y1 one beyond the last row
record Area(int x0, int y0, int x1, int y1) {
    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    long pixels() {
        return (long) width() * height();
    }

    Area within(Area other) {
        return new Area(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /// Where one wavelet band of this area lies (Itu02, equation B-15).
    ///
    /// @param level number of halvings, 0 for the area itself
    /// @param right 1 for high frequencies along x, else 0
    /// @param down 1 for high frequencies along y, else 0
    Area band(int level, int right, int down) {
        return new Area(
                halved(x0, level, right), halved(y0, level, down), halved(x1, level, right), halved(y1, level, down));
    }

    private static int halved(int x, int level, int isHigh) {
        long moved = isHigh == 0 ? x : x - (1L << level - 1);
        return (int) -(-moved >> level);
    }
}
