package fractura.mesh.image.codec;

/// The picture that all code streams of the tests hold: flat ground with runs, a ring, a rough core, black and
/// white.
final class DrawnPicture {
    private DrawnPicture() {}

    /// @return stored values, row-major
    static int[] of(FrameShape shape) {
        int[] values = new int[shape.pixels()];
        int zero = shape.isSigned() ? 1 << shape.bitsStored() - 1 : 0;
        for (int p = 0; p < values.length; p++) {
            values[p] = value(p % shape.columns(), p / shape.columns(), shape.bitsStored()) - zero;
        }
        return values;
    }

    private static int value(int x, int y, int bits) {
        int full = (1 << bits) - 1;
        int distance = (x - 29) * (x - 29) + (y - 23) * (y - 23);
        if (distance < 120) {
            return Math.min(full, full * 5 / 8 + (x * x * 7 + y * y * 13 + x * y * 3) % (1 << bits / 2));
        }
        if (distance < 300) {
            return Math.min(full, full * 7 / 8 + (x * 5 + y * 3) % 4);
        }
        if (y > 40) {
            return full;
        }
        return x < 8 ? 0 : full / 16 + ((x + y) % 17 == 0 ? 1 : 0);
    }
}
