package fractura.solver.assembly;

/// How the supports act on one level of the hierarchy.
///
/// @param inverseDiagonal of stiffness and springs, one per unknown; 0 where an unknown is held or has no
/// stiffness; owned
/// @param held unknowns of the finest level that supports hold; none on coarser ones
/// @param springs what stands for supports of finer levels
/// @param planes in which nodes on skew supports slide
record LevelSupports(float[] inverseDiagonal, HeldRuns held, Springs springs, SkewPlanes planes) {
    /// The same without springs: on the finest level supports are exact.
    LevelSupports withoutSprings() {
        return new LevelSupports(inverseDiagonal, held, Springs.NONE, planes);
    }

    /// An upper bound of the eigenvalues of D⁻¹(K + S). Diagonal springs cannot raise that of D⁻¹K, nor can
    /// sliding in planes, since D is the same for the free components of a node. A positive semidefinite 3×3
    /// block of springs is at most 3 times its diagonal.
    double eigenvalueBound(LevelStiffness stiffness) {
        double bound = stiffness.eigenvalueBound();
        return springs.isCoupled() ? Math.max(bound, 3) : bound;
    }
}
