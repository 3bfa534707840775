package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.TransverseIsotropy;
import java.util.ArrayList;
import java.util.List;

/// Vertebral trabecular bone with its grain along each grid axis in turn: three pulls and three shears on one
/// voxel give back its constants, and a ragged body in uniform strain has the stress they say.
final class GrainOfVertebra implements Verification.Problem {
    private static final double AXIAL_MPA = 700;
    private static final double TRANSVERSE = 0.333;
    private static final double ACROSS = 0.381;
    private static final double TO_AXIS = 0.104;
    private static final double SHEAR = 0.157;
    private static final double STRAIN = 1e-3;

    /// Constants in the order of the table; z is the grain, x and y lie across it.
    private enum Constant {
        E_Z("E_z, pulled along the grain (MPa)", AXIAL_MPA),
        E_X("E_x, pulled across the grain (MPa)", TRANSVERSE * AXIAL_MPA),
        NU_XY("ν_xy, pulled across, narrowing across", ACROSS),
        NU_XZ("ν_xz, pulled across, narrowing along the grain", TO_AXIS),
        NU_ZX("ν_zx, pulled along the grain, narrowing across", TO_AXIS / TRANSVERSE),
        G_XZ("G_xz, sheared in planes that hold the grain (MPa)", SHEAR * AXIAL_MPA),
        G_XY("G_xy, sheared in the plane across the grain (MPa)", TRANSVERSE * AXIAL_MPA / (2 * (1 + ACROSS)));

        private final String quantity;
        private final double exact;

        Constant(String quantity, double exact) {
            this.quantity = quantity;
            this.exact = exact;
        }
    }

    @Override
    public String name() {
        return "transverse-isotropy";
    }

    @Override
    public String question() {
        return "Does a voxel of vertebral trabecular bone give back its constants, whichever axis its grain runs along?";
    }

    @Override
    public List<Check> run(int threads) {
        double[] found = new double[Constant.values().length];
        double uneven = 0;
        for (int grain = 0; grain < 3; grain++) {
            for (int along = 0; along < 3; along++) {
                pull(grain, along, found, threads);
                shear(grain, along, (along + 1) % 3, found, threads);
            }
            uneven = Math.max(uneven, patch(grain, threads));
        }
        List<Check> checks = new ArrayList<>();
        Judgement judgement = new Judgement(
                1e-8,
                "Crawford03",
                "one voxel of 1 mm on rollers, moduli from the forces on its faces, grain along each of the three axes, the value farthest from the exact "
                        + "one is shown; strain is uniform, so only the residual of 1e-12 remains");
        for (Constant c : Constant.values()) {
            checks.add(Check.of(this, c.quantity, c.exact, found[c.ordinal()], judgement));
        }
        checks.add(Check.ofZero(
                this,
                "largest strain error of any element",
                uneven,
                UniformStrain.GRADIENT[0],
                new Judgement(
                        1e-10,
                        "identity",
                        "ragged body of 2271 voxels with a linear displacement on its surface, grain along each axis; "
                                + "strain as solved, and as it follows from the stress by the compliance")));
        return checks;
    }

    private static Solution solve(VoxelMesh mesh, int grain, BoundaryConditions conditions, int threads) {
        return Bodies.solve(
                mesh,
                Bodies.uniform(mesh, AXIAL_MPA, 0.3).with(TransverseIsotropy.ofVertebra(grain)),
                conditions,
                1e-12,
                threads);
    }

    /// One face pulled, the opposite one and two more on rollers, the rest free.
    private static void pull(int grain, int along, double[] found, int threads) {
        VoxelMesh mesh = Bodies.box(1, 1, 1, 1);
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (mesh.nodeIjk(n)[along] == 1) {
                conditions.fix(n, along, STRAIN);
            }
        }
        Solution s = solve(mesh, grain, conditions, threads);
        double modulus = force(s, along, along) / STRAIN;
        keep(along == grain ? Constant.E_Z : Constant.E_X, modulus, found);
        for (int side = 0; side < 3; side++) {
            if (side != along) {
                Constant ratio = along == grain ? Constant.NU_ZX : side == grain ? Constant.NU_XZ : Constant.NU_XY;
                keep(ratio, -s.strain()[side] / s.strain()[along], found);
            }
        }
    }

    /// u_i = γ x_j on all nodes; nothing moves along the third axis but what wants to.
    private static void shear(int grain, int i, int j, double[] found, int threads) {
        VoxelMesh mesh = Bodies.box(1, 1, 1, 1);
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        int third = 3 - i - j;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            conditions.fix(n, i, STRAIN * ijk[j]);
            conditions.fix(n, j, 0);
            if (ijk[third] == 0) {
                conditions.fix(n, third, 0);
            }
        }
        Solution s = solve(mesh, grain, conditions, threads);
        keep(third == grain ? Constant.G_XY : Constant.G_XZ, force(s, j, i) / STRAIN, found);
    }

    /// Force on the upper face across an axis, along another, N; the face is 1 mm².
    private static double force(Solution s, int face, int along) {
        double sum = 0;
        for (int n = 0; n < s.mesh().nodeCount(); n++) {
            sum += s.mesh().nodeIjk(n)[face] == 1 ? s.reactionNewton()[3 * n + along] : 0;
        }
        return sum;
    }

    /// Keeps the value that is farthest from the exact one.
    private static void keep(Constant c, double value, double[] found) {
        double before = found[c.ordinal()];
        if (before == 0 || !(Math.abs(value - c.exact) <= Math.abs(before - c.exact))) {
            found[c.ordinal()] = value;
        }
    }

    private static double patch(int grain, int threads) {
        VoxelMesh mesh = Bodies.ragged();
        BoundaryConditions conditions = UniformStrain.linearOnSurface(mesh, UniformStrain.GRADIENT);
        Solution s = solve(mesh, grain, conditions, threads);
        double[] exact = UniformStrain.strain();
        double worst = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            double[] fromStress = strain(grain, s.stressMPa(), 6 * e);
            for (int q = 0; q < 6; q++) {
                worst = Math.max(worst, Math.abs(s.strain()[6 * e + q] - exact[q]));
                worst = Math.max(worst, Math.abs(fromStress[q] - exact[q]));
            }
        }
        return worst;
    }

    /// Strain by the compliance: ε_i = Σ_j S_ij σ_j, γ_ij = τ_ij / G_ij.
    private static double[] strain(int grain, double[] stress, int at) {
        double[] strain = new double[6];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double toGrain = -TO_AXIS / Constant.E_X.exact;
                double same = 1 / (i == grain ? AXIAL_MPA : Constant.E_X.exact);
                double other = i == grain || j == grain ? toGrain : -ACROSS / Constant.E_X.exact;
                strain[i] += (i == j ? same : other) * stress[at + j];
            }
            int j = (i + 1) % 3;
            double shearModulus = (i == grain || j == grain ? Constant.G_XZ : Constant.G_XY).exact;
            strain[voigt(i, j)] = stress[at + voigt(i, j)] / shearModulus;
        }
        return strain;
    }

    /// Place of a shear in the order xx, yy, zz, xy, yz, xz.
    private static int voigt(int i, int j) {
        return i + j == 1 ? 3 : i + j == 3 ? 4 : 5;
    }
}
