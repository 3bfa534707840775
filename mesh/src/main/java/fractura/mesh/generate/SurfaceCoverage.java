package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.Surface;
import java.util.Arrays;

/// How much of each voxel lies inside a closed surface.
///
/// Rays along the grid's first axis, several per voxel, are cut with the triangles; between the cuts the winding
/// number says what is inside, and the length inside counts exactly along the ray.
///
/// **Why no ray leaks.** Whether a ray meets a triangle is decided by its edges alone: the edges that cross the
/// line of the ray in the plane across it, each counted with the sense it runs in, when they pass above the ray.
/// For an edge that is always computed from the same end, so both triangles beside it find the same number with
/// opposite sense, whatever the rounding. A closed surface is a sum of edges that cancel in pairs: the winding
/// number behind the last cut is 0 on every ray, also through corners and along edges.
final class SurfaceCoverage {
    /// Project choice, 512 MiB of cuts; a femur of 400 mm at half a millimetre has some two million.
    private static final int MOST_CUTS = 1 << 26;

    private static final int X_BITS = 32;
    private static final int SENSE_BIT = 1;

    private final Grid grid;
    private final int perEdge;
    private final int rayColumns;
    private final int rayRows;
    private final double xScale;
    private double[] place; // of each corner: x in voxels from the lower face, y and z in rays
    private long[] cuts = new long[1 << 16];
    private int cutCount;

    private SurfaceCoverage(Grid grid, int perEdge) {
        this.grid = grid;
        this.perEdge = perEdge;
        rayColumns = grid.ny() * perEdge;
        rayRows = grid.nz() * perEdge;
        xScale = ((1L << X_BITS) - 1) / (double) grid.nx();
    }

    /// @param surface in patient space, mm
    /// @param grid voxels; what lies outside of them does not count
    /// @param perEdge rays per voxel edge, 1 to 16
    /// @return share of each voxel inside, 0 to 1, x fastest
    static float[] of(ClosedSurface surface, Grid grid, int perEdge) {
        if ((long) grid.ny() * perEdge * grid.nz() * perEdge >= 1L << 30) {
            throw new IllegalArgumentException("More than 2³⁰ rays: " + grid.ny() + "×" + grid.nz() + " voxels");
        }
        SurfaceCoverage coverage = new SurfaceCoverage(grid, perEdge);
        coverage.cut(surface.surface());
        return coverage.inside();
    }

    private void cut(Surface surface) {
        double[] xyz = surface.xyz();
        place = new double[xyz.length];
        for (int n = 0; n < xyz.length; n += 3) {
            double[] v = grid.toVoxel(xyz[n], xyz[n + 1], xyz[n + 2]);
            place[n] = v[0] + 0.5;
            place[n + 1] = (v[1] + 0.5) * perEdge - 0.5;
            place[n + 2] = (v[2] + 0.5) * perEdge - 0.5;
        }
        int[] t = surface.triangles();
        for (int h = 0; h < t.length; h += 3) {
            cutTriangle(3 * t[h], 3 * t[h + 1], 3 * t[h + 2]);
        }
    }

    private void cutTriangle(int a, int b, int c) {
        int low = Math.max(0, (int) Math.ceil(least(a + 1, b + 1, c + 1)));
        int high = Math.min(rayColumns - 1, (int) Math.floor(most(a + 1, b + 1, c + 1)));
        int bottom = Math.max(0, (int) Math.ceil(least(a + 2, b + 2, c + 2)));
        int top = Math.min(rayRows - 1, (int) Math.floor(most(a + 2, b + 2, c + 2)));
        for (int z = bottom; z <= top; z++) {
            for (int y = low; y <= high; y++) {
                int sense = above(a, b, y, z) + above(b, c, y, z) + above(c, a, y, z);
                if (sense != 0) {
                    add(y + (long) rayColumns * z, x(a, b, c, y, z), sense);
                }
            }
        }
    }

    /// Whether an edge passes above ray (y, z): 1 when it runs towards larger y, -1 when towards smaller.
    private int above(int from, int to, int y, int z) {
        boolean isFromRight = place[from + 1] > y;
        boolean isToRight = place[to + 1] > y;
        if (isFromRight == isToRight) {
            return 0;
        }
        int p = Math.min(from, to);
        int q = Math.max(from, to);
        double share = (y - place[p + 1]) / (place[q + 1] - place[p + 1]);
        boolean isAbove = place[p + 2] + share * (place[q + 2] - place[p + 2]) > z;
        return isAbove ? (isToRight ? 1 : -1) : 0;
    }

    /// Where the plane of a triangle meets ray (y, z), kept within the triangle where it is seen almost from its
    /// edge.
    private double x(int a, int b, int c, int y, int z) {
        double by = place[b + 1] - place[a + 1];
        double bz = place[b + 2] - place[a + 2];
        double cy = place[c + 1] - place[a + 1];
        double cz = place[c + 2] - place[a + 2];
        double area = by * cz - bz * cy;
        double py = y - place[a + 1];
        double pz = z - place[a + 2];
        double u = (py * cz - pz * cy) / area;
        double v = (by * pz - bz * py) / area;
        double x = place[a] + u * (place[b] - place[a]) + v * (place[c] - place[a]);
        double least = least(a, b, c);
        return x >= least ? Math.min(x, most(a, b, c)) : least; // also when area is 0 and x is not a number
    }

    private double least(int a, int b, int c) {
        return Math.min(place[a], Math.min(place[b], place[c]));
    }

    private double most(int a, int b, int c) {
        return Math.max(place[a], Math.max(place[b], place[c]));
    }

    /// A cut is one number, so that sorting brings the cuts of a ray together and into order.
    private void add(long ray, double x, int sense) {
        if (cutCount == cuts.length) {
            if (cutCount >= MOST_CUTS) {
                throw new InputException("The surface meets the rays of its voxels more than " + MOST_CUTS
                        + " times. Use larger voxels, or a surface without folds.");
            }
            cuts = Arrays.copyOf(cuts, 2 * cutCount);
        }
        long at = (long) (Math.clamp(x, 0.0, (double) grid.nx()) * xScale);
        cuts[cutCount++] = ray << X_BITS + SENSE_BIT | at << SENSE_BIT | (sense > 0 ? 1 : 0);
    }

    private float[] inside() {
        Arrays.sort(cuts, 0, cutCount);
        float[] share = new float[grid.voxelCount()];
        int winding = 0;
        double from = 0;
        for (int n = 0; n < cutCount; n++) {
            long ray = cuts[n] >>> X_BITS + SENSE_BIT;
            double x = (cuts[n] >>> SENSE_BIT & (1L << X_BITS) - 1) / xScale;
            int before = winding;
            winding += (cuts[n] & 1) == 1 ? 1 : -1;
            if (before == 0) {
                from = x;
            } else if (winding == 0) {
                fill(share, ray, from, x);
            }
        }
        return share;
    }

    private void fill(float[] share, long ray, double from, double to) {
        int row = grid.nx() * ((int) (ray % rayColumns) / perEdge + grid.ny() * ((int) (ray / rayColumns) / perEdge));
        float weight = 1f / (perEdge * perEdge);
        int last = Math.min(grid.nx() - 1, (int) to);
        for (int i = (int) from; i <= last; i++) {
            share[row + i] += (float) (weight * Math.max(0, Math.min(to, i + 1) - Math.max(from, i)));
        }
    }
}
