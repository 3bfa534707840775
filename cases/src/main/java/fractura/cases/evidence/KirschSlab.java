package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import java.util.List;

/// A round hole through a slab under tension along x, in plane strain.
///
/// Once with the exact tractions on the hole's stairs, which makes them harmless and shows the solver's own
/// error, and once with bare stairs, as in a patient's model.
final class KirschSlab implements Verification.Problem {
    private static final KirschField FIELD = new KirschField(1, 1, 1000, 0.3);
    private static final int PER_RADIUS = 48;
    private static final int HALF_WIDTH = 5;
    private static final int LAYERS = 2;
    private static final String BODY =
            "48 voxels per radius, two layers, half-width 5 radii with the exact tractions on " + "the outer faces; ";

    @Override
    public String name() {
        return "kirsch-slab";
    }

    @Override
    public String question() {
        return "How does stress rise beside a round hole through a slab under tension?";
    }

    @Override
    public List<Check> run(int threads) {
        Hole coarse = hole(PER_RADIUS / 2, true, threads);
        Hole fine = hole(PER_RADIUS, true, threads);
        Hole coarseBare = hole(PER_RADIUS / 2, false, threads);
        Hole bare = hole(PER_RADIUS, false, threads);
        String edge = BODY + "line through the first two elements, read at the hole's edge; the error falls with the "
                + "square of the voxel";
        String band =
                BODY + "elements beside the transverse axis from 1.15 to 1.6 radii; bare stairs make the hole wider "
                        + "by a part of a voxel";
        String fit = BODY + "powers 0, 2 and 4 of a/r fitted from four voxels off the hole to three radii; an error of "
                + "first order";
        double mean = bare.exactMean();
        return List.of(
                check("stress concentration, exact tractions on stairs", 3, coarse.beside(), fine.beside(), 4e-3, edge),
                check("stress before the hole, same tractions (MPa)", -1, coarse.before(), fine.before(), 6e-3, edge),
                check(
                        "mean stress beside the hole, bare stairs (MPa)",
                        mean,
                        mean * coarseBare.mean(),
                        mean * bare.mean(),
                        0.01,
                        band),
                check(
                        "stress concentration, bare stairs, from a fit",
                        3,
                        coarseBare.fitted(),
                        bare.fitted(),
                        0.025,
                        fit));
    }

    private Check check(String quantity, double exact, double coarse, double fine, double tolerance, String note) {
        Judgement judgement = new Judgement(tolerance, "Kirsch98", note);
        return Check.of(
                this, quantity, exact, fine, judgement.withOrder(Refinement.order(coarse - exact, fine - exact)));
    }

    /// What one mesh gives, of σ_xx along the transverse axis unless said otherwise.
    ///
    /// @param beside line through the first two elements, at the edge, MPa
    /// @param before the same of σ_yy along the load's axis, MPa
    /// @param fitted fit to the elements off the stairs, at the edge, MPa
    /// @param mean over the elements from 1.15 to 1.6 radii, over the exact mean
    /// @param exactMean exact mean there, MPa
    private record Hole(double beside, double before, double fitted, double mean, double exactMean) {}

    private static Hole hole(int perRadius, boolean isExactOnStairs, int threads) {
        int n = HALF_WIDTH * perRadius;
        double h = 1.0 / perRadius;
        Octant octant = new Octant(new int[] {n, n, LAYERS}, h, x -> Math.hypot(x[0], x[1]) > 1);
        VoxelMesh mesh = octant.mesh();
        Octant.Region loaded = isExactOnStairs ? x -> true : octant.farFaces();
        Solution s = Bodies.solve(
                mesh, Bodies.uniform(mesh, 1000, FIELD.nu()), octant.loadedInPlane(FIELD, loaded), 1e-8, threads);
        EdgeFit fit = new EdgeFit(1, 0, 2, 4);
        double sum = 0;
        double exactSum = 0;
        int count = 0;
        double[] exact = new double[6];
        for (int j = perRadius; j < n; j++) {
            int e = mesh.element(0, j, 0);
            double r = Math.hypot(octant.centre(e)[0], octant.centre(e)[1]);
            if (EdgeFit.isUsed(r, h)) {
                fit.add(r, s.stressMPa()[6 * e]);
            }
            if (r >= 1.15 && r <= 1.6) {
                FIELD.stressInto(octant.centre(e), exact);
                sum += s.stressMPa()[6 * e];
                exactSum += exact[0];
                count++;
            }
        }
        double beside = atEdge(s, mesh.element(0, perRadius, 0), mesh.element(0, perRadius + 1, 0), 0);
        double before = atEdge(s, mesh.element(perRadius, 0, 0), mesh.element(perRadius + 1, 0, 0), 1);
        return new Hole(beside, before, fit.atEdge(), sum / exactSum, exactSum / count);
    }

    /// The line through two elements half a voxel and one and a half off the edge, read at the edge.
    private static double atEdge(Solution s, int nearest, int next, int component) {
        return 1.5 * s.stressMPa()[6 * nearest + component] - 0.5 * s.stressMPa()[6 * next + component];
    }
}
