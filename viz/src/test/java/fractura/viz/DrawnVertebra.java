package fractura.viz;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import fractura.mesh.UnstructuredMesh;
import fractura.mesh.VoxelMesh;
import fractura.mesh.io.VtuFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A voxel mesh that looks like a lumbar vertebra between two discs of cement, with made-up but smooth fields and
/// a spherical lesion. It stands in for a result so that pictures can be tested without solving anything.
///
/// Shapes are signed distances in the vertebra's own axes (x left, y back, z up; mm; body centre at the origin).
final class DrawnVertebra {
    private static final double[] LESION_CENTRE = {9, -3, 1};
    private static final double LESION_RADIUS = 8;
    private static final double HALF_HEIGHT = 14;

    private DrawnVertebra() {}

    /// @param voxelMm edge of the voxels, mm
    /// @param lesionCode code of the `lesion` field, 0 for no lesion
    /// @return a result with the fields a real one has
    static VtuFile result(double voxelMm, int lesionCode) {
        Grid grid = grid(voxelMm);
        Tissue[] tissueOf = new Tissue[grid.voxelCount()];
        boolean[] keep = new boolean[tissueOf.length];
        for (int v = 0; v < keep.length; v++) {
            tissueOf[v] = tissue(own(grid, v));
            keep[v] = tissueOf[v] != null;
        }
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        int n = mesh.elementCount();
        float[][] f = new float[6][n];
        for (int e = 0; e < n; e++) {
            double[] p = own(grid, mesh.voxel(e));
            boolean isBone = tissueOf[mesh.voxel(e)] == Tissue.BONE;
            boolean isLesion = isBone && lesionCode > 0 && distance(p, LESION_CENTRE) < LESION_RADIUS;
            Tissue t = isLesion ? Tissue.values()[lesionCode] : tissueOf[mesh.voxel(e)];
            double density = isBone ? 0.18 + 0.75 * Math.exp(bone(p) / 1.5) : 1.2;
            double use = utilisation(p, lesionCode > 0);
            f[0][e] = isBone ? (float) (isLesion ? 0.8 * use : use) : Float.NaN;
            f[1][e] = (float) (isLesion ? 0.4 * density : density);
            f[2][e] = (float) (4730 * Math.pow(f[1][e], 1.56));
            f[3][e] = t.ordinal();
            f[4][e] = isLesion ? lesionCode : 0;
            f[5][e] = (float) (use * f[2][e] * 0.006);
        }
        return new VtuFile(
                new UnstructuredMesh(mesh.nodesXyz(), mesh.elementNodes(), 8),
                List.of(
                        displacement(mesh),
                        scalar("utilisation", "", f[0]),
                        scalar("density", "g/cm3", f[1]),
                        scalar("E", "MPa", f[2]),
                        scalar("tissue", "", f[3]),
                        scalar("lesion", "", f[4]),
                        scalar("von_mises", "MPa", f[5])),
                Map.of("frame", "LPS"));
    }

    private static Field scalar(String name, String unit, float[] values) {
        return new Field(name, unit, Field.Location.ELEMENT, 1, values);
    }

    private static Field displacement(VoxelMesh mesh) {
        double[] xyz = mesh.nodesXyz();
        float[] u = new float[xyz.length];
        for (int i = 2; i < u.length; i += 3) {
            u[i] = (float) (-0.004 * (xyz[i] - xyz[2]));
        }
        return new Field("displacement", "mm", Field.Location.NODE, 3, u);
    }

    /// Tilted by 8° about the left-right axis, as a lumbar vertebra lies in a scanner.
    private static Grid grid(double h) {
        double c = Math.cos(Math.toRadians(8));
        double s = Math.sin(Math.toRadians(8));
        int nx = (int) Math.ceil(88 / h);
        int ny = (int) Math.ceil(88 / h);
        int nz = (int) Math.ceil(62 / h);
        double[] axes = {1, 0, 0, 0, c, s, 0, -s, c};
        return new Grid(nx, ny, nz, new double[] {h, h, h}, new double[] {-30, -140, -310}, axes);
    }

    private static double[] own(Grid g, int v) {
        double h = g.spacingMm()[0];
        return new double[] {
            (v % g.nx() + 0.5) * h - 44, (v / g.nx() % g.ny() + 0.5) * h - 22, (v / (g.nx() * g.ny()) + 0.5) * h - 33
        };
    }

    private static Tissue tissue(double[] p) {
        if (bone(p) < 0) {
            return Tissue.BONE;
        }
        double z = Math.abs(p[2]);
        boolean isDisc = Math.hypot(p[0] / 22, (p[1] + 0.5) / 15.5) < 1 && z > HALF_HEIGHT - 2 && z < HALF_HEIGHT + 4;
        return !isDisc ? null : p[2] > 0 ? Tissue.PLATEN_TOP : Tissue.PLATEN_BOTTOM;
    }

    private static double utilisation(double[] p, boolean hasLesion) {
        double end = p[2] / HALF_HEIGHT;
        double body = 0.42 + 0.22 * (1 - end * end) + 0.10 * Math.sin(0.21 * p[0] + 0.4) * Math.cos(0.17 * p[1]);
        double behind = 1 / (1 + Math.exp((p[1] - 18) / 3));
        double use = 0.06 + body * behind;
        double d = Math.max(distance(p, LESION_CENTRE), LESION_RADIUS - 2);
        double polar = (p[2] - LESION_CENTRE[2]) / d;
        return hasLesion ? use + 1.05 * behind * Math.pow(LESION_RADIUS / d, 3) * (1 - 1.3 * polar * polar) : use;
    }

    /// Signed distance to the bone, roughly, below 0 inside.
    private static double bone(double[] q) {
        double x = Math.abs(q[0]);
        double y = q[1];
        double z = q[2];
        double waist = 1 - 0.13 * Math.max(0, 1 - Math.pow(z / HALF_HEIGHT, 2));
        double kidney = 3.2 * Math.exp(-x * x / 60) / (1 + Math.exp(-y));
        double round = (Math.hypot(x / 23.5, (y + kidney) / 17) - waist) * 17;
        double dish = 1.6 * Math.max(0, 1 - Math.hypot(x / 17, y / 12));
        double d = Math.max(round, Math.abs(z) - HALF_HEIGHT + dish);
        double[] p = {x, y, z};
        d = blend(d, capsule(p, 11, 10, 6, 14, 26, 4, 5.2), 3);
        d = blend(d, capsule(p, 14, 25, 3, 6, 36, -4, 4.4), 2);
        d = blend(d, capsule(p, 6, 36, -4, 0, 38, -5, 4.4), 2);
        d = blend(d, flat(p, 0, 38, -4, 0, 58, -9), 2);
        d = blend(d, capsule(p, 15, 25, 4, 39, 31, 6, 3.6), 3);
        d = blend(d, capsule(p, 15, 27, 4, 16, 28, 19, 4.6), 2);
        d = blend(d, capsule(p, 11, 31, -3, 12, 34, -19, 4.4), 2);
        return Math.max(d, -(Math.hypot(x / 11.5, (y - 22.5) / 9) - 1) * 9);
    }

    private static double blend(double a, double b, double k) {
        double h = Math.max(k - Math.abs(a - b), 0) / k;
        return Math.min(a, b) - h * h * k / 4;
    }

    private static double capsule(
            double[] p, double ax, double ay, double az, double bx, double by, double bz, double r) {
        double[] a = {ax, ay, az};
        return distance(p, nearest(p, a, new double[] {bx, by, bz})) - r;
    }

    /// A blade twice as high as it is thick: the spinous process.
    private static double flat(double[] p, double ax, double ay, double az, double bx, double by, double bz) {
        double[] n = nearest(p, new double[] {ax, ay, az}, new double[] {bx, by, bz});
        return (Math.sqrt(Math.pow((p[0] - n[0]) / 3.1, 2)
                                + Math.pow((p[1] - n[1]) / 6, 2)
                                + Math.pow((p[2] - n[2]) / 8.5, 2))
                        - 1)
                * 3.1;
    }

    private static double[] nearest(double[] p, double[] a, double[] b) {
        double num = 0;
        double den = 0;
        for (int i = 0; i < 3; i++) {
            num += (p[i] - a[i]) * (b[i] - a[i]);
            den += (b[i] - a[i]) * (b[i] - a[i]);
        }
        double t = Math.clamp(num / den, 0, 1);
        return new double[] {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Arrays.stream(new int[] {0, 1, 2})
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }
}
