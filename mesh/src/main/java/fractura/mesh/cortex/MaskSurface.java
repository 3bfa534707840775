package fractura.mesh.cortex;

import fractura.mesh.Grid;
import java.util.ArrayList;
import java.util.List;

/// Points on the surface of a mask, with its inward normal.
///
/// A point is the centre of a voxel of the mask with a neighbour outside; the normal is the gradient of the mask
/// smoothed by a Gaussian (σ of one and a half voxels, in mm along every axis), which stairs hardly move.
///
/// @param grid of the flags
/// @param mask the bone
/// @param leftOut voxels at which no point is wanted
record MaskSurface(Grid grid, boolean[] mask, boolean[] leftOut) {
    private static final double SMOOTHING = 1.5;
    private static final double REACH = 2;

    /// @param most points wanted; every n-th in storage order, the same ones each time
    /// @return points with normals: place in LPS, mm, and unit vector, six numbers each
    List<double[]> points(int most) {
        List<Integer> all = new ArrayList<>();
        for (int k = 2; k < grid.nz() - 2; k++) {
            for (int j = 2; j < grid.ny() - 2; j++) {
                for (int i = 2; i < grid.nx() - 2; i++) {
                    if (isSurface(grid.index(i, j, k))) {
                        all.add(grid.index(i, j, k));
                    }
                }
            }
        }
        int stride = Math.max(1, (all.size() + most - 1) / most);
        List<double[]> points = new ArrayList<>();
        for (int n = stride / 2; n < all.size(); n += stride) {
            points.add(point(all.get(n)));
        }
        return points;
    }

    private boolean isSurface(int v) {
        int row = grid.nx();
        int layer = grid.nx() * grid.ny();
        return mask[v]
                && !leftOut[v]
                && !(mask[v - 1]
                        && mask[v + 1]
                        && mask[v - row]
                        && mask[v + row]
                        && mask[v - layer]
                        && mask[v + layer]);
    }

    private double[] point(int v) {
        int i = v % grid.nx();
        int j = v / grid.nx() % grid.ny();
        int k = v / (grid.nx() * grid.ny());
        double[] g = gradient(i, j, k);
        double length = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
        double[] p = grid.toPatient(i, j, k);
        double[] axes = grid.axes();
        double[] point = {p[0], p[1], p[2], 0, 0, 0};
        for (int c = 0; c < 3 && length > 0; c++) {
            point[3 + c] = (g[0] * axes[c] + g[1] * axes[3 + c] + g[2] * axes[6 + c]) / length;
        }
        return point;
    }

    /// Along the axes of the grid; its length has no meaning.
    private double[] gradient(int i, int j, int k) {
        double[] h = grid.spacingMm();
        double sigma = SMOOTHING * Math.cbrt(grid.voxelVolumeMm3());
        int[] reach = new int[3];
        for (int a = 0; a < 3; a++) {
            reach[a] = Math.max(1, (int) Math.round(REACH * sigma / h[a]));
        }
        double[] sum = new double[3];
        for (int c = -reach[2]; c <= reach[2]; c++) {
            for (int b = -reach[1]; b <= reach[1]; b++) {
                for (int a = -reach[0]; a <= reach[0]; a++) {
                    if (grid.contains(i + a, j + b, k + c) && mask[grid.index(i + a, j + b, k + c)]) {
                        double x = a * h[0];
                        double y = b * h[1];
                        double z = c * h[2];
                        double w = Math.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma));
                        sum[0] += w * x;
                        sum[1] += w * y;
                        sum[2] += w * z;
                    }
                }
            }
        }
        return sum;
    }

    /// How far the bone goes on inward from a surface point, mm.
    ///
    /// @param point as above
    /// @param mostMm no further than this
    /// @return the length of the straight way inside the mask
    double depthMm(double[] point, double mostMm) {
        double step = 0.5 * Math.cbrt(grid.voxelVolumeMm3());
        double way = 0;
        while (way < mostMm) {
            way += step;
            double[] v = grid.toVoxel(point[0] + way * point[3], point[1] + way * point[4], point[2] + way * point[5]);
            int i = (int) Math.round(v[0]);
            int j = (int) Math.round(v[1]);
            int k = (int) Math.round(v[2]);
            if (!grid.contains(i, j, k) || !mask[grid.index(i, j, k)]) {
                return way - step;
            }
        }
        return mostMm;
    }
}
