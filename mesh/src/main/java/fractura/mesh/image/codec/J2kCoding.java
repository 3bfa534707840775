package fractura.mesh.image.codec;

/// How the coefficients of a picture are coded (Itu02, A.6.1, tables A.15 to A.21).
///
/// @param levels wavelet decompositions, 0 to 32
/// @param blockWidthBits base-2 logarithm of the width of code-blocks, 2 to 10
/// @param blockHeightBits of their height, 2 to 10; both together at most 12
/// @param style bits of the constants below
/// @param isReversible 5/3 wavelet on whole numbers, else 9/7
/// @param precincts by resolution: logarithms of width (low four bits) and height of its precincts
record J2kCoding(
        int levels, int blockWidthBits, int blockHeightBits, int style, boolean isReversible, int[] precincts) {
    /// Later passes are bare bits.
    static final int BYPASS = 1;

    /// Statistics start anew with each pass.
    static final int RESET = 2;

    /// Each pass has its own code word.
    static final int TERMINATE = 4;

    /// Nothing is taken from the stripe below.
    static final int CAUSAL = 8;

    /// Each bit-plane ends with 1010.
    static final int SYMBOLS = 32;

    private static final int KNOWN_STYLES = 63;

    /// @param hasPrecincts whether their sizes follow, else they are 2¹⁵
    static J2kCoding read(Fields in, boolean hasPrecincts) {
        int at = in.at();
        int levels = in.u8();
        int width = in.u8() + 2;
        int height = in.u8() + 2;
        int style = in.u8();
        int wavelet = in.u8();
        if (levels > 32 || width > 10 || height > 10 || width + height > 12 || wavelet > 1) {
            throw BadFrame.damaged(
                    at,
                    "there is no coding with " + levels + " levels, blocks of 2^" + width + " x 2^" + height
                            + " and wavelet " + wavelet);
        }
        if ((style & ~KNOWN_STYLES) != 0) {
            throw BadFrame.unsupported("its blocks are coded in style " + style);
        }
        int[] precincts = new int[levels + 1];
        for (int r = 0; r <= levels; r++) {
            precincts[r] = hasPrecincts ? in.u8() : 0xff;
            if (r > 0 && ((precincts[r] & 15) == 0 || precincts[r] >> 4 == 0)) {
                throw BadFrame.damaged(in.at() - 1, "precincts of resolution " + r + " are one pixel wide");
            }
        }
        return new J2kCoding(levels, width, height, style, wavelet == 1, precincts);
    }

    boolean has(int flag) {
        return (style & flag) != 0;
    }

    /// @param first number of a pass that starts a code word
    /// @return how many passes it may hold
    int passesInWord(int first) {
        if (has(TERMINATE)) {
            return 1;
        }
        if (!has(BYPASS)) {
            return Integer.MAX_VALUE;
        }
        return first < BlockDecoder.FIRST_RAW_PASS
                ? BlockDecoder.FIRST_RAW_PASS - first
                : (first - BlockDecoder.FIRST_RAW_PASS) % 3 == 0 ? 2 : 1;
    }

    boolean isRaw(int pass) {
        return has(BYPASS) && pass >= BlockDecoder.FIRST_RAW_PASS && (pass - BlockDecoder.FIRST_RAW_PASS) % 3 < 2;
    }
}
