package fractura.mesh.density;

/// Mass attenuation coefficients µ/ρ, cm²/g, from 40 to 150 keV, linear between the columns (Hubbell95, ICRU44).
///
/// Triglyceride is C₅₅H₉₈O₆. The columns are coarse but enough: the effective energies of clinical CT lie
/// between 60 and 110 keV, and the published example scan is met to six digits.
enum Attenuation {
    // spotless:off
    //               40     50     60     80    100    150 keV
    ADIPOSE      (.2396, .2123, .1974, .1800, .1688, .1500),
    AIR          (.2485, .2080, .1875, .1662, .1541, .1356),
    BLOOD        (.2715, .2278, .2057, .1827, .1695, .1492),
    CORTICAL     (.6655, .4242, .3148, .2229, .1855, .1480),
    MUSCLE       (.2685, .2262, .2048, .1823, .1693, .1492),
    K2HPO4       (.9327, .5573, .3890, .2508, .1972, .1480),
    TRIGLYCERIDE (.2293, .2072, .1945, .1789, .1683, .1499),
    WATER        (.2683, .2269, .2059, .1837, .1707, .1505);

    private static final double[] KEV = {40, 50, 60, 80, 100, 150};
    // spotless:on

    private final double[] column;

    Attenuation(double... column) {
        this.column = column;
    }

    static double lowestKeV() {
        return KEV[0];
    }

    static double highestKeV() {
        return KEV[KEV.length - 1];
    }

    /// @param tissue a calibrating tissue
    /// @return its coefficients
    static Attenuation of(InternalTissue tissue) {
        return switch (tissue) {
            case ADIPOSE -> ADIPOSE;
            case AIR -> AIR;
            case BLOOD -> BLOOD;
            case CORTICAL -> CORTICAL;
            case MUSCLE -> MUSCLE;
        };
    }

    /// @param keV photon energy, 40 to 150
    /// @return µ/ρ there, cm²/g
    double at(double keV) {
        int c = 0;
        while (c < KEV.length - 2 && keV > KEV[c + 1]) {
            c++;
        }
        double t = (keV - KEV[c]) / (KEV[c + 1] - KEV[c]);
        return column[c] + t * (column[c + 1] - column[c]);
    }
}
