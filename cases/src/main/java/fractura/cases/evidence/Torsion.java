package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.element.Hooke;
import fractura.solver.load.BoundaryConditions;
import java.util.ArrayList;
import java.util.List;

/// Bars of round, square and oblong section, twisted at their ends, their sections free to warp.
///
/// A quarter of the section is modelled: under a mirror at x = 0 torsion changes sign, so there v = w = 0, and at
/// y = 0 u = w = 0. The ends are turned as plates that do not hold the section along the bar, which makes the
/// solution that of Saint-Venant in every slice.
final class Torsion implements Verification.Problem {
    private static final double YOUNGS = 1000;
    private static final double NU = 0.3;
    private static final double SHEAR = Hooke.mu(YOUNGS, NU);
    private static final double TORQUE = 1000;
    private static final double HALF = 5;
    private static final int SLICES = 4;
    private static final String SOURCE = "Timoshenko70";

    @Override
    public String name() {
        return "torsion";
    }

    @Override
    public String question() {
        return "What torque twists a round, a square and an oblong bar, and how large is the shear stress?";
    }

    @Override
    public List<Check> run(int threads) {
        List<Check> checks = new ArrayList<>();
        checks.add(roundUnderExactTractions(threads));
        checks.add(round(threads));
        addRectangle(checks, "square", 1, threads);
        addRectangle(checks, "3:1", 3, threads);
        return checks;
    }

    /// Section of a bar, with the exact answers.
    ///
    /// @param longSide half the side along x over half the side along y; 0 for a circle
    /// @param perHalf voxels along the half side along y, or the radius
    record Bar(int longSide, int perHalf) {
        double voxel() {
            return HALF / perHalf;
        }

        double length() {
            return SLICES * voxel();
        }

        /// Torsion constant, mm⁴.
        double constant() {
            return longSide == 0 ? Math.PI / 2 * Math.pow(HALF, 4) : 16 * longSide * Math.pow(HALF, 4) * series(false);
        }

        /// Twist under the torque, radian per mm.
        double twist() {
            return TORQUE / (SHEAR * constant());
        }

        /// Stress in the middle of the long side.
        double peak() {
            return 2 * SHEAR * twist() * HALF * series(true);
        }

        /// Sums of (Timoshenko70, sec. 109) for the sides a ≤ b: of the stress, 1 - 8/π² Σ 1/(n² cosh(nπb/2a)),
        /// or of the torque, (1 - 192 a/(π⁵b) Σ tanh(nπb/2a)/n⁵)/3, over odd n.
        double series(boolean ofStress) {
            double sum = 0;
            for (int n = 1; n < 100; n += 2) {
                double w = n * Math.PI * longSide / 2;
                sum += ofStress ? 1 / (n * n * Math.cosh(w)) : Math.tanh(w) / Math.pow(n, 5);
            }
            return ofStress
                    ? 1 - 8 / (Math.PI * Math.PI) * sum
                    : (1 - 192 / (Math.pow(Math.PI, 5) * longSide) * sum) / 3;
        }

        Octant octant() {
            int across = Math.max(1, longSide) * perHalf;
            return new Octant(
                    new int[] {across, perHalf, SLICES}, voxel(), x -> longSide > 0 || Math.hypot(x[0], x[1]) < HALF);
        }
    }

    /// Antisymmetry planes, the lower end held and the upper one turned within its plane.
    private static BoundaryConditions turned(Octant octant, double twist) {
        VoxelMesh mesh = octant.mesh();
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            double[] x = octant.position(n);
            if (ijk[0] == 0 || ijk[1] == 0) {
                conditions.fix(n, ijk[0] == 0 ? 1 : 0, 0);
                conditions.fix(n, 2, 0);
            }
            if (ijk[0] == 0 && ijk[1] == 0) {
                conditions.fix(n, 0, 0);
            }
            if (ijk[2] == 0 || ijk[2] == SLICES) {
                conditions.fix(n, 0, -twist * x[1] * x[2]);
                conditions.fix(n, 1, twist * x[0] * x[2]);
            }
        }
        return conditions;
    }

    private static Solution solve(Octant octant, BoundaryConditions conditions, int threads) {
        return Bodies.solve(octant.mesh(), Bodies.uniform(octant.mesh(), YOUNGS, NU), conditions, 1e-9, threads);
    }

    /// Moment of the turned end about the axis of the whole bar, N mm.
    private static double torque(Octant octant, Solution s) {
        double sum = 0;
        for (int n = 0; n < octant.mesh().nodeCount(); n++) {
            if (octant.mesh().nodeIjk(n)[2] == SLICES) {
                double[] x = octant.position(n);
                sum += x[0] * s.reactionNewton()[3 * n + 1] - x[1] * s.reactionNewton()[3 * n];
            }
        }
        return 4 * sum;
    }

    private Check roundUnderExactTractions(int threads) {
        Bar bar = new Bar(0, 16);
        Octant octant = bar.octant();
        BoundaryConditions conditions = turned(octant, bar.twist());
        double rate = SHEAR * bar.twist();
        Octant.Stress exact = (x, s) -> {
            s[4] = rate * x[0];
            s[5] = -rate * x[1];
        };
        octant.addTractions(conditions, exact, x -> true);
        return Check.ofZero(
                this,
                "worst stress, round, exact tractions on stairs (MPa)",
                octant.worstStress(solve(octant, conditions, threads), exact),
                rate * HALF,
                new Judgement(
                        1e-8,
                        SOURCE,
                        "16 voxels per radius; over the stress at the rim; sections of a round bar do not warp, and "
                                + "trilinear elements hold the twist exactly"));
    }

    private Check round(int threads) {
        double[] torque = new double[3];
        for (int q = 0; q < torque.length; q++) {
            Bar bar = new Bar(0, 16 << q);
            Octant octant = bar.octant();
            torque[q] = torque(octant, solve(octant, turned(octant, bar.twist()), threads));
        }
        double order = Refinement.order(torque[0] - TORQUE, torque[2] - TORQUE) / 2;
        return Check.of(
                this,
                "torque, round, bare stairs (N mm)",
                TORQUE,
                torque[2],
                new Judgement(
                                5e-3,
                                SOURCE,
                                "64 voxels per radius, order from 16 on; the stairs' own torsion constant, which wavers about "
                                        + "that of the circle and nears it with first order")
                        .withOrder(order));
    }

    private void addRectangle(List<Check> checks, String section, int longSide, int threads) {
        double[] torque = new double[2];
        double[] stress = new double[2];
        double peak = new Bar(longSide, 1).peak();
        for (int q = 0; q < 2; q++) {
            Bar bar = new Bar(longSide, 8 << q);
            Octant octant = bar.octant();
            VoxelMesh mesh = octant.mesh();
            Solution s = solve(octant, turned(octant, bar.twist()), threads);
            torque[q] = torque(octant, s);
            double outer = s.stressMPa()[6 * mesh.element(0, bar.perHalf() - 1, 0) + 5];
            double inner = s.stressMPa()[6 * mesh.element(0, bar.perHalf() - 2, 0) + 5];
            stress[q] = -1.5 * outer + 0.5 * inner;
        }
        String body = "16 voxels per half side of 5 mm; ";
        checks.add(Check.of(
                this,
                "torque, " + section + " (N mm)",
                TORQUE,
                torque[1],
                new Judgement(2e-3, SOURCE, body + "the error falls with the square of the voxel")
                        .withOrder(Refinement.order(torque[0] - TORQUE, torque[1] - TORQUE))));
        checks.add(Check.of(
                this,
                "peak shear stress, " + section + " (MPa)",
                peak,
                stress[1],
                new Judgement(
                                4e-3,
                                SOURCE,
                                body + "amid the long side; line through the two outer elements, read at the surface")
                        .withOrder(Refinement.order(stress[0] - peak, stress[1] - peak))));
    }
}
