package fractura.solver.linear;

/// Loops over vectors in double precision, in single precision, and in pairs of single precision numbers whose
/// sum is meant. Sums are those of eight partial sums, entry i going to number i mod 8 and what is left at the
/// end to the first: whoever runs them, the bits are the same.
public interface MixedLoops {
    /// plain and over vectors
    FastLoops<MixedLoops> BOTH = new FastLoops<>(() -> new VectorMixedLoops(), new PlainMixedLoops());

    /// @param u any length
    /// @param from its first entry
    /// @param v any length
    /// @param at its first entry
    /// @param n entries
    /// @return u·v over these entries
    double dot(double[] u, int from, double[] v, int at, int n);

    /// @param u any length
    /// @param v any length
    /// @param from first entry of both
    /// @param n entries
    /// @return u·v over these entries
    double dot(double[] u, float[] v, int from, int n);

    /// r -= step (high + low).
    ///
    /// @param r changed
    /// @param step factor
    /// @param high any length
    /// @param low any length
    /// @param from first entry of all
    /// @param n entries
    void subtract(double[] r, double step, float[] high, float[] low, int from, int n);

    /// p = unit z + β p.
    ///
    /// @param p changed
    /// @param beta factor
    /// @param z any length
    /// @param unit factor
    /// @param from first entry of both
    /// @param n entries
    void direction(double[] p, double beta, float[] z, double unit, int from, int n);

    /// single = scale r, rounded.
    ///
    /// @param single overwritten
    /// @param r any length
    /// @param scale factor
    /// @param from first entry of both
    /// @param n entries
    void round(float[] single, double[] r, double scale, int from, int n);

    /// high + low = scale v but for what two roundings leave.
    ///
    /// @param high overwritten
    /// @param low overwritten
    /// @param to first entry of both
    /// @param v any length
    /// @param from its first entry
    /// @param scale factor
    /// @param n entries
    void split(float[] high, float[] low, int to, double[] v, int from, double scale, int n);

    /// v = high + low.
    ///
    /// @param v overwritten from its first entry on
    /// @param high any length
    /// @param low any length
    /// @param from first entry of both
    /// @param n entries
    void join(double[] v, float[] high, float[] low, int from, int n);
}
