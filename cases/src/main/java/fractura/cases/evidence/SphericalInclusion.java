package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.List;

/// A soft or stiff sphere in a body under tension: lytic tissue or cement.
final class SphericalInclusion implements Verification.Problem {
    private static final int PER_RADIUS = 12;
    private static final int HALF_WIDTH = 4;
    private static final double MATRIX = 1000;
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
        checks.add(inclusion(10, "soft", 0.03, threads));
        checks.add(inclusion(100, "soft", 0.03, threads));
        checks.add(inclusion(2500, "stiff", 0.03, threads));
        return checks;
    }

    private Check inclusion(double modulus, String word, double tolerance, int threads) {
        SphereInTensionField field = new SphereInTensionField(1, 1, MATRIX, modulus, NU);
        Octant octant = new Octant(HALF_WIDTH * PER_RADIUS, 1.0 / PER_RADIUS, r -> true);
        VoxelMesh mesh = octant.mesh();
        Materials materials = Bodies.uniform(mesh, MATRIX, NU);
        for (int e = 0; e < mesh.elementCount(); e++) {
            materials.youngsModulusMPa()[e] = octant.distance(e) < 1 ? modulus : MATRIX;
        }
        Solution s = Bodies.solve(mesh, materials, octant.loadedBy(field, false), 1e-7, threads);
        double sum = 0;
        int count = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (octant.distance(e) < 1) {
                sum += s.stressMPa()[6 * e + 2];
                count++;
            }
        }
        return Check.of(
                this,
                String.format(java.util.Locale.ROOT, "mean stress in a %s sphere, %.0f:1000 MPa (MPa)", word, modulus),
                field.insideStress()[2],
                sum / count,
                new Judgement(
                        tolerance,
                        "Eshelby57",
                        mesh.elementCount() + " elements, 12 voxels per radius, half-width 4 radii with the exact "
                                + "tractions on the outer faces; each voxel is all sphere or all matrix, which costs most "
                                + "where the moduli differ most"));
    }
}
