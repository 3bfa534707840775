package fractura.solver.strength;

import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.FemurLoading;
import fractura.solver.material.Materials;
import java.util.List;

/// Force of the hip joint that breaks a femur under one load case, everything else growing with it.
///
/// The first estimate, reported as the femur's strength, is the load at which the surface first reaches the
/// strain limits (Schileo08Strain), the second a share of overstrained bone (Pistoia02). Limits: first local
/// yield is not collapse, and depends on the size of the voxels; both criteria look at bone only and neither was
/// tested on femora with metastases.
///
/// @param stiffness of the head along the force
/// @param strain averaged strains of bone at the applied load
/// @param failure first place of the surface to yield
/// @param distanceToLoadMm from that place to the nearest node that is loaded or held, mm
/// @param estimates strain limits, then Pistoia
public record FemoralStrength(
        HeadStiffness stiffness,
        BoneStrain strain,
        StrainCriterion.Failure failure,
        double distanceToLoadMm,
        List<StrengthEstimate> estimates) {
    /// @param specimen the femur
    /// @param materials it was solved with
    /// @param loading it was solved for
    /// @param solution of that
    /// @return its strength
    /// @throws fractura.solver.NumericalException when there is no strained bone to judge
    public static FemoralStrength of(Specimen specimen, Materials materials, FemurLoading loading, Solution solution) {
        HeadStiffness stiffness = HeadStiffness.of(solution, loading);
        BoneStrain strain = BoneStrain.of(solution, materials.bone(), BoneStrain.DEFAULT_RADIUS_MM);
        StrainCriterion criterion = StrainCriterion.femur();
        double newton = stiffness.forceNewton();
        StrainCriterion.Failure failure = criterion.failure(strain, specimen.mesh(), newton, loading.loadedOrHeld());
        return new FemoralStrength(
                stiffness,
                strain,
                failure,
                distanceMm(specimen.mesh(), failure.element(), loading.loadedOrHeld()),
                List.of(
                        criterion.estimate(failure, !hasLesion(specimen)),
                        Pistoia.standard().of(solution, materials.youngsModulusMPa(), materials.bone(), newton)));
    }

    private static double distanceMm(VoxelMesh mesh, int element, int[] nodes) {
        int[] e = mesh.elementIjk(element);
        double least = Double.POSITIVE_INFINITY;
        for (int n : nodes) {
            int[] c = mesh.nodeIjk(n);
            double across = Math.hypot(e[0] + 0.5 - c[0], e[1] + 0.5 - c[1]);
            least = Math.min(least, Math.hypot(across, e[2] + 0.5 - c[2]));
        }
        return least * mesh.voxelMm();
    }

    private static boolean hasLesion(Specimen specimen) {
        for (int s = 0; s < specimen.tissue().length; s++) {
            if (specimen.tissueAt(s).isLesion()) {
                return true;
            }
        }
        return false;
    }
}
