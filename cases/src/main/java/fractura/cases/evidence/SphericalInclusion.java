package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A soft or stiff sphere in a body under tension: lytic tissue or cement.
final class SphericalInclusion implements Verification.Problem {
    private static final int PER_RADIUS = 12;
    private static final int HALF_WIDTH = 4;
    private static final double NU = 0.3;

    @Override
    public String name() {
        return "spherical-inclusion";
    }

    @Override
    public String question() {
        return "What stress does a soft or a stiff sphere carry inside a body under tension?";
    }

    @Override
    public List<Check> run(int threads) {
        List<Check> checks = new ArrayList<>();
        checks.add(inclusion("soft", 10, 1000, 0.03, threads));
        checks.add(inclusion("soft", 100, 1000, 0.03, threads));
        checks.add(inclusion("stiff", 2500, 1000, 0.03, threads));
        checks.add(inclusion("stiff", 2500, 300, 0.06, threads));
        return checks;
    }

    private Check inclusion(String word, double modulus, double matrix, double tolerance, int threads) {
        SphereInTensionField field = new SphereInTensionField(1, 1, matrix, modulus, NU);
        double exact = field.insideStress()[2];
        double coarse = meanInside(field, modulus, matrix, PER_RADIUS / 2, threads);
        double fine = meanInside(field, modulus, matrix, PER_RADIUS, threads);
        return Check.of(
                this,
                String.format(Locale.ROOT, "mean stress in a %s sphere, %.0f:%.0f MPa (MPa)", word, modulus, matrix),
                exact,
                fine,
                new Judgement(
                                tolerance,
                                "Eshelby57",
                                "12 voxels per radius, half-width 4 radii with the exact tractions on the outer faces; "
                                        + "each voxel is all sphere or all matrix, which costs most where the moduli "
                                        + "differ most and falls with the voxel")
                        .withOrder(Refinement.order(coarse - exact, fine - exact)));
    }

    private static double meanInside(
            SphereInTensionField field, double modulus, double matrix, int perRadius, int threads) {
        Octant octant = Octant.cube(HALF_WIDTH * perRadius, 1.0 / perRadius, x -> true);
        VoxelMesh mesh = octant.mesh();
        Materials materials = Bodies.uniform(mesh, matrix, NU);
        for (int e = 0; e < mesh.elementCount(); e++) {
            materials.youngsModulusMPa()[e] = octant.distance(e) < 1 ? modulus : matrix;
        }
        Solution s = Bodies.solve(mesh, materials, octant.loadedBy(field, octant.farFaces()), 1e-7, threads);
        double sum = 0;
        int count = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (octant.distance(e) < 1) {
                sum += s.stressMPa()[6 * e + 2];
                count++;
            }
        }
        return sum / count;
    }
}
