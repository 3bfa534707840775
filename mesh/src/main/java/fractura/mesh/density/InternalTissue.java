package fractura.mesh.density;

/// A tissue whose mean Hounsfield value in the scan itself serves to calibrate it (Michalski20).
///
/// The range is wide enough for 80 to 140 kVp; a mean outside it was measured in another tissue (choice of this
/// project).
public enum InternalTissue {
    // spotless:off
    /// subcutaneous or visceral fat
    ADIPOSE ("adipose",       -200,  -20),
    /// air outside the body
    AIR     ("air",          -1100, -800),
    /// blood in the aorta
    BLOOD   ("blood",            0,  400),
    /// compact bone of a long-bone shaft
    CORTICAL("cortical bone",   500, 2500),
    /// skeletal muscle
    MUSCLE  ("muscle",         -30,  150);
    // spotless:on

    private final String words;
    private final double lowestHu;
    private final double highestHu;

    InternalTissue(String words, double lowestHu, double highestHu) {
        this.words = words;
        this.lowestHu = lowestHu;
        this.highestHu = highestHu;
    }

    /// @return the tissue as printed
    public String words() {
        return words;
    }

    /// @return smallest mean taken, HU
    double lowestHu() {
        return lowestHu;
    }

    /// @return largest mean taken, HU
    double highestHu() {
        return highestHu;
    }
}
