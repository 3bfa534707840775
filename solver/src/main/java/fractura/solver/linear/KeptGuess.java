package fractura.solver.linear;

/// A guess that stays in the space conjugate gradients search (augmented conjugate gradients, ErhelGuyomarch00).
///
/// The iteration begins at the multiple of the guess that has the least energy, and all directions are made
/// A-orthogonal to it. So the residual stays orthogonal to the iterate, as it does from zero, and energies of the
/// solution have errors of second order. Begun at the guess and left alone, x·r keeps what it began with: the
/// stiffness of a real vertebra was off by 1e-4 where the residual was below 1e-6.
final class KeptGuess {
    private final double[] guess;
    private final double[] product;
    private final double energy;
    private final BlockSums sums;

    /// @param guess s, length of the operator; owned
    /// @param product A s; owned
    KeptGuess(double[] guess, double[] product, BlockSums sums) {
        this.guess = guess;
        this.product = product;
        this.sums = sums;
        energy = sums.dot(guess, product);
    }

    /// Whether it says anything: zero does not.
    boolean isOfUse() {
        return energy > 0 && Double.isFinite(energy);
    }

    /// x = α s and r -= α A s with the α of least energy.
    ///
    /// @param x overwritten
    /// @param r right-hand side; becomes the residual
    /// @return how much lower the energy is than at zero
    double begin(double[] x, double[] r) {
        double work = sums.dot(guess, r);
        double factor = work / energy;
        for (int i = 0; i < x.length; i++) {
            x[i] = factor * guess[i];
        }
        sums.add(-factor, product, r);
        return factor * work;
    }

    /// Takes from a direction what is not A-orthogonal to the guess.
    void takeFrom(double[] p) {
        sums.add(-sums.dot(product, p) / energy, guess, p);
    }
}
