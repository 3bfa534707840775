package fractura.solver.strength;

import fractura.mesh.VoxelMesh;
import fractura.solver.Balance;
import fractura.solver.Solution;
import fractura.solver.SolveReport;
import fractura.solver.linear.Solve;
import java.util.List;

/// Solutions written down from analysis: a uniaxial stress along the third axis, element by element.
final class UniformState {
    private UniformState() {}

    /// @param mesh body
    /// @param stressMPa axial stress, one per element
    /// @param youngsModulusMPa one for all
    /// @param nu Poisson's ratio
    static Solution uniaxial(VoxelMesh mesh, double[] stressMPa, double youngsModulusMPa, double nu) {
        int elements = mesh.elementCount();
        double[] strain = new double[6 * elements];
        double[] stress = new double[6 * elements];
        for (int e = 0; e < elements; e++) {
            double axial = stressMPa[e] / youngsModulusMPa;
            strain[6 * e] = -nu * axial;
            strain[6 * e + 1] = -nu * axial;
            strain[6 * e + 2] = axial;
            stress[6 * e + 2] = stressMPa[e];
        }
        double[] nodal = new double[3 * mesh.nodeCount()];
        return new Solution(mesh, nodal, strain, stress, nodal.clone(), report());
    }

    static SolveReport report() {
        return new SolveReport(
                1, 1e-9, Solve.Stop.RESIDUAL, 0, 0, 0, 1, 1, new Balance(0, 0, 0, 0), 0, List.of(), 0, 0, 0, "", 0);
    }
}
