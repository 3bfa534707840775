package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// A vertebra given by formulas, posed at will: elliptic body with hollow endplates, ring-shaped arch, three
/// processes, and articular processes that stand higher than the endplate. Labels: 7 posterior elements, 8 body.
///
/// ```
///            ____ x: left            body   x²/22² + y²/16² ≤ 1, |z| ≤ 14 - 1.5 (1 - r²)
///           /    \                   canal  ellipse 10 × 7 around y = 22, arch 5 mm thick around it, -8 ≤ z ≤ 6
///           \_()_/   () canal
///             ||     y: posterior
/// ```
///
/// @param axes left, posterior, superior in LPS
/// @param centreMm of the body, LPS
record DrawnVertebra(double[] axes, double[] centreMm) {
    static final int POSTERIOR = 7;
    static final int BODY = 8;
    static final double BODY_LEFT = 22;
    static final double BODY_BACK = 16;
    static final double HALF_HEIGHT = 14;
    static final double HOLLOW = 1.5;
    /// Mean height over the core (4.8 mm inside the ellipse): 2 (14 - 1.5 (1 - mean r²)), mean r² = 0.275.
    static final double CORE_HEIGHT = 2 * (HALF_HEIGHT - HOLLOW * (1 - 0.275));

    static final double ENDPLATE_MM2 = Math.PI * BODY_LEFT * BODY_BACK;

    static DrawnVertebra upright() {
        return new DrawnVertebra(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[] {3.2, -11.7, 20.4});
    }

    /// Turned about S, then P, then L, degrees.
    static DrawnVertebra turned(double aboutLeft, double aboutBack, double aboutHead) {
        double[] m = times(about(0, aboutLeft), times(about(1, aboutBack), about(2, aboutHead)));
        double[] axes = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                axes[3 * a + c] = m[3 * c + a];
            }
        }
        return new DrawnVertebra(axes, new double[] {3.2, -11.7, 20.4});
    }

    /// @return 0 outside, else the label
    int labelAt(double[] p) {
        double[] q = own(p);
        double x = Math.abs(q[0]);
        double y = q[1];
        double z = q[2];
        double r2 = x * x / (BODY_LEFT * BODY_LEFT) + y * y / (BODY_BACK * BODY_BACK);
        if (r2 <= 1) {
            return Math.abs(z) <= HALF_HEIGHT - HOLLOW * (1 - r2) ? BODY : 0;
        }
        double ring = y - 22;
        boolean canal = x * x / 100 + ring * ring / 49 <= 1;
        boolean arch = !canal && x * x / 225 + ring * ring / 144 <= 1 && z >= -8 && z <= 6;
        boolean spinous = x <= 3 && y >= 31 && y <= 52 && z >= -12 && z <= 0;
        boolean transverse = x >= 12 && x <= 38 && Math.abs(y - 20) <= 4 && Math.abs(z) <= 4;
        boolean articular = x >= 10 && x <= 16 && Math.abs(y - 28) <= 4 && z >= 0 && z <= 26;
        return arch || spinous || transverse || articular && !canal ? POSTERIOR : 0;
    }

    double[] own(double[] p) {
        double[] d = Turned.minus(p, centreMm);
        return new double[] {
            Turned.dot(d, Turned.axis(axes, 0)),
            Turned.dot(d, Turned.axis(axes, 1)),
            Turned.dot(d, Turned.axis(axes, 2))
        };
    }

    double[] patient(double x, double y, double z) {
        double[] p = centreMm.clone();
        for (int c = 0; c < 3; c++) {
            p[c] += x * axes[c] + y * axes[3 + c] + z * axes[6 + c];
        }
        return p;
    }

    /// A grid around it, axes as given, wide enough for every pose.
    static Grid around(double spacingMm, double[] gridAxes) {
        int n = (int) (150 / spacingMm);
        double[] corner = {3.2, -11.7 + 15, 20.4};
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                corner[c] -= 0.5 * n * spacingMm * gridAxes[3 * a + c];
            }
        }
        return new Grid(n, n, n, new double[] {spacingMm, spacingMm, spacingMm}, corner, gridAxes);
    }

    static Grid around(double spacingMm) {
        return around(spacingMm, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    LabelMap labels(Grid grid) {
        int[] values = new int[grid.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            values[v] = labelAt(grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
        }
        return new LabelMap(grid, values);
    }

    /// Density as a function of the vertebra's own coordinates.
    Volume density(Grid grid, ToDoubleFunction<double[]> rho) {
        float[] values = new float[grid.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            double[] p = grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            values[v] = (float) rho.applyAsDouble(own(p));
        }
        return new Volume(grid, values);
    }

    static Volume uniform(Grid grid, double density) {
        float[] values = new float[grid.voxelCount()];
        Arrays.fill(values, (float) density);
        return new Volume(grid, values);
    }

    private static double[] about(int axis, double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        int a = (axis + 1) % 3;
        int b = (axis + 2) % 3;
        double[] m = new double[9];
        m[4 * axis] = 1;
        m[4 * a] = c;
        m[4 * b] = c;
        m[3 * a + b] = -s;
        m[3 * b + a] = s;
        return m;
    }

    private static double[] times(double[] a, double[] b) {
        double[] m = new double[9];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                m[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
            }
        }
        return m;
    }
}
