package fractura.mesh.image.codec;

/// Size of a JPEG 2000 picture and of its tiles (Itu02, A.5.1).
///
/// @param image the picture on its grid
/// @param tileWidth nominal
/// @param tileHeight nominal
/// @param tileX first column of the first tile, not beyond the picture's
/// @param tileY first row of it
/// @param precision bits a sample, 1 to 16
/// @param isSigned whether samples are
record J2kSize(Area image, int tileWidth, int tileHeight, int tileX, int tileY, int precision, boolean isSigned) {
    private static final int MOST_TILES = 65535;

    /// Far enough from the largest int for sums of coordinates and block sides.
    private static final int MOST_COORDINATE = 1 << 30;

    static J2kSize read(Fields siz, FrameShape shape) {
        int at = siz.at();
        int capabilities = siz.u16();
        if ((capabilities & 0x4000) != 0) {
            throw BadFrame.unsupported("it is high-throughput JPEG 2000 (part 15)");
        }
        int[] n = new int[8];
        for (int i = 0; i < n.length; i++) {
            long value = siz.u32();
            // Tiles may be larger than the picture; cut to what an int holds, they still are.
            n[i] = (int) Math.min(value, Integer.MAX_VALUE);
        }
        Area image = new Area(n[2], n[3], n[0], n[1]);
        shape.checkSize(image.width(), image.height(), at);
        int components = siz.u16();
        if (components != 1) {
            throw BadFrame.unsupported("it has " + components + " colour components");
        }
        int depth = siz.u8();
        if (siz.u16() != 0x0101) {
            throw BadFrame.unsupported("its samples lie apart on its grid");
        }
        J2kSize size = new J2kSize(image, n[4], n[5], n[6], n[7], (depth & 0x7f) + 1, depth >> 7 == 1);
        size.check(at);
        return size;
    }

    private void check(int at) {
        if (precision > 16) {
            throw BadFrame.unsupported("its samples have " + precision + " bits");
        }
        boolean meetsFirstTile = tileX <= image.x0()
                && tileY <= image.y0()
                && (long) tileX + tileWidth > image.x0()
                && (long) tileY + tileHeight > image.y0();
        if (image.x1() > MOST_COORDINATE || image.y1() > MOST_COORDINATE) {
            throw BadFrame.unsupported(
                    "it lies " + Math.max(image.x1(), image.y1()) + " pixels from the corner of its" + " grid");
        }
        if (tileWidth == 0 || tileHeight == 0 || !meetsFirstTile || (long) across() * down() > MOST_TILES) {
            throw BadFrame.damaged(
                    at,
                    "there is no grid of tiles of " + tileWidth + " x " + tileHeight + " from " + tileX + ", " + tileY);
        }
    }

    int tiles() {
        return across() * down();
    }

    /// @param index 0 to `tiles()` − 1, row by row
    Area tile(int index) {
        long x = tileX + (long) (index % across()) * tileWidth;
        long y = tileY + (long) (index / across()) * tileHeight;
        return new Area(
                (int) Math.max(x, image.x0()),
                (int) Math.max(y, image.y0()),
                (int) Math.min(x + tileWidth, image.x1()),
                (int) Math.min(y + tileHeight, image.y1()));
    }

    private int across() {
        return (int) (((long) image.x1() - tileX + tileWidth - 1) / tileWidth);
    }

    private int down() {
        return (int) (((long) image.y1() - tileY + tileHeight - 1) / tileHeight);
    }
}
