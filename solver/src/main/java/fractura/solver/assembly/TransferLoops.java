package fractura.solver.assembly;

/// Loops of `Transfer` along a row. A line is a row with room for `PAD` entries more at its end, which may be read.
interface TransferLoops {
    /// line += weight · v.
    ///
    /// @param line changed
    /// @param to its first entry
    /// @param weight factor
    /// @param v any length
    /// @param from its first entry
    /// @param n entries
    void add(float[] line, int to, float weight, float[] v, int from, int n);

    /// Each coarse node gets its fine node and half of the two beside it: target = line\[2 i + 1\] + ½ (line\[2
    /// i\] + line\[2 i + 2\]).
    ///
    /// @param line fine nodes, the one left of the first coarse node first
    /// @param target overwritten
    /// @param to its first entry
    /// @param n coarse nodes
    void restrict(float[] line, float[] target, int to, int n);

    /// Fine nodes get their coarse node, or half of the two beside them, in turn: e\[2 i\] += line\[i\], e\[2 i +
    /// 1\] += ½ (line\[i\] + line\[i + 1\]).
    ///
    /// @param line coarse nodes
    /// @param first which of them the first fine node lies on
    /// @param e changed
    /// @param to its first entry
    /// @param n fine nodes
    void prolong(float[] line, int first, float[] e, int to, int n);
}
