package fractura.solver.linear;

import java.util.Arrays;
import java.util.Optional;

/// Keeps x·r at zero where conjugate gradients do not begin at zero, or have begun anew.
///
/// From zero, x is a sum of the directions so far and the residual is orthogonal to all of them, so energies of the
/// solution have errors of second order. From a guess, or after directions were dropped, x·r keeps what it had and
/// grows: the stiffness of a real vertebra was off by 1e-4 where the residual was below 1e-6. So each direction is
/// made A-orthogonal to the x that was there when directions began (augmented conjugate gradients, ErhelGuyomarch00).
/// That x is kept in single precision, which is near enough for a direction. Its product is not needed: directions
/// are A-orthogonal to each other, so A x of any later x serves, being b - r, and b has few entries that are not zero.
final class KeptWork {
    /// Energy of the kept x, over that of all of x, below which there is nothing to keep.
    private static final double NOTHING = 1e-12;

    /// Share of the kept x in the error's direction, as a cosine, from which directions have lost their
    /// A-orthogonality: below 1e-5 where tens of iterations converge, and growing fast once it is lost.
    private static final double LOST = 1e-2;

    private final int[] at;
    private final double[] b;
    private final BlockSums sums;

    /// x over its largest entry, without its share in slow directions
    private final float[] kept;

    private double unit;
    private double energy;
    private boolean isOver;

    /// @param b right-hand side; not changed and not kept
    /// @param sums loops over vectors of that length
    KeptWork(double[] b, BlockSums sums) {
        this.sums = sums;
        kept = new float[b.length];
        int[] found = new int[b.length];
        int count = 0;
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0) {
                found[count++] = i;
            }
        }
        at = Arrays.copyOf(found, count);
        this.b = new double[count];
        for (int q = 0; q < count; q++) {
            this.b[q] = b[at[q]];
        }
    }

    /// What of x is A-orthogonal to slow directions. Along it, x·r may be brought back to zero when those have been
    /// taken out of r, which leaves x·r at what x had of them.
    ///
    /// @param w slow directions, which r has no share in
    /// @param x iterate
    /// @param p overwritten
    /// @return how much less energy it has than x
    double beside(Deflation w, double[] x, double[] p) {
        Arrays.fill(p, 0);
        w.add(1, this::entry, p);
        double less = dot(p);
        sums.difference(x, p, p);
        return less;
    }

    /// Keeps an x from which directions begin.
    ///
    /// @param x iterate, not zero
    /// @param r its residual b - A x
    /// @param w slow directions, which r has no share in
    /// @param scratch overwritten
    void begin(double[] x, double[] r, Optional<Deflation> w, double[] scratch) {
        double all = dot(x) - sums.dot(x, r);
        energy = all - w.map(slow -> beside(slow, x, scratch)).orElse(0.0);
        double[] own = w.isPresent() ? scratch : x;
        unit = sums.largest(own);
        sums.round(1 / unit, own, kept);
        isOver = !(energy > NOTHING * all);
    }

    /// Takes from a direction what is not A-orthogonal to the kept x, and adds what takes its product with r away that
    /// rounding has brought; no more once A-orthogonality has been lost.
    ///
    /// @param rz r·p
    /// @param r residual
    /// @param p direction, A-orthogonal to those before; changed
    void keep(double rz, double[] r, double[] p) {
        double rest = unit * sums.dot(r, kept);
        isOver |= rest * rest > LOST * LOST * energy * rz;
        if (!isOver) {
            sums.direction(1, -unit * (dot(p) - rz - rest) / energy, kept, p);
        }
    }

    private double entry(int i) {
        int q = Arrays.binarySearch(at, i);
        return q < 0 ? 0 : b[q];
    }

    private double dot(double[] v) {
        double sum = 0;
        for (int q = 0; q < at.length; q++) {
            sum += b[q] * v[at[q]];
        }
        return sum;
    }
}
