package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import java.util.List;

/// A round hole in a body under tension: a lytic lesion in its simplest form.
///
/// The hole is a staircase and its peak stress on the very surface does not converge: the
/// outermost voxel layer carries edges and corners, not a sphere. From 15 % of the radius outward
/// the stress does converge, and that is compared.
final class SphericalCavity implements Verification.Problem {
    private static final int PER_RADIUS = 12;
    private static final int HALF_WIDTH = 8;
    private static final double NU = 0.3;

    @Override
    public String name() {
        return "spherical-cavity";
    }

    @Override
    public String question() {
        return "How does stress rise beside a round hole in a body under tension?";
    }

    @Override
    public List<Check> run(int threads) {
        SphereInTensionField field = new SphereInTensionField(1, 1, 1000, 0, NU);
        Octant octant = new Octant(HALF_WIDTH * PER_RADIUS, 1.0 / PER_RADIUS, r -> r > 1);
        VoxelMesh mesh = octant.mesh();
        Solution s = Bodies.solve(mesh, Bodies.uniform(mesh, 1000, NU), octant.loadedBy(field, false), 1e-7, threads);
        double sum = 0;
        double exactSum = 0;
        double worst = 0;
        int count = 0;
        double[] exact = new double[6];
        for (int e = 0; e < mesh.elementCount(); e++) {
            double r = octant.distance(e);
            if (mesh.elementIjk(e)[2] == 0 && r >= 1.15 && r <= 1.6) {
                field.stressInto(octant.centre(e), exact);
                double computed = s.stressMPa()[6 * e + 2];
                sum += computed;
                exactSum += exact[2];
                worst = Math.max(worst, Math.abs(computed / exact[2] - 1));
                count++;
            }
        }
        String body = mesh.elementCount() + " elements, 12 voxels per radius, box of half-width 8 radii with the exact "
                + "tractions on its outer faces; " + count
                + " elements beside the equatorial plane from 1.15 to 1.6 radii; ";
        return List.of(
                Check.of(
                        this,
                        "mean stress beside the hole, load 1 MPa (MPa)",
                        exactSum / count,
                        sum / count,
                        new Judgement(
                                0.03, "Goodier33", body + "the hole's stairs shift its radius by a part of a voxel")),
                Check.ofZero(
                        this,
                        "worst element beside the hole",
                        worst,
                        1,
                        new Judgement(0.05, "Goodier33", body + "largest relative error of one element")));
    }
}
