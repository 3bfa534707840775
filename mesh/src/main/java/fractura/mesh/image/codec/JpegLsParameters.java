package fractura.mesh.image.codec;

/// Numbers that steer a JPEG-LS scan (Itu98, C.2.4.1.1): those of an LSE segment, defaults for those it leaves 0.
///
/// @param maximum largest sample, MAXVAL
/// @param near most by which a decoded sample may differ, NEAR; 0 is lossless
/// @param threshold1 T1, with T2 and T3 the borders between classes of gradients
/// @param threshold2 T2
/// @param threshold3 T3
/// @param reset samples of a context after which its sums are halved, RESET
record JpegLsParameters(int maximum, int near, int threshold1, int threshold2, int threshold3, int reset) {
    private static final int DEFAULT_RESET = 64;

    /// @param precision bits a sample, 2 to 16
    /// @param given MAXVAL, T1, T2, T3, RESET of the stream, 0 for the default
    /// @param at byte for the message
    static JpegLsParameters of(int precision, int near, int[] given, int at) {
        int maximum = given[0] == 0 ? (1 << precision) - 1 : given[0];
        if (maximum >= 1 << precision || near > Math.min(255, maximum / 2)) {
            throw BadFrame.damaged(
                    at, "samples of " + precision + " bits cannot reach " + maximum + " with an error of " + near);
        }
        int[] t = thresholds(maximum, near);
        for (int i = 0; i < 3; i++) {
            t[i] = given[i + 1] == 0 ? t[i] : given[i + 1];
        }
        int reset = given[4] == 0 ? DEFAULT_RESET : given[4];
        if (t[0] <= near
                || t[1] < t[0]
                || t[2] < t[1]
                || t[2] > maximum
                || reset < 3
                || reset > Math.max(255, maximum)) {
            throw BadFrame.damaged(
                    at,
                    "thresholds " + t[0] + ", " + t[1] + ", " + t[2] + " and reset " + reset
                            + " do not fit samples up to " + maximum);
        }
        return new JpegLsParameters(maximum, near, t[0], t[1], t[2], reset);
    }

    /// The defaults: 3, 7, 21 for 8 bits without loss, scaled and moved otherwise.
    private static int[] thresholds(int maximum, int near) {
        int[] basic = {3, 7, 21};
        int[] t = new int[3];
        int least = near + 1;
        for (int i = 0; i < 3; i++) {
            int move = (3 + 2 * i) * near;
            int wanted;
            if (maximum >= 128) {
                int factor = (Math.min(maximum, 4095) + 128) / 256;
                wanted = factor * (basic[i] - 2 - i) + 2 + i + move;
            } else {
                int factor = 256 / (maximum + 1);
                wanted = Math.max(2 + i, basic[i] / factor + move);
            }
            t[i] = wanted > maximum || wanted < least ? least : wanted;
            least = t[i];
        }
        return t;
    }

    /// @return by how much two samples differ that have neighbouring codes
    int step() {
        return 2 * near + 1;
    }

    /// @return number of codes for prediction errors, RANGE
    int range() {
        return (maximum + 2 * near) / step() + 1;
    }

    /// @return bits that hold any error, qbpp
    int errorBits() {
        return bits(range() - 1);
    }

    /// @return longest code of an error in bits, LIMIT
    int longestCode() {
        int bits = Math.max(2, bits(maximum));
        return 2 * (bits + Math.max(8, bits));
    }

    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }
}
