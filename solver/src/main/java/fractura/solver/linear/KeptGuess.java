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

    /// Whether it has energy: zero has none and says nothing.
    boolean isPositive() {
        return energy > 0 && Double.isFinite(energy);
    }

    /// x = α s and r = b - α A s with the α of least energy.
    ///
    /// @param x zero, length of the operator
    /// @param r right-hand side b, length of the operator; becomes the residual
    /// @return how much lower the energy is than at zero
    double begin(double[] x, double[] r) {
        double work = sums.dot(guess, r);
        double factor = work / energy;
        sums.add(factor, guess, x);
        sums.add(-factor, product, r);
        return factor * work;
    }

    /// Takes from a direction what is not A-orthogonal to the guess, and adds what takes out of the residual the share
    /// of the guess that rounding has brought back.
    ///
    /// @param p direction, length of the operator
    /// @param r residual, length of the operator
    void orthogonalise(double[] p, double[] r) {
        sums.add((sums.dot(guess, r) - sums.dot(product, p)) / energy, guess, p);
    }

    /// Divides a guess by its largest entry: only its direction counts, and squares of small numbers have few digits.
    ///
    /// @param guess finite numbers, length of the operator
    static void scale(double[] guess) {
        double largest = 0;
        for (double g : guess) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < guess.length && largest > 0; i++) {
            guess[i] /= largest;
        }
    }
}
