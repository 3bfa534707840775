package fractura.viz;

/// A continuous colour map of 33 equally spaced colours, straight lines between them in sRGB.
///
/// Both coloured maps are perceptually even, have monotone lightness, and can be read with the usual forms of
/// colour blindness. `VIRIDIS` is by van der Walt and Smith (Smith15), `CIVIDIS` by Nuñez, Anderton and Renslow
/// (Nunez18); the anchors are every eighth colour of the published tables of 256 (lines between them miss a
/// tabulated colour by at most 7 of 255 levels).
public enum ColorMap {
    // @formatter:off
    /// dark violet over green to yellow (Smith15)
    VIRIDIS(
            """
        440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d
        2f6b8e 2c728e 297a8e 26828e 23898e 21918c 1f978b 1f9f88 21a685 27ad81 31b57b
        3dbc74 4cc26c 5cc863 6ece58 81d34d 95d840 aadc32 c0df25 d5e21a eae51a fde725"""),
    /// dark blue over grey to yellow (Nunez18)
    CIVIDIS(
            """
        00224e 00285b 002e6a 053371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 535a6d
        5a5f6e 61656f 686a71 6f7073 767676 7d7c78 838179 8b8778 928d78 9a9376 a29975
        aaa073 b3a670 bbad6d c3b369 ccba64 d4c15f ddc858 e6d051 efd748 f8df3c fee838"""),
    // @formatter:on
    /// black to white, as bone is shown on a CT
    GREY("101010 f4f4f4");

    private final int[] anchors;

    ColorMap(String hex) {
        String[] words = hex.trim().split("\\s+");
        anchors = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            anchors[i] = Integer.parseInt(words[i], 16);
        }
    }

    /// @param t place on the map, 0 first colour, 1 last; clamped
    /// @return sRGB colour 0xRRGGBB
    public int rgb(double t) {
        double x = Math.clamp(t, 0.0, 1.0) * (anchors.length - 1);
        int i = Math.min((int) x, anchors.length - 2);
        return mix(anchors[i], anchors[i + 1], x - i);
    }

    /// @param a sRGB colour
    /// @param b sRGB colour
    /// @param f share of b, 0 to 1
    /// @return the colour between them
    static int mix(int a, int b, double f) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double c = (1 - f) * (a >> shift & 255) + f * (b >> shift & 255);
            rgb |= (int) Math.round(c) << shift;
        }
        return rgb;
    }

    /// Lightness L* of CIE 1976 (CIE15), from sRGB with its D65 white.
    ///
    /// @param rgb sRGB colour 0xRRGGBB
    /// @return 0 black to 100 white
    static double lightness(int rgb) {
        double y = 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
        return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : 24389.0 / 27 * y;
    }

    private static double linear(int level) {
        double c = level / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
