package fractura.mesh.synthetic;

import fractura.mesh.Grid;

/// In-plane Gaussian blur, slice by slice: a sampled Gaussian cut at four standard deviations, its weights made
/// to sum to
/// 1, so that what a picture holds in all is kept. Beyond the border the outermost value goes on.
final class Blur {
    private final double[] weights;

    /// @param sigmaMm standard deviation, mm; 0 changes nothing
    /// @param pixelMm edge of a pixel, mm
    Blur(double sigmaMm, double pixelMm) {
        int reach = reach(sigmaMm, pixelMm);
        weights = new double[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            double t = reach == 0 ? 0 : i * pixelMm / sigmaMm;
            weights[i] = StrictMath.exp(-0.5 * t * t);
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        for (int i = 0; i <= reach; i++) {
            weights[i] /= sum;
        }
    }

    /// @return pixels beyond a border that still count
    static int reach(double sigmaMm, double pixelMm) {
        return (int) Math.ceil(4 * sigmaMm / pixelMm);
    }

    /// @return what the standard deviation of white noise is multiplied with
    double noiseGain() {
        double squares = weights[0] * weights[0];
        for (int i = 1; i < weights.length; i++) {
            squares += 2 * weights[i] * weights[i];
        }
        return squares; // the square root, for each of two directions
    }

    /// @param grid voxels
    /// @param values one per voxel; overwritten
    /// @param threads to work with
    void apply(Grid grid, float[] values, int threads) {
        if (weights.length == 1) {
            return;
        }
        int nx = grid.nx();
        int ny = grid.ny();
        SliceWork.forEach(grid.nz(), threads, k -> {
            int at = k * nx * ny;
            float[] line = new float[Math.max(nx, ny)];
            for (int j = 0; j < ny; j++) {
                along(values, at + j * nx, 1, nx, line);
            }
            for (int i = 0; i < nx; i++) {
                along(values, at + i, nx, ny, line);
            }
        });
    }

    private void along(float[] values, int from, int step, int n, float[] line) {
        for (int i = 0; i < n; i++) {
            line[i] = values[from + i * step];
        }
        for (int i = 0; i < n; i++) {
            double sum = weights[0] * line[i];
            for (int w = 1; w < weights.length; w++) {
                sum += weights[w] * (line[Math.max(0, i - w)] + line[Math.min(n - 1, i + w)]);
            }
            values[from + i * step] = (float) sum;
        }
    }
}
