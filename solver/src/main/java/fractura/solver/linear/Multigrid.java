package fractura.solver.linear;

/// The multigrid cycle, for any levels that can smooth, restrict and prolong.
///
/// Smoother: Chebyshev polynomial of degree p in D⁻¹A over [λ/a, λ], where λ bounds the largest eigenvalue of
/// D⁻¹A from above (Adams03). The bound must be a bound: with an underestimate the cycle turns indefinite while
/// conjugate gradients still report convergence. W-cycle: every level visits the next coarser one twice, except
/// the one just above the direct solve; this is what keeps bending modes and stiff inclusions cheap (measured on
/// the real L3: 12 iterations, 16 when the finest level visits only once). Pre- and post-smoothing are the same
/// polynomial, so the cycle is symmetric.
public final class Multigrid {
    /// One level of the hierarchy. State: solution x, residual r, and the last correction d, whose effect on the
    /// residual is still pending (r does not hold A d yet).
    public interface Level {
        /// x = d = scale · D⁻¹ r.
        ///
        /// @param scale factor
        void begin(double scale);

        /// r -= A d; d = keep · d + scale · D⁻¹ r; x += d.
        ///
        /// @param keep share of the old correction
        /// @param scale factor on the preconditioned residual
        void step(double keep, double scale);

        /// r -= A d, so that r = b - A x.
        void settle();

        /// Next level's r = Pᵀ r.
        void restrictResidual();

        /// d = P (next level's x); x += d.
        void prolongCorrection();
    }

    /// Direct solve on the coarsest level: its x from its r.
    @FunctionalInterface
    public interface Bottom {
        /// x = A⁻¹ r.
        void solve();
    }

    private final Level[] levels;
    private final Bottom bottom;
    private final double[] keep;
    private final double[] scale;

    /// @param levels finest first, without the bottom one
    /// @param bottom coarsest level
    /// @param degree of the smoother, at least 1
    /// @param ratio a: the smoother damps eigenvalues in [bound/a, bound]; above 1
    /// @param bound largest eigenvalue of D⁻¹A on any level, or more
    public Multigrid(Level[] levels, Bottom bottom, int degree, double ratio, double bound) {
        this.levels = levels;
        this.bottom = bottom;
        keep = new double[degree];
        scale = new double[degree];
        double theta = (bound + bound / ratio) / 2;
        double delta = (bound - bound / ratio) / 2;
        double sigma = theta / delta;
        double rho = 1 / sigma;
        scale[0] = 1 / theta;
        for (int s = 1; s < degree; s++) {
            double next = 1 / (2 * sigma - rho);
            keep[s] = next * rho;
            scale[s] = 2 * next / delta;
            rho = next;
        }
    }

    /// One cycle on the finest level, from its r to its x.
    public void cycle() {
        if (levels.length == 0) {
            bottom.solve();
        } else {
            cycle(0, true);
        }
    }

    private void cycle(int l, boolean fromZero) {
        Level level = levels[l];
        if (fromZero) {
            level.begin(scale[0]);
        } else {
            level.step(0, scale[0]);
        }
        for (int s = 1; s < scale.length; s++) {
            level.step(keep[s], scale[s]);
        }
        level.settle();
        level.restrictResidual();
        if (l + 1 == levels.length) {
            bottom.solve();
        } else {
            cycle(l + 1, true);
            boolean isJustAboveBottom = l + 2 == levels.length;
            if (!isJustAboveBottom) {
                cycle(l + 1, false);
            }
        }
        level.prolongCorrection();
        level.step(0, scale[0]);
        for (int s = 1; s < scale.length; s++) {
            level.step(keep[s], scale[s]);
        }
    }
}
