package fractura.solver.strength;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.NumericalException;
import java.util.OptionalDouble;

/// Bone breaks when the averaged principal strain of one place reaches the yield strain.
///
/// By linearity the failure load is the applied load over the greatest utilisation (theory,
/// eq. 10). Limits: first yield of one place, not collapse; strongly dependent on how the
/// load is introduced, hence the excluded zone.
///
/// @param limits yield strains
/// @param exclusionMm elements whose centre is nearer than this to a loaded or
/// held node are not judged, mm; 0 for none
/// @param surfaceOnly whether only elements with a free face are judged
public record StrainCriterion(StrainLimits limits, double exclusionMm, boolean surfaceOnly) {
    public StrainCriterion {
        if (!(exclusionMm >= 0) || exclusionMm > 100) {
            throw new IllegalArgumentException("Excluded zone of " + exclusionMm + " mm is outside 0 to 100");
        }
    }

    /// @return vertebra between discs: all bone, no excluded zone, since
    /// the discs keep the load away from the bone
    public static StrainCriterion vertebra() {
        return new StrainCriterion(StrainLimits.vertebra(), 0, false);
    }

    /// @return femur (Schileo08Strain): surface, 10 mm around load and
    /// support left out (the distance is our choice)
    public static StrainCriterion femur() {
        return new StrainCriterion(StrainLimits.femur(), 10, true);
    }

    /// Where and at which load the criterion is met first.
    ///
    /// @param element first element to yield
    /// @param utilisation its utilisation at the applied load
    /// @param isTension whether it yields in tension
    /// @param newton failure load, N
    public record Failure(int element, double utilisation, boolean isTension, double newton) {}

    /// @param strain averaged strains at the applied load
    /// @param mesh the mesh they belong to
    /// @param appliedNewton the applied load, N, above 0
    /// @param loadedNodes nodes that are loaded or held; their surroundings are left out
    /// @return the first element to yield and the load at which it does; the lower element on a tie
    /// @throws NumericalException when no element is left to judge or nothing is strained
    public Failure failure(BoneStrain strain, VoxelMesh mesh, double appliedNewton, int[] loadedNodes) {
        boolean[] excluded = near(mesh, loadedNodes);
        int worst = -1;
        double greatest = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            double u = strain.utilisation(e, limits, 1);
            if (u > greatest && !excluded[e] && (!surfaceOnly || isSurface(mesh, e))) {
                greatest = u;
                worst = e;
            }
        }
        if (worst < 0) {
            throw new NumericalException("No element is strained outside " + exclusionMm
                    + " mm of the loaded faces: no failure load by strain limits. Shrink the excluded zone.");
        }
        boolean isTension = strain.largest()[worst] / limits.tension() >= greatest;
        return new Failure(worst, greatest, isTension, appliedNewton / greatest);
    }

    /// @param failure result of this criterion
    /// @param inDomain whether the bone is of the kind the limits were tested on
    /// @return the failure load as one of several estimates
    public StrengthEstimate estimate(Failure failure, boolean inDomain) {
        return new StrengthEstimate(
                "strain limits +" + limits.tension() + " / -" + limits.compression(),
                failure.newton(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                limits.source(),
                inDomain,
                "load at first local yield in " + (failure.isTension() ? "tension" : "compression")
                        + ", strains averaged over nearby bone; not calibrated on metastatic bone");
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

    private boolean[] near(VoxelMesh mesh, int[] nodes) {
        boolean[] near = new boolean[mesh.elementCount()];
        double radius = exclusionMm / mesh.voxelMm();
        if (radius == 0) {
            return near;
        }
        Grid grid = mesh.grid();
        int reach = (int) Math.ceil(radius);
        for (int n : nodes) {
            int[] c = mesh.nodeIjk(n);
            for (int k = Math.max(0, c[2] - reach); k < Math.min(grid.nz(), c[2] + reach); k++) {
                for (int j = Math.max(0, c[1] - reach); j < Math.min(grid.ny(), c[1] + reach); j++) {
                    for (int i = Math.max(0, c[0] - reach); i < Math.min(grid.nx(), c[0] + reach); i++) {
                        int e = mesh.element(i, j, k);
                        double dx = i + 0.5 - c[0];
                        double dy = j + 0.5 - c[1];
                        double dz = k + 0.5 - c[2];
                        if (e >= 0 && dx * dx + dy * dy + dz * dz < radius * radius) {
                            near[e] = true;
                        }
                    }
                }
            }
        }
        return near;
    }
}
