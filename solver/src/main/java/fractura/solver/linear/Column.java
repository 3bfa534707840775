package fractura.solver.linear;

import java.util.Arrays;
import java.util.Optional;

/// State of one system on its way through conjugate gradients; the numbers on the right are the steps of (Saad03,
/// alg. 9.1).
final class Column {
    /// A residual this many times the right-hand side never comes back: it rises by less than the square root of
    /// the preconditioned condition number, but without bound when a loaded motion has no stiffness.
    private static final double LOST = 1e8;

    /// Below this norm of the right-hand side, squares of a converged residual leave the range of double
    /// precision.
    private static final double LEAST = 1e-120;

    /// Recomputed over recursive residual from which the latter says nothing any more.
    private static final double PARTED = 2;

    /// Cosine between guess and right-hand side up to which the guess is of no use: what is kept of it is rounding.
    private static final double IDLE = 1e-6;

    /// Steps between two looks at the recomputed residual.
    private static final int LOOK_EVERY = 50;

    private final ConjugateGradient.RightHandSide system;
    private final ConjugateGradient.Goal goal;
    private final ConjugateGradient.Fallback fallback;
    private final boolean hasStarter;
    private final LinearOperator a;
    private final BlockSums sums;
    final double[] x;
    final double[] r;
    final double[] p;
    private final EnergyWatch energy = new EnergyWatch();
    private double bNorm;
    double rNorm;

    /// of the first residual
    private double startNorm;

    double rz;
    boolean isSlow;
    /// of the last step
    private double length = 1;

    boolean isRestarted = true;

    /// whether the residual may have a share in the preconditioner's slow directions
    boolean isFresh = true;

    /// whether the starter is to be applied next
    boolean isAtGuess;
    Solve outcome;

    /// from the guess on, or since directions were dropped
    Optional<KeptWork> work = Optional.empty();

    /// @param system what to solve
    /// @param goal when to stop
    /// @param fallback when to ask for the stronger preconditioner
    /// @param hasStarter whether a guess is followed by what is no preconditioner
    /// @param a operator
    /// @param sums loops over its vectors
    Column(
            ConjugateGradient.RightHandSide system,
            ConjugateGradient.Goal goal,
            ConjugateGradient.Fallback fallback,
            boolean hasStarter,
            LinearOperator a,
            BlockSums sums) {
        this.system = system;
        this.goal = goal;
        this.fallback = fallback;
        this.hasStarter = hasStarter;
        this.a = a;
        this.sums = sums;
        int n = a.size();
        x = hasGuess() ? system.start() : new double[n];
        r = system.b().get();
        p = new double[n];
    }

    /// Divides the guess by its largest entry: only its direction counts, and squares of small numbers have few
    /// digits.
    void scaleGuess() {
        double largest = sums.largest(x);
        if (largest > 0) {
            sums.scale(1 / largest, x);
        }
    }

    /// With the product of the guess in p, where there is one.
    void begin() {
        bNorm = Math.sqrt(sums.dot(r, r));
        if (!Double.isFinite(bNorm)) {
            outcome = new Solve.Broke(0, bNorm, "the right-hand side is not finite");
        } else if (bNorm < LEAST && !isZero(r)) {
            outcome = new Solve.Broke(0, bNorm, "the right-hand side is too small for its square to be a number");
        } else if (bNorm == 0) {
            outcome = new Solve.Converged(new double[r.length], 0, 0, 0, Solve.Stop.RESIDUAL, 0);
        } else if (hasGuess()) {
            beginAtGuess();
        } else {
            rNorm = bNorm;
            startNorm = bNorm;
        }
    }

    /// At the multiple of the guess that has the least energy; at zero if the guess has none, or the load does
    /// no work on it.
    private void beginAtGuess() {
        double energyOfGuess = sums.dot(x, p);
        double least = IDLE * bNorm * Math.sqrt(sums.dot(x, x));
        if (energyOfGuess > 0 && Double.isFinite(energyOfGuess) && Math.abs(sums.dot(x, r)) > least) {
            work = Optional.of(new KeptWork(r, sums));
            isAtGuess = hasStarter;
            double workOfGuess = sums.dot(x, r);
            double factor = workOfGuess / energyOfGuess;
            energy.jump(factor * workOfGuess);
            sums.scale(factor, x);
            sums.add(-factor, p, r); //                                 1: r = b - A x, z = M⁻¹ r, p = z
        } else {
            Arrays.fill(x, 0);
        }
        rNorm = Math.sqrt(sums.dot(r, r));
        startNorm = rNorm;
    }

    /// No step tells how much energy is still to come; r·z does, as far as M is A.
    void endAtGuess() {
        if (rNorm <= goal.tolerance() * bNorm) {
            double error = rz + Math.abs(sums.dot(x, r));
            outcome = new Solve.Converged(x, 0, rNorm / bNorm, bNorm, Solve.Stop.RESIDUAL, error);
        }
    }

    boolean hasGuess() {
        return system.start().length > 0;
    }

    boolean isOnTheWay() {
        return outcome == null;
    }

    void requirePositive(int k) {
        if (isOnTheWay() && (!(rz > 0) || Double.isInfinite(rz))) {
            outcome = new Solve.Broke(k, rz, "the preconditioner is not positive definite (r·z)");
        }
    }

    /// With q = A p.
    void step(int k, Product q) {
        double pq = q.dot();
        if (!(pq > 0) || Double.isInfinite(pq)) {
            outcome = new Solve.Broke(k, pq, "is every rigid-body motion held? (p·Kp)");
            return;
        }
        length = rz / pq; //                                            3
        double before = rNorm;
        rNorm = Math.sqrt(q.advance(length, p, x, r, sums)); //         4, 5
        energy.step(length * rz, rNorm / before);
        outcome = ended(k);
    }

    /// The step along p of the least energy, with q = A p.
    void takeOut(int k, Product q) {
        isFresh = false;
        double gained = sums.dot(p, r);
        double alpha = q.dot() > 0 ? gained / q.dot() : 0;
        energy.jump(alpha * gained);
        rNorm = Math.sqrt(q.advance(alpha, p, x, r, sums));
        if (rNorm <= goal.tolerance() * bNorm) {
            outcome = ended(k);
        }
    }

    /// The outcome after step k, null to go on.
    private Solve ended(int k) {
        double tolerance = goal.tolerance();
        if (rNorm <= tolerance * bNorm) {
            double error = energy.remaining() + Math.abs(sums.dot(x, r));
            return new Solve.Converged(x, k, rNorm / bNorm, bNorm, Solve.Stop.RESIDUAL, error);
        }
        if (goal.settle() > 0 && energy.isSettled(goal.settle(), system.energyAtZero())) {
            double gap = Math.abs(sums.dot(x, r)); // 0 but for rounding, unless directions were dropped
            if (gap <= goal.settle() * energy.level(system.energyAtZero())) {
                double error = energy.remaining() + gap;
                return new Solve.Converged(x, k, rNorm / bNorm, bNorm, Solve.Stop.ENERGY, error);
            }
        }
        if (!(rNorm <= LOST * bNorm)) {
            return new Solve.Broke(k, rNorm / bNorm, "the residual grows, so a loaded motion has no stiffness");
        }
        if (k % LOOK_EVERY == 0 || k == goal.maxIterations()) {
            double[] b = system.b().get();
            double[] ax = new double[b.length];
            a.apply(x, ax);
            double recomputed = Math.sqrt(sums.difference(b, ax, ax));
            if (recomputed > PARTED * rNorm) {
                return new Solve.Exhausted(k, recomputed / bNorm);
            }
        }
        return k == goal.maxIterations() ? new Solve.Stalled(k, rNorm / bNorm) : null;
    }

    /// Decides for the stronger preconditioner; the directions so far are dropped then.
    void slowDown(int k) {
        if (k == fallback.decideAfter() && foretold(k) > fallback.acceptable()) {
            isSlow = true;
            isRestarted = true;
            isFresh = true;
            work = Optional.of(new KeptWork(system.b().get(), sums));
        }
    }

    /// Steps to the goal if the residual went on falling at its mean rate so far; energy falls as its square.
    private double foretold(int steps) {
        double tolerance = Math.max(goal.tolerance(), Math.sqrt(goal.settle()));
        double toReach = tolerance * bNorm / startNorm;
        double reached = rNorm / startNorm;
        return reached < 1 ? steps * Math.log(toReach) / Math.log(reached) : Double.POSITIVE_INFINITY;
    }

    /// Whether x·r can be brought back to zero, along p.
    boolean hasMoreThan(Deflation slow) {
        return work.isPresent() && work.get().beside(x, r, slow, p);
    }

    /// With the next direction, that has not been used yet.
    void keepWork() {
        if (work.isPresent()) {
            if (!work.get().keep(r, rz, length, p)) {
                work = Optional.empty();
                isRestarted = true;
            }
            a.constrain(p);
        }
    }

    /// The next direction, with z = M⁻¹ r; directions begin anew after the starter's.
    void direct(Correction z) {
        double before = rz;
        rz = z.dot(r, sums);
        z.direction(isRestarted ? 0 : rz / before, p, sums); //         7, 8
        isRestarted = isAtGuess;
        isAtGuess = false;
    }

    private static boolean isZero(double[] v) {
        for (double x : v) {
            if (x != 0) {
                return false;
            }
        }
        return true;
    }
}
