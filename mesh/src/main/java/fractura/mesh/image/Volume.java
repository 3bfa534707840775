package fractura.mesh.image;

import fractura.mesh.Grid;
import java.nio.file.Path;

/// A scalar image in patient space: the function that gives a value (HU or density) at a point.
///
/// @param grid voxels, LPS, mm
/// @param values one per voxel, x fastest; owned, not written to
public record Volume(Grid grid, float[] values) {
    public Volume {
        if (values.length != grid.voxelCount()) {
            throw new IllegalArgumentException(
                    values.length + " values for a grid of " + grid.voxelCount() + " voxels");
        }
    }

    /// Reads an image file; `ImageFile.read` also tells what the file said.
    ///
    /// @param file the file; format told from content
    /// @return the image, axes nearest to L, P, S
    /// @throws fractura.mesh.InputException when the file is missing, damaged, too large, or of an unknown format
    public static Volume read(Path file) {
        return ImageFile.read(file).volume();
    }

    /// Value between voxels, linear along each axis; outside the grid, that of the nearest point of its edge.
    ///
    /// @param i coordinate along X in voxels, counted from the centre of voxel 0
    /// @param j coordinate along Y
    /// @param k coordinate along Z
    /// @return the value; exact at voxel centres
    public double interpolate(double i, double j, double k) {
        int nx = grid.nx();
        int ny = grid.ny();
        int nz = grid.nz();
        double x = Math.clamp(i, 0.0, nx - 1.0);
        double y = Math.clamp(j, 0.0, ny - 1.0);
        double z = Math.clamp(k, 0.0, nz - 1.0);
        int i0 = (int) x;
        int j0 = (int) y;
        int k0 = (int) z;
        double u = x - i0;
        double v = y - j0;
        double w = z - k0;
        int dx = i0 + 1 < nx ? 1 : 0;
        int dy = j0 + 1 < ny ? nx : 0;
        int dz = k0 + 1 < nz ? nx * ny : 0;
        int at = grid.index(i0, j0, k0);
        double c00 = values[at] * (1 - u) + values[at + dx] * u;
        double c10 = values[at + dy] * (1 - u) + values[at + dy + dx] * u;
        double c01 = values[at + dz] * (1 - u) + values[at + dz + dx] * u;
        double c11 = values[at + dz + dy] * (1 - u) + values[at + dz + dy + dx] * u;
        return (c00 * (1 - v) + c10 * v) * (1 - w) + (c01 * (1 - v) + c11 * v) * w;
    }
}
