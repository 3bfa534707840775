package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import java.util.List;

/// A thick sphere under inner pressure, as an octant of stairs with the exact tractions on every stair.
final class HollowSphere implements Verification.Problem {
    private static final double INNER = 10;
    private static final double OUTER = 20;
    private static final double PRESSURE = 10;
    private static final HollowSphereField FIELD = new HollowSphereField(INNER, OUTER, PRESSURE, 1000, 0.3);
    private static final String SOURCE = "Timoshenko70";

    @Override
    public String name() {
        return "hollow-sphere";
    }

    @Override
    public String question() {
        return "How does a thick hollow sphere widen under inner pressure, and what is its hoop stress?";
    }

    @Override
    public List<Check> run(int threads) {
        Errors coarse = errors(10, threads);
        Errors fine = errors(20, threads);
        double exact = FIELD.radialDisplacement(INNER);
        double order = Refinement.order(coarse.widening() - exact, fine.widening() - exact);
        String body = "octant of 0.5 mm voxels, radii 10 and 20 mm, exact tractions on every stair; ";
        return List.of(
                Check.of(
                        this,
                        "widening of the inner surface (mm)",
                        FIELD.radialDisplacement(INNER),
                        fine.widening(),
                        new Judgement(
                                        2e-3,
                                        SOURCE,
                                        body + "the error falls with the square of the voxel, here 1/20 of a")
                                .withOrder(order)),
                Check.of(
                        this,
                        "hoop stress at radius 15 mm (MPa)",
                        FIELD.hoopStress(15),
                        fine.hoop() * FIELD.hoopStress(15),
                        new Judgement(1e-3, SOURCE, body + "mean over the elements within 0.5 mm of that radius")
                                .withOrder(Refinement.order(coarse.hoop() - 1, fine.hoop() - 1))),
                Check.ofZero(
                        this,
                        "largest stress error at any element centre (MPa)",
                        fine.worstStress(),
                        PRESSURE,
                        new Judgement(0.01, SOURCE, body + "over the pressure; worst on the inner stairs")
                                .withOrder(Refinement.order(coarse.worstStress(), fine.worstStress()))));
    }

    /// What one mesh gives.
    ///
    /// @param widening of the inner surface, mm
    /// @param hoop mean hoop stress near radius 15 over the exact mean
    /// @param worstStress largest error of any stress component, MPa
    private record Errors(double widening, double hoop, double worstStress) {}

    private static Errors errors(int perRadius, int threads) {
        Octant octant = Octant.cube(
                2 * perRadius, INNER / perRadius, x -> Octant.distance(x) > INNER && Octant.distance(x) < OUTER);
        VoxelMesh mesh = octant.mesh();
        Solution s =
                Bodies.solve(mesh, Bodies.uniform(mesh, 1000, 0.3), octant.loadedBy(FIELD, x -> true), 1e-8, threads);
        double hoop = 0;
        double hoopExact = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            double r = octant.distance(e);
            if (Math.abs(r - 15) < 0.5) {
                double trace = s.stressMPa()[6 * e] + s.stressMPa()[6 * e + 1] + s.stressMPa()[6 * e + 2];
                hoop += (trace - radial(s.stressMPa(), e, octant.centre(e), r)) / 2;
                hoopExact += FIELD.hoopStress(r);
            }
        }
        double widening = s.displacementMm()[3 * mesh.node(perRadius, 0, 0)];
        return new Errors(widening, hoop / hoopExact, octant.worstStress(s, FIELD::stressInto));
    }

    /// Normal stress along the radius at an element's centre.
    private static double radial(double[] s, int e, double[] x, double r) {
        int o = 6 * e;
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += s[o + i] * x[i] * x[i];
        }
        sum += 2 * (s[o + 3] * x[0] * x[1] + s[o + 4] * x[1] * x[2] + s[o + 5] * x[0] * x[2]);
        return sum / (r * r);
    }
}
