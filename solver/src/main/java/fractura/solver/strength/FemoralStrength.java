package fractura.solver.strength;

import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.FemurLoading;
import fractura.solver.material.Materials;
import java.util.List;

/// Force of the hip joint that breaks a femur under one load case, everything else growing with it.
///
/// The first estimate, reported as the femur's strength, is the load at which 0.4 cm³ of bone in one piece have
/// reached the strain limits (Schileo08Strain, Keyak98); then the load at which the surface first reaches them, and
/// a share of overstrained bone (Pistoia02). Limits: no collapse; strain limits and volume were each tested on
/// femora, together on none, and nothing was tested on femora with metastases.
///
/// A lesion counts as bone in that volume, whatever law softens it: a hole is strained as much as its rim, by up to
/// twice the strain around (Goodier33), and were it left out, a femur would be the stronger for having less bone.
///
/// @param stiffness of the head along the force
/// @param strain averaged strains of bone at the applied load
/// @param failure the region that decides the strength
/// @param distanceToLoadMm from its most strained place to the nearest node that is loaded or held, mm
/// @param unjudgedLesionShare share of the lesions too near to loads and supports to be judged, 0 to 1; 0 without
///     lesion
/// @param estimates strain limits over a volume, at the surface first, then Pistoia
public record FemoralStrength(
        HeadStiffness stiffness,
        BoneStrain strain,
        StrainCriterion.Failure failure,
        double distanceToLoadMm,
        double unjudgedLesionShare,
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
        double newton = stiffness.forceNewton();
        VoxelMesh mesh = specimen.mesh();
        boolean[] excluded = Surroundings.within(mesh, loading.loadedOrHeld(), StrainCriterion.FEMUR_EXCLUSION_MM);
        StrainCriterion whole = StrainCriterion.femur();
        StrainCriterion first = StrainCriterion.femurFirstYield();
        BoneStrain withLesions =
                BoneStrain.of(solution, withLesions(specimen, materials.bone()), BoneStrain.DEFAULT_RADIUS_MM);
        StrainCriterion.Failure failure = whole.failure(withLesions, mesh, newton, excluded);
        return new FemoralStrength(
                stiffness,
                strain,
                failure,
                distanceMm(mesh, failure.element(), loading.loadedOrHeld()),
                unjudged(specimen, excluded),
                List.of(
                        whole.estimate(failure, false),
                        first.estimate(first.failure(strain, mesh, newton, excluded), !hasLesion(specimen)),
                        Pistoia.standard().of(solution, materials.youngsModulusMPa(), materials.bone(), newton)));
    }

    /// What the failing volume would say if more were left out around loads and supports.
    ///
    /// @param specimen the femur
    /// @param materials it was solved with
    /// @param loading it was solved for
    /// @param solution of that
    /// @param fromMm distance from loaded and held nodes from which bone is judged, mm
    /// @return force on the head, N
    /// @throws fractura.solver.NumericalException when too little bone is left to judge
    public static double newtonJudgedFrom(
            Specimen specimen, Materials materials, FemurLoading loading, Solution solution, double fromMm) {
        BoneStrain strain =
                BoneStrain.of(solution, withLesions(specimen, materials.bone()), BoneStrain.DEFAULT_RADIUS_MM);
        boolean[] excluded = Surroundings.within(specimen.mesh(), loading.loadedOrHeld(), fromMm);
        return StrainCriterion.femur()
                .failure(
                        strain,
                        specimen.mesh(),
                        HeadStiffness.of(solution, loading).forceNewton(),
                        excluded)
                .newton();
    }

    private static boolean[] withLesions(Specimen specimen, boolean[] bone) {
        boolean[] judged = bone.clone();
        for (int e = 0; e < judged.length; e++) {
            judged[e] |= specimen.elementTissue(e).isLesion();
        }
        return judged;
    }

    private static double unjudged(Specimen specimen, boolean[] excluded) {
        int lesion = 0;
        int near = 0;
        for (int e = 0; e < excluded.length; e++) {
            if (specimen.elementTissue(e).isLesion()) {
                lesion++;
                near += excluded[e] ? 1 : 0;
            }
        }
        return lesion == 0 ? 0 : (double) near / lesion;
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
