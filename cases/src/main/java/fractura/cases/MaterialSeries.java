package fractura.cases;

import fractura.mesh.VoxelMesh;
import fractura.solver.ElasticProblem;
import fractura.solver.ElasticSystem;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.List;

/// One body under loads that are held alike, solved with one set of materials after another.
///
/// The first are solved from zero and set the body up. Later ones take the place of the first, and their solves begin
/// at its displacements, whatever was solved in between.
final class MaterialSeries implements AutoCloseable {
    private final VoxelMesh mesh;
    private final List<BoundaryConditions> loads;
    private final SolverSettings settings;
    private ElasticSystem system;

    /// displacements of the first materials; empty until they are solved
    private List<double[]> firstMm = List.of();

    /// @param loads with the same supports, one or more
    MaterialSeries(VoxelMesh mesh, List<BoundaryConditions> loads, SolverSettings settings) {
        this.mesh = mesh;
        this.loads = loads;
        this.settings = settings;
    }

    /// @param materials of the elements
    /// @return one solution per load, in order
    /// @throws fractura.solver.NumericalException when they cannot be solved with, or a solve does not converge
    List<Solution> solve(Materials materials) {
        if (system == null) {
            system = new ElasticSystem(new ElasticProblem(mesh, materials, loads.getFirst()), settings);
        } else {
            system.replace(materials);
        }
        if (!firstMm.isEmpty()) {
            return system.solve(loads, firstMm);
        }
        List<Solution> solutions = system.solve(loads);
        firstMm = solutions.stream().map(Solution::displacementMm).toList();
        return solutions;
    }

    @Override
    public void close() {
        if (system != null) {
            system.close();
        }
    }
}
