package fractura.solver.linear;

import java.util.Arrays;
import java.util.Optional;

/// Keeps x·r at zero where conjugate gradients do not begin at zero, or have begun anew.
///
/// From zero, x is a sum of the directions so far and the residual is orthogonal to all of them, so energies of
/// the solution have errors of second order. From a guess, or after directions were dropped, x·r keeps what it had
/// and grows: the stiffness of a real vertebra was off by 1e-4 where the residual was below 1e-6. So each direction
/// is made A-orthogonal to the x that was there when directions began (augmented conjugate gradients,
/// ErhelGuyomarch00). Single precision is near enough for that x and its residual r; its product is b - r, and b has
/// few entries that are not zero unless forces act everywhere.
final class KeptWork {
    /// Energy of the kept x, over that of all of x, below which there is nothing to keep.
    private static final double NOTHING = 1e-10;

    /// Cosine between the kept x and the error, in energy, from which it is given up (our choice): below 1e-5 where
    /// tens of iterations converge.
    private static final double LOST = 1e-2;

    private final int[] at;
    private final double[] b;
    private final BlockSums sums;

    /// x over its largest entry, without its share in slow directions
    private final float[] kept;

    private double unit;

    /// its residual over the largest entry
    private final float[] rest;

    private double unitOfRest;

    private double energy;
    private boolean isThere;

    /// @param b right-hand side; not changed and not kept
    /// @param sums loops over vectors of that length
    KeptWork(double[] b, BlockSums sums) {
        this.sums = sums;
        kept = new float[b.length];
        rest = new float[b.length];
        at = sums.nonZeros(b);
        this.b = new double[at.length];
        for (int q = 0; q < at.length; q++) {
            this.b[q] = b[at[q]];
        }
    }

    /// What of x is A-orthogonal to slow directions. Along it, x·r may be brought back to zero when those have been
    /// taken out of r, which leaves x·r at what x had of them.
    ///
    /// @param x iterate, not zero
    /// @param r its residual b - A x
    /// @param w slow directions, which r has no share in
    /// @param p overwritten
    /// @return whether there is anything of it
    boolean beside(double[] x, double[] r, Deflation w, double[] p) {
        double[] load = new double[p.length];
        for (int q = 0; q < at.length; q++) {
            load[at[q]] = b[q];
        }
        Arrays.fill(p, 0);
        w.add(1, i -> load[i], p);
        double all = dot(x) - sums.dot(x, r);
        energy = all - dot(p);
        sums.difference(x, p, p);
        return energy > NOTHING * all;
    }

    /// Keeps an x from which directions begin.
    ///
    /// @param x iterate, not zero
    /// @param r its residual b - A x
    /// @param w slow directions, which r has no share in
    /// @param scratch overwritten
    void begin(double[] x, double[] r, Optional<Deflation> w, double[] scratch) {
        double[] own = x;
        if (w.isPresent()) {
            isThere = beside(x, r, w.get(), scratch);
            own = scratch;
        } else {
            energy = dot(x) - sums.dot(x, r);
            isThere = energy > 0;
        }
        unit = rounded(own, kept);
        unitOfRest = rounded(r, rest);
    }

    /// Takes from a direction what is not A-orthogonal to the kept x, and adds what takes its product with r away
    /// that rounding has brought: left in, it would stop the residual from falling.
    ///
    /// @param r residual
    /// @param rz about the square of the error's energy norm
    /// @param length of the step before; that along p is taken to be about as long
    /// @param p direction; changed, unless false is returned
    /// @return false when that product has grown all the same, as it does when the preconditioner is so bad that
    ///     steps differ much in length; then nothing can be kept any more
    boolean keep(double[] r, double rz, double length, double[] p) {
        if (!isThere) {
            return true;
        }
        double left = unit * sums.dot(r, kept);
        if (!(Math.abs(left) <= LOST * Math.sqrt(energy) * Math.sqrt(rz))) {
            return false;
        }
        double product = dot(p) - unitOfRest * sums.dot(p, rest);
        sums.direction(1, (left / length - product) / energy * unit, kept, p);
        return true;
    }

    /// @return the unit
    private double rounded(double[] v, float[] single) {
        double largest = sums.largest(v);
        sums.round(largest > 0 ? 1 / largest : 0, v, single);
        return largest;
    }

    private double dot(double[] v) {
        double sum = 0;
        for (int q = 0; q < at.length; q++) {
            sum += b[q] * v[at[q]];
        }
        return sum;
    }
}
