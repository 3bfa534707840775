package fractura.solver.linear;

/// Watches the energy fall during conjugate gradients and foretells how much is still to come.
///
/// With e the error, ‖e‖²_A falls by t = α r·z in each step (HestenesStiefel52), after a change of the
/// preconditioner too, so what is left is the sum of the terms not yet seen (StrakosTichy02). They are taken to
/// go on like a geometric series with the slowest of the last three ratios, or that of the squared residuals when
/// it is slower.
final class EnergyWatch {
    private static final int RATIOS = 3;

    /// Slowest fall that is foretold with; slower ones make a settled energy impossible anyway.
    private static final double SLOWEST = 0.99;

    /// No faster fall is foretold before that many ratios are known (our choice).
    private static final double EARLY = 0.2;

    /// A fall of the residual in one step that only an exact preconditioner gives (our choice); then what is left is
    /// taken to be that share of the step's.
    private static final double AT_ONCE = 1e-4;

    private final double[] ratio = new double[RATIOS];
    private double term;
    private double sum;
    private double slowest = SLOWEST;
    private int steps;
    private int settledSteps;

    /// @param gained α r·z of this step
    /// @param residualRatio norm of the residual over that before the step
    void step(double gained, double residualRatio) {
        ratio[steps % RATIOS] = term > 0 ? gained / term : 0;
        term = gained;
        sum += gained;
        steps++;
        double least = steps > RATIOS ? 0 : residualRatio < AT_ONCE ? residualRatio : EARLY;
        slowest = Math.max(residualRatio * residualRatio, least);
        for (double r : ratio) {
            slowest = Math.max(slowest, r);
        }
        slowest = Math.min(slowest, SLOWEST);
    }

    /// @param gained by what is no step of the iteration
    void jump(double gained) {
        sum += gained;
    }

    /// @return estimate of ‖e‖²_A, the fall still to come
    double remaining() {
        return term * slowest / (1 - slowest);
    }

    /// @param start energy before the first step or jump
    /// @return size of the energy now
    double level(double start) {
        return Math.abs(start - sum);
    }

    /// Whether the energy is settled in this step and was in the one before.
    ///
    /// @param share of the energy that may be still to come
    /// @param start energy before the first step or jump
    boolean isSettled(double share, double start) {
        boolean isNow = steps > RATIOS && slowest < SLOWEST && remaining() <= share * level(start);
        settledSteps = isNow ? settledSteps + 1 : 0;
        return settledSteps >= 2;
    }
}
