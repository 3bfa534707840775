package fractura.mesh.cortex;

/// A plate of known density between two plateaus, seen through a Gaussian blur (Prevrhal99, Treece10):
/// ρ(x) = a + (c - a) Φ((x - x₁)/σ) + (b - c) Φ((x - x₂)/σ), with x₂ = x₁ + t.
///
/// Of a plate thinner than the blur the scan tells its area above the plateaus and no more: height and thickness
/// are one unknown too many. With the density c of the plate given, the area gives the thickness.
///
/// @param outside density a of the plateau before the plate
/// @param inside density b of the plateau behind it
/// @param middle of the plate, in the unit of x
/// @param thickness of the plate, 0 or more
/// @param blur σ, above 0
record BlurredBox(double outside, double inside, double middle, double thickness, double blur) {
    /// Number of numbers that a fit finds.
    static final int UNKNOWNS = 5;

    private static final double REACH = 6;
    private static final int PER_UNIT = 512;
    private static final double[] BELL = bell();
    private static final double[] SHARE = share();

    /// @param x place
    /// @param plate density c of the plate
    /// @return density there
    double at(double x, double plate) {
        double first = (x - middle + thickness / 2) / blur;
        double second = (x - middle - thickness / 2) / blur;
        return outside + (plate - outside) * looked(SHARE, first) + (inside - plate) * looked(SHARE, second);
    }

    /// @param profile measured
    /// @param plate density c of the plate
    /// @return sum of the squared differences
    double misfit(Profile profile, double plate) {
        double sum = 0;
        for (int i = 0; i < profile.values().length; i++) {
            double r = profile.values()[i] - at(profile.placeMm(i), plate);
            sum += r * r;
        }
        return sum;
    }

    /// Derivatives of the density at a place by a, b, middle, thickness and ln σ.
    ///
    /// @param x place
    /// @param plate density c of the plate
    /// @param into five numbers, overwritten
    void slopes(double x, double plate, double[] into) {
        double first = (x - middle + thickness / 2) / blur;
        double second = (x - middle - thickness / 2) / blur;
        double rise = (plate - outside) * looked(BELL, first);
        double fall = (inside - plate) * looked(BELL, second);
        into[0] = 1 - looked(SHARE, first);
        into[1] = looked(SHARE, second);
        into[2] = -(rise + fall) / blur;
        into[3] = 0.5 * (rise - fall) / blur;
        into[4] = -rise * first - fall * second;
    }

    /// @param step change of a, b, middle, thickness and ln σ
    /// @return the changed plate, no thinner than 0
    BlurredBox moved(double[] step) {
        return new BlurredBox(
                outside + step[0],
                inside + step[1],
                middle + step[2],
                Math.max(0, thickness + step[3]),
                blur * Math.exp(Math.clamp(step[4], -0.5, 0.5)));
    }

    /// Between the entries of a table, linear: within 1e-6.
    private static double looked(double[] table, double z) {
        double at = (Math.clamp(z, -REACH, REACH) + REACH) * PER_UNIT;
        int i = Math.min((int) at, table.length - 2);
        return table[i] + (at - i) * (table[i + 1] - table[i]);
    }

    private static double[] bell() {
        double[] bell = new double[(int) (2 * REACH * PER_UNIT) + 1];
        for (int i = 0; i < bell.length; i++) {
            double z = (double) i / PER_UNIT - REACH;
            bell[i] = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        }
        return bell;
    }

    /// Φ by the trapezoidal rule, which is exact to 1e-6 of the bell at this step.
    private static double[] share() {
        double[] share = new double[BELL.length];
        for (int i = 1; i < share.length; i++) {
            share[i] = share[i - 1] + (BELL[i - 1] + BELL[i]) / (2 * PER_UNIT);
        }
        return share;
    }
}
