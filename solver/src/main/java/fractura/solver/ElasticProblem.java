package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;

/// A linear elastostatic boundary-value problem on voxels.
///
/// @param mesh the body
/// @param materials elastic constants of its elements
/// @param conditions supports and loads of its nodes
public record ElasticProblem(VoxelMesh mesh, Materials materials, BoundaryConditions conditions) {
    public ElasticProblem {
        if (materials.youngsModulusMPa().length != mesh.elementCount()) {
            throw new IllegalArgumentException("Materials of " + materials.youngsModulusMPa().length
                    + " elements for a mesh of " + mesh.elementCount());
        }
        if (conditions.fixed().length != 3 * mesh.nodeCount()) {
            throw new IllegalArgumentException("Boundary conditions of " + conditions.fixed().length / 3
                    + " nodes for a mesh of " + mesh.nodeCount());
        }
    }
}
