package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A beam of 100×10×10 mm, its root section kept plane, bent by shear at its ends.
final class Cantilever implements Verification.Problem {
    private static final double LENGTH = 100;
    private static final double DEPTH = 10;
    private static final double FORCE = 10;
    private static final double YOUNGS = 1000;
    private static final double NU = 0.3;
    private static final int[] ACROSS = {2, 4, 8, 16};
    private static final double[] ALLOWED = {0.15, 0.05, 0.012, 0.003};
    private static final String LOCKING = "fully integrated trilinear voxels bend too stiffly, the more the fewer lie "
            + "through the depth; the allowance is the size of that error, a fourth for each halving";
    private static final String HELD = "root held along the beam only, shear spread as a parabola at both ends, as the "
            + "formula assumes; what remains is the root's warping, which the formula leaves free";

    @Override
    public String name() {
        return "cantilever";
    }

    @Override
    public String question() {
        return "How far does a slender beam sag, and how many voxels through its depth does it take?";
    }

    /// Timoshenko's beam with the shear coefficient of (Cowper66), mm.
    static double exact() {
        double inertia = DEPTH * DEPTH * DEPTH * DEPTH / 12;
        double shear = 10 * (1 + NU) / (12 + 11 * NU) * YOUNGS / (2 * (1 + NU)) * DEPTH * DEPTH;
        return FORCE * LENGTH * LENGTH * LENGTH / (3 * YOUNGS * inertia) + FORCE * LENGTH / shear;
    }

    @Override
    public List<Check> run(int threads) {
        double[] sag = new double[ACROSS.length];
        for (int q = 0; q < sag.length; q++) {
            sag[q] = sag(ACROSS[q], threads);
        }
        int last = sag.length - 1;
        double order = Refinement.order(sag[last - 2], sag[last - 1], sag[last]);
        List<Check> checks = new ArrayList<>();
        for (int q = 0; q <= last; q++) {
            checks.add(Check.of(
                    this,
                    String.format(Locale.ROOT, "sag, %d voxels through the depth (mm)", ACROSS[q]),
                    exact(),
                    sag[q],
                    new Judgement(ALLOWED[q], "Cowper66", LOCKING)));
        }
        checks.add(Check.of(
                this,
                "sag extrapolated to voxels of no size (mm)",
                exact(),
                Refinement.limit(sag[last - 1], sag[last], order),
                new Judgement(1e-3, "Cowper66", HELD).withOrder(order)));
        return checks;
    }

    /// Mean deflection of the loaded end over that of the root.
    private static double sag(int n, int threads) {
        double h = DEPTH / n;
        int nx = (int) Math.round(LENGTH / h);
        VoxelMesh mesh = Bodies.box(nx, n, n, h);
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        double[] share = new double[n + 1];
        for (int k = 0; k < n; k++) {
            addParabola(share, k, n);
        }
        for (int node = 0; node < mesh.nodeCount(); node++) {
            int[] ijk = mesh.nodeIjk(node);
            if (ijk[0] == 0) {
                conditions.fix(node, 0, 0);
            }
            if (ijk[0] == 0 || ijk[0] == nx) {
                double sign = ijk[0] == 0 ? 1 : -1;
                conditions.forceNewton()[3 * node + 2] = sign * FORCE * share[ijk[2]] * weight(ijk[1], n);
            }
        }
        int centre = mesh.node(0, n / 2, n / 2);
        conditions.fix(centre, 1, 0); // pins against rigid motion; they carry nothing
        conditions.fix(centre, 2, 0);
        conditions.fix(mesh.node(0, n / 2, n), 1, 0);
        Solution s = Bodies.solve(mesh, Bodies.uniform(mesh, YOUNGS, NU), conditions, 1e-8, threads);
        double mean = 0;
        for (int j = 0; j <= n; j++) {
            for (int k = 0; k <= n; k++) {
                double root = s.displacementMm()[3 * mesh.node(0, j, k) + 2];
                double end = s.displacementMm()[3 * mesh.node(nx, j, k) + 2];
                mean += weight(j, n) * weight(k, n) * (root - end);
            }
        }
        return mean;
    }

    /// Trapezium rule over n intervals, weights summing to 1.
    private static double weight(int j, int n) {
        return (j == 0 || j == n ? 0.5 : 1) / n;
    }

    /// Adds the nodal loads of interval k under the parabolic shear stress
    /// 6 t (1-t), t from 0 to 1 over the depth.
    private static void addParabola(double[] share, int k, int n) {
        double gauss = 0.5 / Math.sqrt(3);
        for (double at : new double[] {0.5 - gauss, 0.5 + gauss}) {
            double t = (k + at) / n;
            double w = 6 * t * (1 - t) / (2 * n);
            share[k] += w * (1 - at);
            share[k + 1] += w * at;
        }
    }
}
