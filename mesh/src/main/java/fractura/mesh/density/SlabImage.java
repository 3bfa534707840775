package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;

/// The mean of a few slices, with pixels joined to about 1.2 mm and each replaced by the mean of its nine:
/// noise goes, rods stay.
///
/// @param nx pixels along the first axis
/// @param ny pixels along the second
/// @param pixelMm edges of a pixel, mm, 2 numbers; owned
/// @param join voxels of the scan per pixel along both axes
/// @param middle slice in the middle, may be a half
/// @param hu one value per pixel, first axis fastest; owned
record SlabImage(int nx, int ny, double[] pixelMm, int join, double middle, float[] hu) {
    private static final double PIXEL_MM = 1.2;

    /// @param ct the scan
    /// @param first first slice
    /// @param last last slice, inclusive
    static SlabImage of(Volume ct, int first, int last) {
        Grid g = ct.grid();
        int join = Math.max(1, (int) Math.rint(PIXEL_MM / Math.max(g.spacingMm()[0], g.spacingMm()[1])));
        int nx = g.nx() / join;
        int ny = g.ny() / join;
        float[] mean = new float[nx * ny];
        float share = 1f / (join * join * (last - first + 1));
        for (int k = first; k <= last; k++) {
            for (int j = 0; j < ny * join; j++) {
                int from = g.index(0, j, k);
                int to = j / join * nx;
                for (int i = 0; i < nx * join; i++) {
                    mean[to + i / join] += ct.values()[from + i] * share;
                }
            }
        }
        double[] pixel = {join * g.spacingMm()[0], join * g.spacingMm()[1]};
        return new SlabImage(nx, ny, pixel, join, (first + last) / 2.0, smooth(mean, nx, ny));
    }

    private static float[] smooth(float[] from, int nx, int ny) {
        float[] rows = new float[from.length];
        for (int at = 0; at < from.length; at++) {
            int i = at % nx;
            rows[at] = (from[at] + from[i > 0 ? at - 1 : at] + from[i + 1 < nx ? at + 1 : at]) / 3;
        }
        float[] to = new float[from.length];
        for (int at = 0; at < from.length; at++) {
            int j = at / nx;
            to[at] = (rows[at] + rows[j > 0 ? at - nx : at] + rows[j + 1 < ny ? at + nx : at]) / 3;
        }
        return to;
    }

    /// @return the nearest pixel's value; NaN outside
    float at(double i, double j) {
        int a = (int) Math.rint(i);
        int b = (int) Math.rint(j);
        return a < 0 || b < 0 || a >= nx || b >= ny ? Float.NaN : hu[a + nx * b];
    }

    /// @return LPS position of a pixel of this slab, mm
    double[] toPatient(Grid grid, double i, double j) {
        double shift = (join - 1) / 2.0;
        return grid.toPatient(i * join + shift, j * join + shift, middle);
    }
}
