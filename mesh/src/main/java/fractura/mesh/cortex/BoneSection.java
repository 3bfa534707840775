package fractura.mesh.cortex;

import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// A plane cut through a specimen, as square pixels of half an element's edge: the nearest sample stands for each.
///
/// A plane along the grid meets every sample of its layer once; one that is turned meets them as a slice
/// reformatted without interpolation does.
///
/// @param place where the plane lies
/// @param edgeMm edge of a pixel, mm
/// @param xMm place of each pixel along the first direction of the cut, from its axis, mm; owned
/// @param yMm the same along the second direction; owned
/// @param samples sample of the specimen at each pixel, `8*e + s`; owned
public record BoneSection(Place place, double edgeMm, double[] xMm, double[] yMm, int[] samples) {
    /// A plane across an axis.
    ///
    /// @param part part of the bone the axis runs through
    /// @param cut the axis and the directions in the plane
    /// @param heightMm height of the plane along the axis, mm
    public record Place(SectionRun.Part part, SectionAxis cut, double heightMm) {
        /// @return where the axis meets the plane, LPS, mm, a new array of 3
        public double[] centreMm() {
            return cut.point(heightMm, 0, 0);
        }
    }

    /// Cuts a window out of a plane.
    ///
    /// @param mesh the elements
    /// @param place the plane
    /// @param window least and greatest x, least and greatest y of what is looked at, mm
    /// @return the pixels that lie in elements; none where the plane misses the bone
    static BoneSection at(VoxelMesh mesh, Place place, double[] window) {
        double edge = mesh.voxelMm() / 2;
        SectionAxis cut = place.cut();
        double[] zero = voxel(mesh, cut.point(place.heightMm(), 0, 0));
        double[] dx = minus(voxel(mesh, cut.point(place.heightMm(), edge, 0)), zero);
        double[] dy = minus(voxel(mesh, cut.point(place.heightMm(), 0, edge)), zero);
        int[] from = {(int) Math.floor(window[0] / edge), (int) Math.floor(window[2] / edge)};
        int[] to = {(int) Math.ceil(window[1] / edge), (int) Math.ceil(window[3] / edge)};
        Pixels found = new Pixels(Math.max(0, to[0] - from[0] + 1) * Math.max(0, to[1] - from[1] + 1));
        for (int b = from[1]; b <= to[1]; b++) {
            for (int a = from[0]; a <= to[0]; a++) {
                int sample = sampleAt(
                        mesh,
                        zero[0] + a * dx[0] + b * dy[0],
                        zero[1] + a * dx[1] + b * dy[1],
                        zero[2] + a * dx[2] + b * dy[2]);
                if (sample >= 0) {
                    found.add(a * edge, b * edge, sample);
                }
            }
        }
        return found.section(place, edge);
    }

    /// @return pixels of bone
    public int pixelCount() {
        return samples.length;
    }

    /// @return area of bone, mm²
    public double areaMm2() {
        return samples.length * edgeMm * edgeMm;
    }

    /// Sample at continuous voxel coordinates, or -1.
    static int sampleAt(VoxelMesh mesh, double x, double y, double z) {
        int i = (int) Math.floor(x + 0.5);
        int j = (int) Math.floor(y + 0.5);
        int k = (int) Math.floor(z + 0.5);
        int e = mesh.element(i, j, k);
        return e < 0 ? -1 : Specimen.SAMPLES * e + (x >= i ? 1 : 0) + (y >= j ? 2 : 0) + (z >= k ? 4 : 0);
    }

    private static double[] voxel(VoxelMesh mesh, double[] p) {
        return mesh.grid().toVoxel(p[0], p[1], p[2]);
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    /// Pixels as they are found.
    private static final class Pixels {
        private final double[] x;
        private final double[] y;
        private final int[] samples;
        private int count;

        Pixels(int most) {
            x = new double[most];
            y = new double[most];
            samples = new int[most];
        }

        void add(double xMm, double yMm, int sample) {
            x[count] = xMm;
            y[count] = yMm;
            samples[count++] = sample;
        }

        BoneSection section(Place place, double edgeMm) {
            return new BoneSection(
                    place, edgeMm, Arrays.copyOf(x, count), Arrays.copyOf(y, count), Arrays.copyOf(samples, count));
        }
    }
}
