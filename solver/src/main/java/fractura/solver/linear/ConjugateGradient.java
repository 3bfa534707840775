package fractura.solver.linear;

import java.util.function.Supplier;

/// Preconditioned conjugate gradients for symmetric positive definite systems.
///
/// (Saad03, alg. 9.1); the numbers on the right are its steps. Starts from zero and stops when ‖r‖₂ ≤ tol ‖b‖₂, or
/// when the energy has settled, if that is asked for. Every 50 steps the residual is recomputed: in finite precision it
/// stays behind the recursive one at some level (VorstYe00), and below that there is nothing to be had.
/// Inner products are summed over fixed blocks in block order, so the bits do not depend on the number of
/// threads. Single use at a time; the work vectors are made in the constructor.
public final class ConjugateGradient {
    private static final int BLOCK = 1 << 13;

    /// A residual this many times the right-hand side never comes back: it rises by less than the square root of
    /// the preconditioned condition number, but without bound when a loaded motion has no stiffness.
    private static final double LOST = 1e8;

    /// Below this norm of the right-hand side, squares of a converged residual leave the range of double precision.
    private static final double LEAST = 1e-120;

    /// Recomputed over recursive residual from which the latter says nothing any more.
    private static final double PARTED = 2;

    /// Steps between two looks at the recomputed residual.
    private static final int LOOK_EVERY = 50;

    private final LinearOperator a;
    private final Fallback fallback;
    private Preconditioner m;
    private final Parallel parallel;
    private final int n;
    private final double[] r;
    private final double[] z;
    private final double[] p;
    private final double[] q;
    private final double[] partial;

    /// @param a operator
    /// @param m preconditioner, symmetric positive definite on the range of `a`
    /// @param parallel team that runs the vector loops
    public ConjugateGradient(LinearOperator a, Preconditioner m, Parallel parallel) {
        this(a, m, new Fallback(Integer.MAX_VALUE, 0, () -> m), parallel);
    }

    /// @param a operator
    /// @param m preconditioner to begin with
    /// @param fallback what to do when it is slow
    /// @param parallel team that runs the vector loops
    public ConjugateGradient(LinearOperator a, Preconditioner m, Fallback fallback, Parallel parallel) {
        this.a = a;
        this.m = m;
        this.fallback = fallback;
        this.parallel = parallel;
        n = a.size();
        r = new double[n];
        z = new double[n];
        p = new double[n];
        q = new double[n];
        partial = new double[blocks()];
    }

    /// A stronger preconditioner for hard cases, made only when it is needed.
    ///
    /// After some steps the rest is foretold from the mean reduction so far; when the total would be too large, the
    /// directions are dropped and the iteration goes on from where it is with the stronger preconditioner.
    ///
    /// @param decideAfter steps after which to foretell, at least 1
    /// @param acceptable total steps up to which the first preconditioner is kept
    /// @param stronger makes the other one
    public record Fallback(int decideAfter, int acceptable, Supplier<Preconditioner> stronger) {}

    /// Solves A x = b.
    ///
    /// @param b right-hand side, length of the operator
    /// @param tolerance relative residual to reach, above 0
    /// @param maxIterations at least 1
    /// @return the outcome; displacements only if it converged
    public Solve solve(double[] b, double tolerance, int maxIterations) {
        return solve(b, new Goal(tolerance, maxIterations, 0, 0));
    }

    /// When to stop.
    ///
    /// @param tolerance relative residual to reach, above 0
    /// @param maxIterations at least 1
    /// @param settle share of the energy that may be still to come at the end; 0 to go by the residual alone
    /// @param startEnergy energy at x = 0, in the unit of b·x: twice what is stored before any free unknown moves
    public record Goal(double tolerance, int maxIterations, double settle, double startEnergy) {}

    /// Solves A x = b.
    ///
    /// @param b right-hand side, length of the operator
    /// @param goal when to stop
    /// @return the outcome; displacements only if it converged
    public Solve solve(double[] b, Goal goal) {
        double tolerance = goal.tolerance();
        double[] x = new double[n];
        System.arraycopy(b, 0, r, 0, n); //                      1: r = b, z = M⁻¹ r, p = z
        double bNorm = Math.sqrt(dot(r, r));
        if (!Double.isFinite(bNorm)) {
            return new Solve.Broke(0, bNorm, "the right-hand side is not finite");
        }
        if (bNorm < LEAST && !isZero(b)) {
            return new Solve.Broke(0, bNorm, "the right-hand side is too small for its square to be a number");
        }
        if (bNorm == 0) {
            return new Solve.Converged(x, 0, 0, Solve.Stop.RESIDUAL, 0);
        }
        m.apply(r, z);
        System.arraycopy(z, 0, p, 0, n);
        double rz = dot(r, z);
        double rNorm = bNorm;
        EnergyWatch energy = new EnergyWatch();
        for (int k = 1; k <= goal.maxIterations(); k++) { //     2
            if (!(rz > 0) || Double.isInfinite(rz)) {
                return new Solve.Broke(k, rz, "the preconditioner is not positive definite (r·z)");
            }
            a.apply(p, q);
            double pq = dot(p, q);
            if (!(pq > 0) || Double.isInfinite(pq)) {
                return new Solve.Broke(k, pq, "is every rigid-body motion held? (p·Kp)");
            }
            double alpha = rz / pq; //                           3
            double before = rNorm;
            rNorm = Math.sqrt(advance(alpha, x)); //             4, 5
            energy.step(alpha * rz, rNorm / before);
            if (rNorm <= tolerance * bNorm) {
                double error = energy.remaining() + Math.abs(dot(x, r));
                return new Solve.Converged(x, k, rNorm / bNorm, Solve.Stop.RESIDUAL, error);
            }
            if (goal.settle() > 0 && energy.isSettled(goal.settle(), goal.startEnergy())) {
                double gap = Math.abs(dot(x, r)); // 0 but for rounding, unless directions were dropped
                if (gap <= goal.settle() * energy.level(goal.startEnergy())) {
                    return new Solve.Converged(x, k, rNorm / bNorm, Solve.Stop.ENERGY, energy.remaining() + gap);
                }
            }
            if (!(rNorm <= LOST * bNorm)) {
                return new Solve.Broke(k, rNorm / bNorm, "the residual grows, so a loaded motion has no stiffness");
            }
            if (k % LOOK_EVERY == 0 || k == goal.maxIterations()) {
                double recomputed = recomputed(b, x);
                if (recomputed > PARTED * rNorm) {
                    return new Solve.Exhausted(k, recomputed / bNorm);
                }
            }
            boolean isSlow = k == fallback.decideAfter() && foretold(k, rNorm / bNorm, goal) > fallback.acceptable();
            if (isSlow) {
                m = fallback.stronger().get();
            }
            m.apply(r, z); //                                    6
            double rzNew = dot(r, z);
            double beta = isSlow ? 0 : rzNew / rz; //            7
            rz = rzNew;
            direction(beta); //                                  8
        }
        return new Solve.Stalled(goal.maxIterations(), rNorm / bNorm);
    }

    /// Steps to the goal if the residual went on falling at its mean rate so far; energy falls as its square.
    private static double foretold(int steps, double reached, Goal goal) {
        double tolerance = Math.max(goal.tolerance(), Math.sqrt(goal.settle()));
        return reached < 1 ? steps * Math.log(tolerance) / Math.log(reached) : Double.POSITIVE_INFINITY;
    }

    private static boolean isZero(double[] v) {
        for (double x : v) {
            if (x != 0) {
                return false;
            }
        }
        return true;
    }

    /// ‖b - A x‖₂; overwrites q.
    private double recomputed(double[] b, double[] x) {
        a.apply(x, q);
        forBlocks((from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += (b[i] - q[i]) * (b[i] - q[i]);
            }
            return sum;
        });
        return Math.sqrt(total());
    }

    /// x += α p, r -= α q; returns r·r.
    private double advance(double alpha, double[] x) {
        forBlocks((from, to) -> {
            double s0 = 0;
            double s1 = 0;
            for (int i = from; i < to; i++) {
                x[i] += alpha * p[i];
            }
            for (int i = from; i < to; i++) {
                r[i] -= alpha * q[i];
            }
            int i = from;
            for (; i + 1 < to; i += 2) {
                s0 += r[i] * r[i];
                s1 += r[i + 1] * r[i + 1];
            }
            for (; i < to; i++) {
                s0 += r[i] * r[i];
            }
            return s0 + s1;
        });
        return total();
    }

    private void direction(double beta) {
        forBlocks((from, to) -> {
            for (int i = from; i < to; i++) {
                p[i] = z[i] + beta * p[i];
            }
            return 0;
        });
    }

    private double dot(double[] u, double[] v) {
        forBlocks((from, to) -> {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = from;
            for (; i + 3 < to; i += 4) {
                s0 += u[i] * v[i];
                s1 += u[i + 1] * v[i + 1];
                s2 += u[i + 2] * v[i + 2];
                s3 += u[i + 3] * v[i + 3];
            }
            for (; i < to; i++) {
                s0 += u[i] * v[i];
            }
            return (s0 + s1) + (s2 + s3);
        });
        return total();
    }

    private interface BlockLoop {
        double over(int from, int to);
    }

    private int blocks() {
        return (n + BLOCK - 1) / BLOCK;
    }

    private void forBlocks(BlockLoop loop) {
        int blocks = partial.length;
        int parts = blocks < 4 ? 1 : parallel.threads();
        parallel.run(parts, part -> {
            int last = (int) ((long) blocks * (part + 1) / parts);
            for (int b = (int) ((long) blocks * part / parts); b < last; b++) {
                partial[b] = loop.over(b * BLOCK, Math.min(n, (b + 1) * BLOCK));
            }
        });
    }

    private double total() {
        double sum = 0;
        for (double s : partial) {
            sum += s;
        }
        return sum;
    }
}
