package fractura.mesh.cortex;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import java.util.Optional;
import java.util.Random;

/// A hollow ball or cylinder as a scanner would show it. The blur acts along the normal, as in a flat wall; a
/// radius of 12 mm or more against a σ of 0.8 mm makes that good to (σ/R)², half a percent.
///
/// @param isBall else a long cylinder that no grid axis is parallel to
/// @param wallMm thickness
/// @param sigmaMm of the blur
/// @param wall density of the wall, g/cm³
/// @param core density within, g/cm³
/// @param noise standard deviation, g/cm³
record Drawn(boolean isBall, double wallMm, double sigmaMm, double wall, double core, double noise) {
    private static final double OUTSIDE = 0.05;
    private static final double RADIUS_MM = 12;
    private static final double HALF_MM = 18;
    private static final double[] AXIS = {0.36, 0.48, 0.8};

    static Drawn ball(double wallMm, double sigmaMm) {
        return new Drawn(true, wallMm, sigmaMm, 1, 0.15, 0);
    }

    static Drawn tiltedCylinder(double wallMm, double sigmaMm) {
        return new Drawn(false, wallMm, sigmaMm, 1, 0.15, 0);
    }

    Drawn withDensities(double ofWall, double ofCore, double ofNoise) {
        return new Drawn(isBall, wallMm, sigmaMm, ofWall, ofCore, ofNoise);
    }

    Optional<CorticalThickness> measured(double voxelMm) {
        return measured(voxelMm, false);
    }

    Optional<CorticalThickness> measured(double voxelMm, boolean isLeftOut) {
        int n = (int) Math.ceil(2 * HALF_MM / voxelMm);
        double[] corner = {-HALF_MM + 0.13, -HALF_MM + 0.31, -HALF_MM - 0.2};
        Grid grid = new Grid(
                n, n, n, new double[] {voxelMm, voxelMm, voxelMm}, corner, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        float[] values = new float[grid.voxelCount()];
        boolean[] mask = new boolean[values.length];
        boolean[] leftOut = new boolean[values.length];
        BlurredBox plate = new BlurredBox(OUTSIDE, core, wallMm / 2, wallMm, sigmaMm);
        Random random = new Random(1);
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    double depth = depthMm(grid.toPatient(i, j, k));
                    int v = grid.index(i, j, k);
                    values[v] = (float) (plate.at(depth, wall) + noise * random.nextGaussian());
                    mask[v] = depth > 0;
                    leftOut[v] = isLeftOut;
                }
            }
        }
        return CorticalSurvey.of(new Volume(grid, values), grid, mask, leftOut);
    }

    private double depthMm(double[] p) {
        double along = isBall ? 0 : p[0] * AXIS[0] + p[1] * AXIS[1] + p[2] * AXIS[2];
        return RADIUS_MM - Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2] - along * along);
    }
}
