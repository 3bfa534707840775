package fractura.solver;

import fractura.mesh.VoxelMesh;

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
        SolveReport report) {}
