package fractura.solver.element;

/// Scalars of symmetric 3×3 tensors: principal values, von Mises stress, effective strain.
///
/// Tensors are six numbers in the order xx, yy, zz, xy, yz, xz at an offset of an array; shear strains are
/// engineering (doubled). No memory is allocated.
public final class StressMeasures {
    private StressMeasures() {}

    /// Principal stresses.
    ///
    /// @param stress six components from `at` on (MPa)
    /// @param at offset of xx
    /// @param principal output of length 3, largest first (MPa)
    public static void principalStressInto(double[] stress, int at, double[] principal) {
        principalInto(stress, at, 1, principal);
    }

    /// Principal strains.
    ///
    /// @param strain six components from `at` on, shear doubled
    /// @param at offset of xx
    /// @param principal output of length 3, largest first
    public static void principalStrainInto(double[] strain, int at, double[] principal) {
        principalInto(strain, at, 0.5, principal);
    }

    /// @param stress six components from `at` on (MPa)
    /// @param at offset of xx
    /// @return von Mises equivalent stress (MPa)
    public static double vonMises(double[] stress, int at) {
        double a = stress[at] - stress[at + 1];
        double b = stress[at + 1] - stress[at + 2];
        double c = stress[at + 2] - stress[at];
        double shear = square(stress[at + 3]) + square(stress[at + 4]) + square(stress[at + 5]);
        return Math.sqrt(0.5 * (a * a + b * b + c * c) + 3 * shear);
    }

    /// Effective strain √(2 U / E) with U = ½ σ : ε, the energy density (Pistoia02).
    ///
    /// @param stress six components from `at` on (MPa)
    /// @param strain six components from `at` on, shear doubled
    /// @param at offset of xx in both
    /// @param youngsModulusMPa of the element, above 0
    /// @return effective strain, at least 0
    public static double effectiveStrain(double[] stress, double[] strain, int at, double youngsModulusMPa) {
        double twiceEnergy = 0;
        for (int v = 0; v < 6; v++) {
            twiceEnergy += stress[at + v] * strain[at + v];
        }
        return Math.sqrt(Math.max(0, twiceEnergy) / youngsModulusMPa);
    }

    // Eigenvalues in closed form (Eberly14). With q the mean and p the size of the deviator B, the eigenvalue farther
    // from the other two is q ± 2p cos(φ), accurate to rounding. The other two follow from the 2×2 block of the tensor
    // across its eigenvector; the cosine formula would lose half of the digits there when they nearly coincide, as
    // they do in every bar under uniaxial load.
    private static void principalInto(double[] t, int at, double shearFactor, double[] out) {
        double xx = t[at];
        double yy = t[at + 1];
        double zz = t[at + 2];
        double xy = shearFactor * t[at + 3];
        double yz = shearFactor * t[at + 4];
        double xz = shearFactor * t[at + 5];
        double shear = xy * xy + yz * yz + xz * xz;
        if (shear == 0) {
            sortInto(xx, yy, zz, out);
            return;
        }
        double q = (xx + yy + zz) / 3;
        double p = Math.sqrt((square(xx - q) + square(yy - q) + square(zz - q) + 2 * shear) / 6);
        double a = (xx - q) / p;
        double b = (yy - q) / p;
        double c = (zz - q) / p;
        double d = xy / p;
        double e = yz / p;
        double f = xz / p;
        double halfDet = 0.5 * (a * (b * c - e * e) - d * (d * c - e * f) + f * (d * e - b * f));
        double angle = Math.acos(Math.clamp(Math.abs(halfDet), 0, 1)) / 3;
        double lone = Math.copySign(2 * Math.cos(angle), halfDet);
        pairInto(a, b, c, d, e, f, lone, out);
        double first = q + p * out[0];
        double second = q + p * out[1];
        sortInto(q + p * lone, first, second, out);
    }

    /// The two eigenvalues of the scaled deviator across the eigenvector of `lone`.
    private static void pairInto(
            double a, double b, double c, double d, double e, double f, double lone, double[] out) {
        // rows of B - lone·1 span the plane across the eigenvector; the longest cross product of two is its direction
        double r0x = a - lone;
        double r1y = b - lone;
        double r2z = c - lone;
        double ux = d * e - f * r1y;
        double uy = f * d - r0x * e;
        double uz = r0x * r1y - d * d;
        double vx = d * r2z - f * e;
        double vy = f * f - r0x * r2z;
        double vz = r0x * e - d * f;
        double wx = r1y * r2z - e * e;
        double wy = e * f - d * r2z;
        double wz = d * e - r1y * f;
        double u2 = ux * ux + uy * uy + uz * uz;
        double v2 = vx * vx + vy * vy + vz * vz;
        double w2 = wx * wx + wy * wy + wz * wz;
        if (v2 > u2 && v2 >= w2) {
            ux = vx;
            uy = vy;
            uz = vz;
        } else if (w2 > u2) {
            ux = wx;
            uy = wy;
            uz = wz;
        }
        double length = Math.sqrt(ux * ux + uy * uy + uz * uz);
        ux /= length;
        uy /= length;
        uz /= length;
        // g, h: unit vectors across u
        double gx = 0;
        double gy = 0;
        double gz = 0;
        if (Math.abs(ux) > Math.abs(uy)) {
            double s = 1 / Math.hypot(ux, uz);
            gx = -uz * s;
            gz = ux * s;
        } else {
            double s = 1 / Math.hypot(uy, uz);
            gy = uz * s;
            gz = -uy * s;
        }
        double hx = uy * gz - uz * gy;
        double hy = uz * gx - ux * gz;
        double hz = ux * gy - uy * gx;
        double bgx = a * gx + d * gy + f * gz;
        double bgy = d * gx + b * gy + e * gz;
        double bgz = f * gx + e * gy + c * gz;
        double bhx = a * hx + d * hy + f * hz;
        double bhy = d * hx + b * hy + e * hz;
        double bhz = f * hx + e * hy + c * hz;
        double gg = gx * bgx + gy * bgy + gz * bgz;
        double gh = hx * bgx + hy * bgy + hz * bgz;
        double hh = hx * bhx + hy * bhy + hz * bhz;
        double mean = 0.5 * (gg + hh);
        double spread = Math.hypot(0.5 * (gg - hh), gh);
        out[0] = mean + spread;
        out[1] = mean - spread;
    }

    private static void sortInto(double a, double b, double c, double[] out) {
        double high = Math.max(a, Math.max(b, c));
        double low = Math.min(a, Math.min(b, c));
        out[0] = high;
        out[1] = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        out[2] = low;
    }

    private static double square(double x) {
        return x * x;
    }
}
