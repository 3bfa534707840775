package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import java.util.List;

/// A thick cylinder under inner pressure, its length held, as a quarter ring of stairs with the exact tractions.
final class HollowCylinder implements Verification.Problem {
    private static final double INNER = 10;
    private static final double OUTER = 20;
    private static final double PRESSURE = 10;
    private static final double AMID = 15;
    private static final int LAYERS = 2;
    private static final HollowCylinderField FIELD = new HollowCylinderField(INNER, OUTER, PRESSURE, 1000, 0.3);
    private static final String SOURCE = "Timoshenko70";

    @Override
    public String name() {
        return "hollow-cylinder";
    }

    @Override
    public String question() {
        return "How does a thick hollow cylinder widen under inner pressure, and what is its hoop stress?";
    }

    @Override
    public List<Check> run(int threads) {
        Ring coarse = ring(20, threads);
        Ring fine = ring(40, threads);
        double widening = FIELD.at(INNER, 0).ur();
        String body =
                "quarter ring of 0.25 mm voxels, radii 10 and 20 mm, length held, exact tractions on every stair; ";
        return List.of(
                Check.of(
                        this,
                        "widening of the inner surface (mm)",
                        widening,
                        fine.widening(),
                        new Judgement(
                                        1e-3,
                                        SOURCE,
                                        body + "the error falls with the square of the voxel, here 1/40 of a")
                                .withOrder(Refinement.order(coarse.widening() - widening, fine.widening() - widening))),
                Check.of(
                        this,
                        "hoop stress at radius 15 mm (MPa)",
                        FIELD.at(AMID, 0).st(),
                        fine.hoop() * FIELD.at(AMID, 0).st(),
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
    private record Ring(double widening, double hoop, double worstStress) {}

    private static Ring ring(int perRadius, int threads) {
        Octant octant = new Octant(
                new int[] {2 * perRadius, 2 * perRadius, LAYERS},
                INNER / perRadius,
                x -> Math.hypot(x[0], x[1]) > INNER && Math.hypot(x[0], x[1]) < OUTER);
        VoxelMesh mesh = octant.mesh();
        Solution s = Bodies.solve(
                mesh, Bodies.uniform(mesh, 1000, 0.3), octant.loadedInPlane(FIELD, x -> true), 1e-8, threads);
        double hoop = 0;
        double exact = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            double[] x = octant.centre(e);
            double r = Math.hypot(x[0], x[1]);
            if (Math.abs(r - AMID) < 0.5) {
                double xx = s.stressMPa()[6 * e] * x[1] * x[1];
                double yy = s.stressMPa()[6 * e + 1] * x[0] * x[0];
                double xy = s.stressMPa()[6 * e + 3] * x[0] * x[1];
                hoop += (xx + yy - 2 * xy) / (r * r);
                exact += FIELD.at(r, 0).st();
            }
        }
        double widening = s.displacementMm()[3 * mesh.node(perRadius, 0, 0)];
        return new Ring(widening, hoop / exact, octant.worstStress(s, FIELD::stressInto));
    }
}
