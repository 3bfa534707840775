package fractura.solver.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Preconditioned conjugate gradients for symmetric positive definite systems.
///
/// (Saad03, alg. 9.1); the numbers on the right are its steps. Stops when ‖r‖₂ ≤ tol ‖b‖₂, or
/// when the energy has settled, if that is asked for. Every 50 steps the residual is recomputed: in finite
/// precision it stays behind the recursive one at some level (VorstYe00), and below that there is nothing to be
/// had. Single use at a time.
public final class ConjugateGradient {
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

    private final LinearOperator a;
    private final Preconditioner first;
    private final Preconditioner starter;
    private final Fallback fallback;
    private final BlockSums sums;

    /// @param a operator
    /// @param m preconditioner, symmetric positive definite on the range of `a`
    /// @param parallel team that runs the vector loops
    public ConjugateGradient(LinearOperator a, Preconditioner m, Parallel parallel) {
        this(a, m, m, new Fallback(Integer.MAX_VALUE, 0, () -> m), parallel);
    }

    /// @param a operator
    /// @param m preconditioner to begin with
    /// @param starter applied once to the residual of each guess, before `m`; need not be linear
    /// @param fallback what to do when it is slow
    /// @param parallel team that runs the vector loops
    public ConjugateGradient(
            LinearOperator a, Preconditioner m, Preconditioner starter, Fallback fallback, Parallel parallel) {
        this.a = a;
        first = m;
        this.starter = starter;
        this.fallback = fallback;
        sums = new BlockSums(a.size(), parallel);
    }

    /// A stronger preconditioner for hard cases, made only when it is needed.
    ///
    /// After some steps the rest is foretold from the mean reduction so far; when the total would be too large,
    /// the directions are dropped and the iteration goes on from where it is with the stronger preconditioner.
    ///
    /// @param decideAfter steps after which to foretell, at least 1
    /// @param acceptable total steps up to which the first preconditioner is kept
    /// @param stronger makes the other one
    public record Fallback(int decideAfter, int acceptable, Supplier<Preconditioner> stronger) {}

    /// When to stop.
    ///
    /// @param tolerance relative residual to reach, above 0
    /// @param maxIterations at least 1
    /// @param settle share of the energy that may be still to come at the end; 0 to go by the residual alone
    public record Goal(double tolerance, int maxIterations, double settle) {}

    /// One system to solve.
    ///
    /// @param b makes the right-hand side, length of the operator, to be overwritten; asked for again when the
    ///     residual is recomputed, too seldom to keep it
    /// @param start a guess, length of the operator, to be overwritten; empty for none
    /// @param energyAtZero energy at x = 0 in the unit of b·x; looked at only if the goal asks to settle
    public record RightHandSide(Supplier<double[]> b, double[] start, double energyAtZero) {
        /// @param b right-hand side; begins at zero
        public RightHandSide(double[] b) {
            this(b::clone, new double[0], 0);
        }
    }

    /// Solves A x = b from zero.
    ///
    /// @param b right-hand side, length of the operator
    /// @param tolerance relative residual to reach, above 0
    /// @param maxIterations at least 1
    /// @return the outcome; displacements only if it converged
    public Solve solve(double[] b, double tolerance, int maxIterations) {
        return solve(List.of(new RightHandSide(b)), new Goal(tolerance, maxIterations, 0))
                .getFirst();
    }

    /// Solves A x = b for several b in step: operator and preconditioner take all that are still on the way
    /// together. Each is iterated on by itself and has the bits it would have alone.
    ///
    /// @param systems right-hand sides and starts
    /// @param goal when to stop, the same for all
    /// @return outcomes in the same order
    public List<Solve> solve(List<RightHandSide> systems, Goal goal) {
        List<Column> all = new ArrayList<>();
        for (RightHandSide system : systems) {
            all.add(new Column(system, goal));
        }
        begin(all);
        for (int k = 1; k <= goal.maxIterations(); k++) { //                2
            for (Column c : all) {
                c.requirePositive(k);
            }
            List<Column> active = those(all, Column::isOnTheWay);
            if (active.isEmpty()) {
                break;
            }
            List<Product> q = a.products(rows(active, c -> c.p), norms(active));
            for (int i = 0; i < q.size(); i++) {
                active.get(i).step(k, q.get(i));
                active.get(i).slowDown(k);
            }
            precondition(those(active, Column::isOnTheWay), k);
        }
        List<Solve> outcomes = new ArrayList<>();
        for (Column c : all) {
            outcomes.add(c.outcome);
        }
        return outcomes;
    }

    /// r = b - A x, z = M⁻¹ r, p = z.
    private void begin(List<Column> all) {
        List<Column> warm = those(all, c -> c.system.start().length > 0);
        if (!warm.isEmpty()) {
            for (Column c : warm) {
                c.scaleGuess();
            }
            a.apply(rows(warm, c -> c.x), rows(warm, c -> c.p)); // there is no direction yet
        }
        for (Column c : all) {
            c.begin();
        }
        precondition(those(all, Column::isOnTheWay), 0);
        for (Column c : those(all, Column::isOnTheWay)) {
            c.endAtGuess();
        }
    }

    /// z = M⁻¹ r and the next direction, for each with its preconditioner.
    private void precondition(List<Column> active, int k) {
        List<Column> slow = those(active, c -> c.isSlow);
        List<Column> others = those(active, c -> !c.isSlow);
        deflated(first, others, k); //                                      6
        if (!slow.isEmpty()) {
            deflated(fallback.stronger().get(), slow, k);
        }
    }

    /// Columns begin with a residual that has no share in the preconditioner's slow directions, and none of their
    /// search directions has one, but for what takes out the share that rounding has brought back (A-DEF2 of
    /// TangNabben09): left in, it made the residual of a bent tube grow again from 1e-9 on.
    private void deflated(Preconditioner m, List<Column> columns, int k) {
        m.deflation().ifPresent(w -> takeOut(w, those(columns, c -> c.isFresh), k));
        List<Column> left = those(columns, Column::isOnTheWay);
        for (Column c : those(left, c -> c.isRestarted)) {
            c.work.ifPresent(kept -> kept.begin(c.x, c.r, m.deflation(), c.p)); // there is no direction yet
        }
        List<Column> atGuess = those(left, c -> c.isAtGuess);
        List<Column> others = those(left, c -> !c.isAtGuess);
        apply(starter, atGuess);
        others.addAll(
                those(atGuess, c -> !(c.rz > 0) || Double.isInfinite(c.rz))); // it owes nobody that it is positive
        apply(m, others);
        m.deflation().ifPresent(w -> forProducts(left, (c, q) -> w.add(1, entry -> c.r[entry] - q.at(entry), c.p)));
        for (Column c : left) {
            c.keepWork();
        }
    }

    private void takeOut(Deflation w, List<Column> fresh, int k) {
        for (Column c : fresh) {
            Arrays.fill(c.p, 0);
            w.add(1, entry -> c.r[entry], c.p);
        }
        forProducts(fresh, (c, q) -> c.takeOut(k, q));
        forProducts(those(fresh, c -> c.isOnTheWay() && c.hasMoreThan(w)), (c, q) -> c.takeOut(k, q));
    }

    private void forProducts(List<Column> columns, BiConsumer<Column, Product> use) {
        if (columns.isEmpty()) {
            return;
        }
        List<Product> q = a.products(rows(columns, c -> c.p), norms(columns));
        for (int i = 0; i < q.size(); i++) {
            use.accept(columns.get(i), q.get(i));
        }
    }

    private static void apply(Preconditioner m, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        List<Correction> z = m.apply(rows(columns, c -> c.r), norms(columns));
        for (int i = 0; i < z.size(); i++) {
            columns.get(i).direct(z.get(i));
        }
    }

    private static double[] norms(List<Column> columns) {
        double[] norms = new double[columns.size()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = columns.get(i).rNorm;
        }
        return norms;
    }

    private static double[][] rows(List<Column> columns, Function<Column, double[]> vector) {
        double[][] rows = new double[columns.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vector.apply(columns.get(i));
        }
        return rows;
    }

    private static List<Column> those(List<Column> columns, Predicate<Column> which) {
        List<Column> chosen = new ArrayList<>();
        for (Column c : columns) {
            if (which.test(c)) {
                chosen.add(c);
            }
        }
        return chosen;
    }

    /// State of one system.
    private final class Column {
        private final RightHandSide system;
        private final Goal goal;
        private final double[] x;
        private final double[] r;
        private final double[] p;
        private final EnergyWatch energy = new EnergyWatch();
        private double bNorm;
        private double rNorm;

        /// of the first residual
        private double startNorm;

        private double rz;
        private boolean isSlow;
        /// of the last step
        private double length = 1;

        private boolean isRestarted = true;

        /// whether the residual may have a share in the preconditioner's slow directions
        private boolean isFresh = true;

        /// whether the starter is to be applied next
        private boolean isAtGuess;
        private Solve outcome;

        /// from the guess on, or since directions were dropped
        private Optional<KeptWork> work = Optional.empty();

        Column(RightHandSide system, Goal goal) {
            this.system = system;
            this.goal = goal;
            int n = a.size();
            x = system.start().length > 0 ? system.start() : new double[n];
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
            } else if (system.start().length > 0) {
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
                isAtGuess = starter != first;
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
