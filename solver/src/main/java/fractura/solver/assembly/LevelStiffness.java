package fractura.solver.assembly;

import fractura.solver.linear.Parallel;

/// The elements of one level of the hierarchy, in whichever form they are kept. Grid units: K/h of the finest
/// grid.
sealed interface LevelStiffness permits Moduli, SideElements, StoredElements {
    /// Matrix of element e into a 24×24 array, unknown `3*a + c` of corner `a = ax + 2 ay + 4 az`.
    ///
    /// @return false, with nothing written, where the element is void
    boolean elementInto(int e, double[] matrix);

    /// 1/(D + spring) for each unknown; 0 where both are 0.
    ///
    /// @param spring one per unknown, empty for none
    /// @param parallel threads; elements with matrices of their own, on small grids, take one
    float[] inverseDiagonal(RowGrid g, float[] spring, Parallel parallel);

    /// An upper bound of the eigenvalues of D⁻¹K.
    double eigenvalueBound();

    /// What a `LayerKernel` multiplies with, one array a constant; empty if its kernel holds the elements itself.
    float[][] constants();
}
