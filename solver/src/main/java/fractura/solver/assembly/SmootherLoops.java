package fractura.solver.assembly;

/// The smoother's updates over entries that follow each other, as `Multigrid.Level` asks for them. Entry i of a
/// vector stands at `from + i`, its number of the scaling at `d + i`, its residual at `at + i`.
interface SmootherLoops {
    /// e = s D⁻¹ b.
    ///
    /// @param e overwritten
    /// @param s factor
    /// @param inverse 1/D
    /// @param d place of the first number of the scaling
    /// @param b right-hand side
    /// @param from first entry
    /// @param n entries
    void begin(float[] e, float s, float[] inverse, int d, float[] b, int from, int n);

    /// next = e + a (e - next) + s D⁻¹ r.
    ///
    /// @param next the correction before e, overwritten with the one after it
    /// @param e correction
    /// @param a share of the last change to keep
    /// @param s factor
    /// @param inverse 1/D
    /// @param d place of the first number of the scaling
    /// @param r residuals
    /// @param at place of the first one
    /// @param from first entry
    /// @param n entries
    void step(float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n);

    /// The same where the correction before e was zero, whatever `next` holds.
    ///
    /// @param next overwritten
    /// @param e correction
    /// @param a share of the last change to keep
    /// @param s factor
    /// @param inverse 1/D
    /// @param d place of the first number of the scaling
    /// @param r residuals
    /// @param at place of the first one
    /// @param from first entry
    /// @param n entries
    void stepFromZero(
            float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n);
}
