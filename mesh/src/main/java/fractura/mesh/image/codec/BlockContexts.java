package fractura.mesh.image.codec;

/// Contexts of the decisions about one coefficient, by what is known of its neighbours (Itu02, D.3; Taubman00).
///
/// A coefficient's flags hold, from bit 0 on, whether the neighbours W, E, N, S, NW, NE, SW, SE are significant,
/// and from bit 8 on, whether W, E, N, S are negative.
final class BlockContexts {
    static final int WEST = 1;
    static final int EAST = 1 << 1;
    static final int NORTH = 1 << 2;
    static final int SOUTH = 1 << 3;
    static final int NORTH_WEST = 1 << 4;
    static final int NORTH_EAST = 1 << 5;
    static final int SOUTH_WEST = 1 << 6;
    static final int SOUTH_EAST = 1 << 7;
    static final int NEIGHBOURS = 0xff;

    /// Shifts a flag of W, E, N, S to that of its sign.
    static final int SIGN_SHIFT = 8;

    static final int FIRST_SIGN = 9;
    static final int FIRST_REFINEMENT = 14;
    static final int RUN = 17;
    static final int UNIFORM = 18;
    static final int COUNT = 19;

    /// By band and flags of neighbours: context of significance, 0 to 8.
    private static final byte[][] SIGNIFICANCE = new byte[4][256];

    /// By flags of W, E, N, S and, above, their signs: context of the sign, in bit 7 whether it is turned.
    private static final byte[] SIGN = new byte[256];

    static {
        for (int flags = 0; flags < 256; flags++) {
            int across = Integer.bitCount(flags & (WEST | EAST));
            int along = Integer.bitCount(flags & (NORTH | SOUTH));
            int diagonal = Integer.bitCount(flags & (NORTH_WEST | NORTH_EAST | SOUTH_WEST | SOUTH_EAST));
            SIGNIFICANCE[0][flags] = (byte) ofEdges(across, along, diagonal);
            SIGNIFICANCE[1][flags] = (byte) ofEdges(along, across, diagonal);
            SIGNIFICANCE[2][flags] = (byte) ofEdges(across, along, diagonal);
            SIGNIFICANCE[3][flags] = (byte) ofDiagonals(across + along, diagonal);
            SIGN[flags] = (byte) ofSigns(pair(flags, WEST, EAST), pair(flags, NORTH, SOUTH));
        }
    }

    private BlockContexts() {}

    /// @param band 0 for LL, 1 HL, 2 LH, 3 HH
    /// @return contexts 0 to 8 by the flags of neighbours
    static byte[] significance(int band) {
        return SIGNIFICANCE[band];
    }

    /// @return context of a sign, in bit 7 whether the decision is turned
    static int sign(int flags) {
        return SIGN[flags & 15 | (flags >> SIGN_SHIFT & 15) << 4] & 0xff;
    }

    /// Itu02, table D.1, first two columns; for HL with the axes exchanged.
    private static int ofEdges(int across, int along, int diagonal) {
        if (across == 2) {
            return 8;
        }
        if (across == 1) {
            return along > 0 ? 7 : diagonal > 0 ? 6 : 5;
        }
        return along > 0 ? 2 + along : Math.min(2, diagonal);
    }

    /// Itu02, table D.1, last column.
    private static int ofDiagonals(int edges, int diagonal) {
        return switch (diagonal) {
            case 0 -> Math.min(2, edges);
            case 1 -> 3 + Math.min(2, edges);
            case 2 -> edges > 0 ? 7 : 6;
            default -> 8;
        };
    }

    /// Sum of the signs of two opposite neighbours, cut to −1 … 1 (Itu02, table D.2).
    private static int pair(int flags, int one, int other) {
        return Math.clamp(signed(flags, one) + signed(flags, other), -1, 1);
    }

    private static int signed(int flags, int neighbour) {
        if ((flags & neighbour) == 0) {
            return 0;
        }
        return (flags & neighbour << 4) == 0 ? 1 : -1;
    }

    /// Itu02, table D.3.
    private static int ofSigns(int across, int along) {
        int turned = across < 0 || across == 0 && along < 0 ? 0x80 : 0;
        int sign = turned == 0 ? 1 : -1;
        int context = across == 0 ? Math.abs(along) : 3 + sign * along;
        return FIRST_SIGN + context | turned;
    }
}
