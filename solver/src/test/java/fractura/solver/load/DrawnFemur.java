package fractura.solver.load;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.Optional;

/// The upper part of a femur from balls, an ellipsoid and cylinders, for tests; 3 mm voxels unless said.
///
/// It is drawn in its own directions, medial, anterior, proximal, from the point where the axes of neck and shaft
/// meet. The left one is the right one in a mirror, voxel by voxel.
public final class DrawnFemur {
    /// Density of cortex and of the spongy inside, g/cm³ of K2HPO4.
    public static final double CORTEX = 1.0;

    public static final double SPONGY = 0.25;
    public static final double SHAFT_RADIUS = 13.93;

    // sizes are not round, so that no voxel's centre lies on the surface and turning it cannot change the mesh
    /// Cortex of shaft and upper end, mm.
    private static final double THICK = 6.03;

    private static final double THIN = 2.03;
    private static final double[] TROCHANTER = {-12.1, -4.1, 8.1};
    private static final double[] TROCHANTER_AXES = {15.1, 17.2, 26.3};
    private static final double[] LESSER = {9.1, -12.2, -27};
    private static final double HEAD_RADIUS = 23.1;
    private static final double NECK_LENGTH = 50.1;
    private static final double NECK_RADIUS = 15.1;
    private static final double[] HALF_BOX = {80, 50, 60};

    private final Side side;
    private double voxelMm = 3;
    private double lowest = -190;
    private double[] turn = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    private boolean turnsBoneOnly;
    private boolean isUniform;
    private boolean isCut = true;
    private double anteversionDeg = 15;
    private double[] lesion = new double[0];

    public DrawnFemur(Side side) {
        this.side = side;
    }

    public DrawnFemur voxel(double mm) {
        voxelMm = mm;
        return this;
    }

    public DrawnFemur cutAt(double height) {
        lowest = height;
        return this;
    }

    /// Bone and grid are turned together.
    public DrawnFemur turned(double[] rotation) {
        turn = rotation.clone();
        return this;
    }

    /// The bone is turned in its grid.
    public DrawnFemur turnedInGrid(double[] rotation) {
        turn = rotation.clone();
        turnsBoneOnly = true;
        return this;
    }

    /// One density throughout.
    public DrawnFemur uniform() {
        isUniform = true;
        return this;
    }

    /// A hole at a point with a radius, four numbers.
    public DrawnFemur lytic(double... ball) {
        lesion = ball.clone();
        return this;
    }

    public Specimen build() {
        double margin = voxelMm;
        int nx = 2 * (int) Math.ceil((HALF_BOX[0] + margin) / voxelMm);
        int ny = 2 * (int) Math.ceil((HALF_BOX[1] + margin) / voxelMm);
        int nz = (int) Math.ceil((HALF_BOX[2] - lowest + margin) / voxelMm);
        double half = voxelMm / 2;
        double[] corner = {half - nx * half, half - ny * half, half + lowest};
        double[] axes = turnsBoneOnly ? new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1} : transposed(turn);
        double[] origin = turnsBoneOnly ? corner : rotated(corner);
        Grid grid = new Grid(nx, ny, nz, new double[] {voxelMm, voxelMm, voxelMm}, origin, axes);
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int v = 0; v < keep.length; v++) {
            double[] p = grid.toPatient(v % nx, v / nx % ny, v / (nx * ny));
            keep[v] = depth(own(p)) > 0;
        }
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        Specimen empty = new Specimen(
                mesh,
                new float[Specimen.SAMPLES * mesh.elementCount()],
                new byte[Specimen.SAMPLES * mesh.elementCount()],
                DensityKind.K2HPO4,
                site());
        float[] density = new float[empty.density().length];
        byte[] tissue = new byte[density.length];
        for (int s = 0; s < density.length; s++) {
            double[] p = own(empty.samplePosition(s));
            boolean inLesion = lesion.length > 0 && distance(p, lesion) < lesion[3];
            density[s] = (float) (inLesion ? 0 : isUniform || depth(p) < wall(p[2]) ? CORTEX : SPONGY);
            tissue[s] = (byte) (inLesion ? Tissue.LYTIC : Tissue.BONE).ordinal();
        }
        return empty.withSamples(density, tissue);
    }

    /// @return a point of the patient, given medial, anterior and proximal of the origin
    public double[] patient(double... own) {
        double medial = side == Side.RIGHT ? own[0] : -own[0];
        return rotated(new double[] {medial, -own[1], own[2]});
    }

    private double[] own(double[] patient) {
        double[] p = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                p[i] += turn[3 * j + i] * patient[j];
            }
        }
        return new double[] {side == Side.RIGHT ? p[0] : -p[0], -p[1], p[2]};
    }

    private double[] rotated(double[] v) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[i] += turn[3 * i + j] * v[j];
            }
        }
        return out;
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    private Site.Femur site() {
        double[] neck = neckAxis();
        double[] head = {NECK_LENGTH * neck[0], NECK_LENGTH * neck[1], NECK_LENGTH * neck[2]};
        double[] tip = {TROCHANTER[0] - 3, TROCHANTER[1], TROCHANTER[2] + TROCHANTER_AXES[2]};
        return new Site.Femur(
                side,
                new Site.Femur.Frame(patient(1, 0, 0), patient(0, 1, 0), patient(0, 0, 1), anteversionDeg, true),
                new Site.Femur.Head(patient(head), HEAD_RADIUS),
                new Site.Femur.Neck(
                        patient(0.6 * head[0], 0.6 * head[1], 0.6 * head[2]),
                        patient(neck),
                        patient(0, 0, 0),
                        NECK_RADIUS,
                        127),
                new Site.Femur.Shaft(patient(0, 0, 0), patient(0, 0, 1), SHAFT_RADIUS, lowest, isCut),
                patient(tip),
                lowest < LESSER[2] ? Optional.of(patient(LESSER)) : Optional.empty(),
                Optional.empty());
    }

    private double[] neckAxis() {
        double angle = Math.toRadians(anteversionDeg);
        return new double[] {0.8 * Math.cos(angle), 0.8 * Math.sin(angle), 0.6};
    }

    /// From the shaft's to the upper end's over 40 mm below the neck.
    private static double wall(double height) {
        return THICK - (THICK - THIN) * Math.clamp((height + 40) / 40, 0, 1);
    }

    /// Depth below the surface, mm, about; 0 and less outside.
    private double depth(double[] p) {
        if (p[2] < lowest) {
            return 0;
        }
        double[] neck = neckAxis();
        double along = Math.clamp(p[0] * neck[0] + p[1] * neck[1] + p[2] * neck[2], 0, NECK_LENGTH);
        double[] onNeck = {along * neck[0], along * neck[1], along * neck[2]};
        double[] head = {NECK_LENGTH * neck[0], NECK_LENGTH * neck[1], NECK_LENGTH * neck[2]};
        double q = 0;
        for (int i = 0; i < 3; i++) {
            q += Math.pow((p[i] - TROCHANTER[i]) / TROCHANTER_AXES[i], 2);
        }
        double shaft = p[2] > 0 ? 0 : SHAFT_RADIUS - Math.hypot(p[0], p[1]);
        double upper = Math.max(NECK_RADIUS - distance(p, onNeck), HEAD_RADIUS - distance(p, head));
        double trochanters = Math.max((1 - Math.sqrt(q)) * TROCHANTER_AXES[0], 7.1 - distance(p, LESSER));
        return Math.max(shaft, Math.max(upper, trochanters));
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }
}
