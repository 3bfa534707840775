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
/// the stress does converge, and that is compared, and what it says about the surface.
final class SphericalCavity implements Verification.Problem {
    private static final int PER_RADIUS = 12;
    private static final int HALF_WIDTH = 8;
    private static final double NU = 0.3;
    private static final SphereInTensionField FIELD = new SphereInTensionField(1, 1, 1000, 0, NU);
    private static final String SOURCE = "Goodier33";

    @Override
    public String name() {
        return "spherical-cavity";
    }

    @Override
    public String question() {
        return "How does stress rise beside a round hole in a body under tension?";
    }

    /// What one mesh gives.
    ///
    /// @param mean σ_zz over the elements beside the equatorial plane, over the exact mean
    /// @param exactMean exact mean there, MPa
    /// @param worst largest relative error of one of these elements
    /// @param equator σ_zz at the equator, from a fit, MPa
    /// @param pole σ_xx at the pole, from a fit, MPa
    private record Hole(double mean, double exactMean, double worst, double equator, double pole) {}

    @Override
    public List<Check> run(int threads) {
        Hole coarse = hole(PER_RADIUS / 2, threads);
        Hole fine = hole(PER_RADIUS, threads);
        double equator = SphereInTensionField.cavityEquator(1, NU);
        double pole = -(3 + 15 * NU) / (2 * (7 - 5 * NU));
        String body = "12 voxels per radius, box of half-width 8 radii with the exact tractions on its outer faces; ";
        String band = body + "elements beside the equatorial plane from 1.15 to 1.6 radii; ";
        String fit =
                body + "powers 0, 3 and 5 of a/r fitted from four voxels off the hole to three radii; the stairs make "
                        + "the hole wider by a part of a voxel, an error of first order";
        return List.of(
                Check.of(
                        this,
                        "mean stress beside the hole, load 1 MPa (MPa)",
                        fine.exactMean(),
                        fine.mean() * fine.exactMean(),
                        new Judgement(0.01, SOURCE, band + "the hole's stairs shift its radius by a part of a voxel")
                                .withOrder(Refinement.order(coarse.mean() - 1, fine.mean() - 1))),
                Check.ofZero(
                        this,
                        "worst element beside the hole",
                        fine.worst(),
                        1,
                        new Judgement(0.03, SOURCE, band + "largest relative error of one element")
                                .withOrder(Refinement.order(coarse.worst(), fine.worst()))),
                Check.of(
                        this,
                        "stress concentration at the equator, from a fit",
                        equator,
                        fine.equator(),
                        new Judgement(0.02, SOURCE, fit)
                                .withOrder(Refinement.order(coarse.equator() - equator, fine.equator() - equator))),
                Check.of(
                        this,
                        "stress across the load at the pole, from a fit (MPa)",
                        pole,
                        fine.pole(),
                        new Judgement(0.03, SOURCE, fit)
                                .withOrder(Refinement.order(coarse.pole() - pole, fine.pole() - pole))));
    }

    private static Hole hole(int perRadius, int threads) {
        double h = 1.0 / perRadius;
        Octant octant = Octant.cube(HALF_WIDTH * perRadius, h, x -> Octant.distance(x) > 1);
        VoxelMesh mesh = octant.mesh();
        Solution s = Bodies.solve(
                mesh, Bodies.uniform(mesh, 1000, NU), octant.loadedBy(FIELD, octant.farFaces()), 1e-7, threads);
        EdgeFit equator = new EdgeFit(1, 0, 3, 5);
        EdgeFit pole = new EdgeFit(1, 0, 3, 5);
        double sum = 0;
        double exactSum = 0;
        double worst = 0;
        int count = 0;
        double[] exact = new double[6];
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            double r = octant.distance(e);
            if (c[2] == 0 && r >= 1.15 && r <= 1.6) {
                FIELD.stressInto(octant.centre(e), exact);
                double computed = s.stressMPa()[6 * e + 2];
                sum += computed;
                exactSum += exact[2];
                worst = Math.max(worst, Math.abs(computed / exact[2] - 1));
                count++;
            }
            if (EdgeFit.isUsed(r, h)) {
                if (c[2] == 0) {
                    equator.add(r, s.stressMPa()[6 * e + 2]);
                }
                if (c[0] == 0 && c[1] == 0) {
                    pole.add(r, s.stressMPa()[6 * e]);
                }
            }
        }
        return new Hole(sum / exactSum, exactSum / count, worst, equator.atEdge(), pole.atEdge());
    }
}
