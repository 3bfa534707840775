package fractura.solver.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            all.add(new Column(system, goal, fallback, starter != first, a, sums));
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
        List<Column> warm = those(all, Column::hasGuess);
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
}
