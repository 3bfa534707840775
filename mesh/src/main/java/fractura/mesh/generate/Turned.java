package fractura.mesh.generate;

import fractura.mesh.Grid;

/// Right-handed frames left, posterior, superior, `axes[3*a + c]` in LPS, and lattices laid in them.
final class Turned {
    private Turned() {}

    /// @param superior any length above 0, LPS; kept
    /// @param posterior a hint, LPS; only its part across `superior` counts
    /// @return axes left, posterior, superior, a new array of 9
    static double[] axes(double[] superior, double[] posterior) {
        double[] s = unit(superior);
        double along = dot(posterior, s);
        double[] p = unit(
                new double[] {posterior[0] - along * s[0], posterior[1] - along * s[1], posterior[2] - along * s[2]});
        return new double[] {
            p[1] * s[2] - p[2] * s[1],
            p[2] * s[0] - p[0] * s[2],
            p[0] * s[1] - p[1] * s[0],
            p[0],
            p[1],
            p[2],
            s[0],
            s[1],
            s[2]
        };
    }

    /// @param axes nine numbers
    /// @param a 0 left, 1 posterior, 2 superior
    /// @return that axis, a new array of 3
    static double[] axis(double[] axes, int a) {
        return new double[] {axes[3 * a], axes[3 * a + 1], axes[3 * a + 2]};
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    /// @return `p + t direction`, a new array of 3
    static double[] along(double[] p, double[] direction, double t) {
        return new double[] {p[0] + t * direction[0], p[1] + t * direction[1], p[2] + t * direction[2]};
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /// @param a any vector
    /// @param normal unit vector
    /// @return the unit vector along the part of `a` square to `normal`
    static double[] across(double[] a, double[] normal) {
        return unit(along(a, normal, -dot(a, normal)));
    }

    /// @param normal unit vector
    /// @return some unit vector square to it
    static double[] anyAcross(double[] normal) {
        int least = 0;
        for (int c = 1; c < 3; c++) {
            least = Math.abs(normal[c]) < Math.abs(normal[least]) ? c : least;
        }
        double[] e = new double[3];
        e[least] = 1;
        return across(e, normal);
    }

    static double[] unit(double[] a) {
        double norm = Math.sqrt(dot(a, a));
        return new double[] {a[0] / norm, a[1] / norm, a[2] / norm};
    }

    /// @return angle between two directions, degrees
    /// @param a any length above 0
    /// @param b any length above 0
    static double degrees(double[] a, double[] b) {
        return Math.toDegrees(Math.acos(Math.clamp(dot(unit(a), unit(b)), -1, 1)));
    }

    /// Extent of flagged voxels along the axes of a frame, voxel corners included.
    ///
    /// @param shape the voxels
    /// @param axes frame
    /// @return lowest then highest coordinate along each axis from the LPS origin, mm, a new array of 6
    static double[] extent(Indicator shape, double[] axes) {
        Grid g = shape.grid();
        double[] box = {1e30, 1e30, 1e30, -1e30, -1e30, -1e30};
        for (int v = 0; v < shape.flags().length; v++) {
            if (shape.flags()[v]) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                for (int a = 0; a < 3; a++) {
                    double x = p[0] * axes[3 * a] + p[1] * axes[3 * a + 1] + p[2] * axes[3 * a + 2];
                    box[a] = Math.min(box[a], x);
                    box[3 + a] = Math.max(box[3 + a], x);
                }
            }
        }
        for (int a = 0; a < 3; a++) {
            double half = 0;
            for (int b = 0; b < 3; b++) {
                half += 0.5
                        * g.spacingMm()[b]
                        * Math.abs(g.axes()[3 * b] * axes[3 * a]
                                + g.axes()[3 * b + 1] * axes[3 * a + 1]
                                + g.axes()[3 * b + 2] * axes[3 * a + 2]);
            }
            box[a] -= half;
            box[3 + a] += half;
        }
        return box;
    }

    /// A cubic lattice that covers flagged voxels in a frame, with two steps of air around them.
    ///
    /// @param shape the voxels
    /// @param axes frame
    /// @param stepMm spacing
    /// @return the lattice
    static Grid lattice(Indicator shape, double[] axes, double stepMm) {
        double[] box = extent(shape, axes);
        int[] n = new int[3];
        double[] origin = new double[3];
        for (int a = 0; a < 3; a++) {
            n[a] = (int) Math.ceil((box[3 + a] - box[a]) / stepMm) + 5;
            double low = box[a] - 2 * stepMm;
            for (int c = 0; c < 3; c++) {
                origin[c] += low * axes[3 * a + c];
            }
        }
        return new Grid(n[0], n[1], n[2], new double[] {stepMm, stepMm, stepMm}, origin, axes);
    }
}
