package fractura.solver.strength;

import fractura.mesh.VoxelMesh;
import fractura.solver.NumericalException;
import java.util.Locale;
import java.util.OptionalDouble;

/// Bone breaks when averaged principal strains reach the yield strains in one place, or throughout a connected volume.
///
/// By linearity the failure load is the applied load over the utilisation that one element, or every element of a
/// connected region of the asked volume, reaches at it (theory, eq. 10). First yield of one place hangs on the voxels
/// at the surface; a volume does so much less. Limits: no collapse; strongly dependent on how the load is introduced,
/// hence the excluded zone.
///
/// @param limits yield strains
/// @param exclusionMm elements whose centre is nearer than this to a loaded or
/// held node are not judged, mm; 0 for none
/// @param surfaceOnly whether only elements with a free face are judged
/// @param connectedMm3 volume in one piece that must reach the limits, mm³; 0 for one element
public record StrainCriterion(StrainLimits limits, double exclusionMm, boolean surfaceOnly, double connectedMm3) {
    /// Zone around loads and supports of a femur, the radius of its largest patches: what a patch does to the bone
    /// beside its mere force fades with the distance in patch radii (our choice, see decision 0018), mm.
    public static final double FEMUR_EXCLUSION_MM = 15;

    /// Bone that must fail in one piece: 15 voxels of 3 mm (Keyak98; recalled), mm³.
    public static final double FEMUR_CONNECTED_MM3 = 405;

    public StrainCriterion {
        if (!(exclusionMm >= 0) || exclusionMm > 100) {
            throw new IllegalArgumentException("Excluded zone of " + exclusionMm + " mm is outside 0 to 100");
        }
        if (!(connectedMm3 >= 0) || Double.isInfinite(connectedMm3)) {
            throw new IllegalArgumentException("Connected volume must be 0 or more, got " + connectedMm3 + " mm³");
        }
    }

    /// @return vertebra between discs: first yield of any bone, no excluded zone, since
    /// the discs keep the load away from the bone
    public static StrainCriterion vertebra() {
        return new StrainCriterion(StrainLimits.vertebra(), 0, false, 0);
    }

    /// @return femur: limits of (Schileo08Strain) throughout 0.4 cm³ in one piece, the size of (Keyak98)
    public static StrainCriterion femur() {
        return new StrainCriterion(StrainLimits.femur(), FEMUR_EXCLUSION_MM, false, FEMUR_CONNECTED_MM3);
    }

    /// @return femur (Schileo08Strain): first yield of the surface
    public static StrainCriterion femurFirstYield() {
        return new StrainCriterion(StrainLimits.femur(), FEMUR_EXCLUSION_MM, true, 0);
    }

    /// Where and at which load the criterion is met first.
    ///
    /// @param element the element strained most of those that fail
    /// @param utilisation reached at the applied load by all that fail
    /// @param isTension whether that element yields in tension
    /// @param newton failure load, N
    public record Failure(int element, double utilisation, boolean isTension, double newton) {}

    /// @param strain averaged strains at the applied load
    /// @param mesh the mesh they belong to
    /// @param appliedNewton the applied load, N, above 0
    /// @param loadedNodes nodes that are loaded or held; their surroundings are left out
    /// @return what fails first and the load at which it does; the lower element on a tie
    /// @throws NumericalException when nothing is left to judge or nothing is strained
    public Failure failure(BoneStrain strain, VoxelMesh mesh, double appliedNewton, int[] loadedNodes) {
        return failure(strain, mesh, appliedNewton, Surroundings.within(mesh, loadedNodes, exclusionMm));
    }

    Failure failure(BoneStrain strain, VoxelMesh mesh, double appliedNewton, boolean[] excluded) {
        double[] judged = new double[mesh.elementCount()];
        for (int e = 0; e < judged.length; e++) {
            boolean isJudged = !excluded[e] && (!surfaceOnly || isSurface(mesh, e));
            judged[e] = isJudged ? strain.utilisation(e, limits, 1) : 0;
        }
        double voxel = mesh.grid().voxelVolumeMm3();
        int count = Math.max(1, (int) Math.ceil(connectedMm3 / voxel * (1 - 1e-12)));
        OverstrainedRegion region = OverstrainedRegion.of(mesh, judged, count);
        if (region.element() < 0) {
            throw nothingToJudge();
        }
        double peak = judged[region.element()];
        boolean isTension = strain.largest()[region.element()] / limits.tension() >= peak;
        return new Failure(region.element(), region.level(), isTension, appliedNewton / region.level());
    }

    private NumericalException nothingToJudge() {
        String volume = connectedMm3 == 0
                ? "No element is"
                : String.format(Locale.ROOT, "No %.2g cm³ of bone in one piece are", connectedMm3 / 1000);
        return new NumericalException(String.format(
                Locale.ROOT,
                "%s strained farther than %.0f mm from where the bone is loaded or held, so no strength by strain limits can"
                        + " be given. Give a scan that shows more of the bone, or leave this load out.",
                volume,
                exclusionMm));
    }

    /// @param failure result of this criterion
    /// @param inDomain whether the bone is of the kind the limits were tested on
    /// @return the failure load as one of several estimates
    public StrengthEstimate estimate(Failure failure, boolean inDomain) {
        String mode = failure.isTension() ? "tension" : "compression";
        return new StrengthEstimate(
                words(),
                failure.newton(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                connectedMm3 == 0 ? limits.source() : limits.source() + ", Keyak98",
                inDomain,
                (connectedMm3 == 0
                                ? "load at first local yield in " + mode
                                : "load at which that much bone in one piece has yielded, strained most in " + mode)
                        + ", strains averaged over nearby bone; not calibrated on metastatic bone");
    }

    /// @return the criterion in words, the same for every bone
    String words() {
        String bare = "strain limits +" + limits.tension() + " / -" + limits.compression();
        if (connectedMm3 > 0) {
            return bare + String.format(Locale.ROOT, " over %.1f cm³", connectedMm3 / 1000);
        }
        return surfaceOnly ? bare + ", first yield of the surface" : bare;
    }

    private static boolean isSurface(VoxelMesh mesh, int e) {
        int[] v = mesh.elementIjk(e);
        return mesh.element(v[0] - 1, v[1], v[2]) < 0
                || mesh.element(v[0] + 1, v[1], v[2]) < 0
                || mesh.element(v[0], v[1] - 1, v[2]) < 0
                || mesh.element(v[0], v[1] + 1, v[2]) < 0
                || mesh.element(v[0], v[1], v[2] - 1) < 0
                || mesh.element(v[0], v[1], v[2] + 1) < 0;
    }
}
