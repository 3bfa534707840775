package fractura.solver.linear;

/// The multigrid cycle, for any levels that can smooth, restrict and prolong.
///
/// Smoother: Chebyshev polynomial of degree p in D⁻¹A over [λ/a, λ], where λ bounds the largest eigenvalue of
/// D⁻¹A from above (Adams03). The bound must be a bound: with an underestimate the cycle turns indefinite while
/// conjugate gradients still report convergence. W-cycle: every level visits the next coarser one twice,
/// which keeps bending modes and stiff inclusions cheap; the direct solve, being exact, is visited once. Pre-
/// and post-smoothing are the same polynomial, so the cycle is symmetric.
public final class Multigrid {
    /// One level of the hierarchy. State: right-hand side b, solution x, and the one before it.
    public interface Level {
        /// x = scale · D⁻¹ b.
        ///
        /// @param scale factor
        void begin(double scale);

        /// x += scale · D⁻¹ (b - A x), the first step from an x that is no step of the smoother.
        ///
        /// @param scale factor on the preconditioned residual
        void restart(double scale);

        /// x += keep · (x - the one before) + scale · D⁻¹ (b - A x).
        ///
        /// @param keep share of the last change, which was one of the smoother's
        /// @param scale factor on the preconditioned residual
        void step(double keep, double scale);

        /// r = b - A x, to be restricted next.
        void settle();

        /// Next level's b = Pᵀ r.
        void restrictResidual();

        /// Next level's b = Pᵀ b.
        void restrictRightHandSide();

        /// x += P (next level's x).
        void prolongCorrection();
    }

    /// Direct solve on the coarsest level: its x from its b.
    @FunctionalInterface
    public interface Bottom {
        /// x = A⁻¹ b.
        void solve();
    }

    private final Level[] levels;
    private final Bottom bottom;
    private final double[] keep;
    private final double[][] scale;

    /// @param levels finest first, without the bottom one
    /// @param bottom coarsest level
    /// @param degree of the smoother, at least 2
    /// @param ratio a: the smoother damps eigenvalues in [bound/a, bound]; above 1
    /// @param bound for each level, its largest eigenvalue of D⁻¹A, or more
    public Multigrid(Level[] levels, Bottom bottom, int degree, double ratio, double[] bound) {
        if (bound.length != levels.length) {
            throw new IllegalArgumentException(bound.length + " eigenvalue bounds for " + levels.length + " levels");
        }
        this.levels = levels;
        this.bottom = bottom;
        keep = new double[degree];
        scale = new double[levels.length][degree];
        double theta = (1 + 1 / ratio) / 2;
        double delta = (1 - 1 / ratio) / 2;
        double sigma = theta / delta;
        double rho = 1 / sigma;
        for (int s = 0; s < degree; s++) {
            double next = s == 0 ? rho : 1 / (2 * sigma - rho);
            keep[s] = s == 0 ? 0 : next * rho;
            for (int l = 0; l < levels.length; l++) {
                scale[l][s] = (s == 0 ? 1 / theta : 2 * next / delta) / bound[l];
            }
            rho = next;
        }
    }

    /// One cycle on the finest level, from its b to its x.
    public void cycle() {
        if (levels.length == 0) {
            bottom.solve();
        } else {
            cycle(0, true);
        }
    }

    /// Nested iteration (full multigrid), from the finest level's b to its x: each level is begun at the solution of
    /// the next coarser one. Better than a cycle from zero by some more work, and not symmetric.
    public void nested() {
        for (Level level : levels) {
            level.restrictRightHandSide();
        }
        bottom.solve();
        for (int l = levels.length - 1; l >= 0; l--) {
            levels[l].begin(0);
            levels[l].prolongCorrection();
            cycle(l, false);
        }
    }

    private void cycle(int l, boolean fromZero) {
        Level level = levels[l];
        smooth(l, fromZero);
        level.settle();
        level.restrictResidual();
        if (l + 1 == levels.length) {
            bottom.solve();
        } else {
            cycle(l + 1, true);
            cycle(l + 1, false);
        }
        level.prolongCorrection();
        smooth(l, false);
    }

    private void smooth(int l, boolean fromZero) {
        if (fromZero) {
            levels[l].begin(scale[l][0]);
        } else {
            levels[l].restart(scale[l][0]);
        }
        for (int s = 1; s < keep.length; s++) {
            levels[l].step(keep[s], scale[l][s]);
        }
    }
}
