package fractura.solver;

import fractura.mesh.VoxelMesh;
import java.util.List;
import java.util.function.Function;

/// Displacement, strain and stress of a converged solve. There is no solution without convergence.
///
/// All components are along the grid axes of the mesh. Voigt order xx, yy, zz, xy, yz, xz; shear strains are
/// engineering (doubled). Strain and stress are those of the element's centre.
///
/// @param mesh the mesh solved on
/// @param displacementMm `u[3*n + i]`, mm; owned
/// @param strain `strain[6*e + v]`, dimensionless; owned
/// @param stressMPa `stress[6*e + v]`, MPa; owned
/// @param reactionNewton `r[3*n + i]`, force the support exerts on the
/// body, N; 0 at free degrees of freedom; owned
/// @param report how the solve went
public record Solution(
        VoxelMesh mesh,
        double[] displacementMm,
        double[] strain,
        double[] stressMPa,
        double[] reactionNewton,
        SolveReport report) {
    /// The solution under a combination of loads: with a linear material, the same combination of the solutions.
    ///
    /// @param unit solutions of one system under different loads
    /// @param factor of each
    /// @return the combination. Its report is that of the part with the largest residual, but has no balance and no
    ///     energy error (NaN): they do not add up
    /// @throws IllegalArgumentException when there are none, not as many factors, a factor is not finite, or the
    ///     meshes differ
    public static Solution superposed(List<Solution> unit, double[] factor) {
        if (unit.isEmpty() || unit.size() != factor.length) {
            throw new IllegalArgumentException(unit.size() + " solutions for " + factor.length + " factors");
        }
        for (double f : factor) {
            if (!Double.isFinite(f)) {
                throw new IllegalArgumentException("Factor " + f + " of a solution is not finite");
            }
        }
        Solution worst = unit.getFirst();
        for (Solution s : unit) {
            if (s.mesh != worst.mesh) {
                throw new IllegalArgumentException("Only solutions on one mesh can be added");
            }
            worst = s.report.trueRelativeResidual() > worst.report.trueRelativeResidual() ? s : worst;
        }
        return new Solution(
                worst.mesh,
                sum(unit, factor, Solution::displacementMm),
                sum(unit, factor, Solution::strain),
                sum(unit, factor, Solution::stressMPa),
                sum(unit, factor, Solution::reactionNewton),
                worst.report.withoutEnergy());
    }

    private static double[] sum(List<Solution> unit, double[] factor, Function<Solution, double[]> field) {
        double[] sum = new double[field.apply(unit.getFirst()).length];
        for (int q = 0; q < factor.length; q++) {
            double[] part = field.apply(unit.get(q));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += factor[q] * part[i];
            }
        }
        return sum;
    }
}
