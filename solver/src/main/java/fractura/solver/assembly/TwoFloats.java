package fractura.solver.assembly;

import fractura.solver.linear.MixedLoops;

/// Double precision numbers, each as the sum of two in single precision (Dekker71): 49 of the 53 bits, in
/// arrays that are useful on their own too.
///
/// Sums are scaled by a power of two, so that numbers of any size fit the range of single precision.
///
/// @param high rounded to single precision
/// @param low what the rounding left, as long
/// @param unit a power of two: number i is unit · (high\[i\] + low\[i\])
record TwoFloats(float[] high, float[] low, double unit) {
    /// @param values within the range of single precision
    /// @return a copy
    static TwoFloats of(double[] values) {
        TwoFloats copy = new TwoFloats(new float[values.length], new float[values.length], 1);
        copy.put(0, values, 0, values.length);
        return copy;
    }

    /// @param size of the numbers to keep, above 0
    /// @return the power of two below it
    static double unitFor(double size) {
        return Math.scalb(1.0, Math.clamp(Math.getExponent(size), -Double.MAX_EXPONENT, Double.MAX_EXPONENT));
    }

    double at(int i) {
        return unit * ((double) high[i] + low[i]);
    }

    void set(int i, double value) {
        double scaled = value / unit;
        high[i] = (float) scaled;
        low[i] = (float) (scaled - high[i]);
    }

    /// Takes n numbers that follow each other.
    ///
    /// @param to place of the first one here
    /// @param values any length
    /// @param from place of the first one there
    void put(int to, double[] values, int from, int n) {
        MixedLoops.BOTH.now().split(high, low, to, values, from, 1 / unit, n);
    }

    /// Gives n numbers that follow each other; `unit` must be 1.
    ///
    /// @param from place of the first one
    /// @param values they go to its first entries
    void get(int from, double[] values, int n) {
        MixedLoops.BOTH.now().join(values, high, low, from, n);
    }
}
