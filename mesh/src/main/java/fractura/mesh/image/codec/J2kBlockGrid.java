package fractura.mesh.image.codec;

/// The code-blocks of one band in one precinct, row by row, with the trees their packets share.
final class J2kBlockGrid {
    private final J2kBand band;
    private final int across;
    private final J2kBlock[] blocks;
    private final TagTree inclusion;
    private final TagTree emptyPlanes;

    /// @param area the precinct on the grid of the band, cut to the band, not empty
    /// @param widthBits base-2 logarithm of the width of blocks
    /// @param heightBits of their height
    J2kBlockGrid(J2kBand band, Area area, int widthBits, int heightBits) {
        this.band = band;
        int firstX = area.x0() >> widthBits;
        int firstY = area.y0() >> heightBits;
        across = (area.x1() - 1 >> widthBits) - firstX + 1;
        int down = (area.y1() - 1 >> heightBits) - firstY + 1;
        blocks = new J2kBlock[across * down];
        for (int b = 0; b < blocks.length; b++) {
            int x = firstX + b % across << widthBits;
            int y = firstY + b / across << heightBits;
            blocks[b] = new J2kBlock(new Area(x, y, x + (1 << widthBits), y + (1 << heightBits)).within(area));
        }
        inclusion = new TagTree(across, down);
        emptyPlanes = new TagTree(across, down);
    }

    /// @return how many blocks such a grid has
    static long size(Area area, int widthBits, int heightBits) {
        long across = (area.x1() - 1 >> widthBits) - (area.x0() >> widthBits) + 1;
        return across * ((area.y1() - 1 >> heightBits) - (area.y0() >> heightBits) + 1);
    }

    J2kBand band() {
        return band;
    }

    J2kBlock[] blocks() {
        return blocks;
    }

    /// Reads whether a packet brings something of block `b`, and how many of its bit-planes are coded when it is
    /// the first one that does (Itu02, B.10.4 and B.10.5).
    boolean isInPacket(int b, int layer, J2kPacketBits bits) {
        J2kBlock block = blocks[b];
        if (block.isIncluded()) {
            return bits.read() == 1;
        }
        int x = b % across;
        int y = b / across;
        if (!inclusion.isBelow(layer + 1, x, y, bits)) {
            return false;
        }
        int empty = 0;
        while (!emptyPlanes.isBelow(empty + 1, x, y, bits)) {
            empty++;
            if (empty >= band.planes()) {
                throw BadFrame.damaged("a block has none of its " + band.planes() + " bit-planes");
            }
        }
        int planes = band.planes() - empty;
        if (planes < 1) {
            throw BadFrame.damaged("a band without bit-planes has a block");
        }
        if (planes > BlockDecoder.MOST_PLANES) {
            throw BadFrame.unsupported("a block has " + planes + " bit-planes");
        }
        block.include(planes);
        return true;
    }
}
