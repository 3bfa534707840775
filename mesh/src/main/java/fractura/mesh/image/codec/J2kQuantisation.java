package fractura.mesh.image.codec;

/// Steps by which the wavelet bands are quantised (Itu02, A.6.4 and E.1).
///
/// @param isDerived whether one step is given for the lowest band, the others follow from it
/// @param isExact whether nothing is quantised
/// @param guardBits bits for overflow, G
/// @param exponents by band, ε
/// @param mantissas by band, µ, in 1/2048
record J2kQuantisation(boolean isDerived, boolean isExact, int guardBits, int[] exponents, int[] mantissas) {
    static J2kQuantisation read(Fields in) {
        int at = in.at();
        int kind = in.u8();
        int style = kind & 31;
        if (style > 2) {
            throw BadFrame.damaged(at, "there is no quantisation of style " + style);
        }
        int bytes = style == 0 ? 1 : 2;
        int bands = style == 1 ? 1 : in.left() / bytes;
        int[] exponents = new int[bands];
        int[] mantissas = new int[bands];
        for (int b = 0; b < bands; b++) {
            int step = style == 0 ? in.u8() << 8 : in.u16();
            exponents[b] = step >> 11;
            mantissas[b] = step & 0x7ff;
        }
        return new J2kQuantisation(style == 1, style == 0, kind >> 5, exponents, mantissas);
    }

    void check(J2kCoding coding, int at) {
        int needed = isDerived ? 1 : 3 * coding.levels() + 1;
        if (exponents.length < needed) {
            throw BadFrame.damaged(at, "it quantises " + exponents.length + " bands of " + needed);
        }
        if (coding.isReversible() != isExact) {
            throw BadFrame.damaged(at, "its wavelet and its quantisation do not go together");
        }
    }

    /// @param resolution 0 to the number of levels
    /// @param band 0 for LL, 1 HL, 2 LH, 3 HH
    /// @return bits of the largest quantised coefficient, M (Itu02, equation E-2); at least 0
    int planes(int resolution, int band) {
        return Math.max(0, guardBits + exponent(resolution, band) - 1);
    }

    /// @param precision bits a sample
    /// @return the step Δ (Itu02, equation E-3), 1 when nothing is quantised
    float step(int resolution, int band, int precision) {
        if (isExact) {
            return 1;
        }
        int gain = band == 0 ? 0 : band == 3 ? 2 : 1;
        double mantissa = 1 + mantissas[isDerived ? 0 : index(resolution, band)] / 2048.0;
        return (float) Math.scalb(mantissa, precision + gain - exponent(resolution, band));
    }

    private int exponent(int resolution, int band) {
        return isDerived ? exponents[0] - Math.max(0, resolution - 1) : exponents[index(resolution, band)];
    }

    private static int index(int resolution, int band) {
        return resolution == 0 ? 0 : 3 * (resolution - 1) + band;
    }
}
