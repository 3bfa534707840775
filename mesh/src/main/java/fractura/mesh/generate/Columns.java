package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.util.Arrays;

/// Upper and lower surface of a vertebral body as height maps along the superior axis of a frame.
///
/// Each column of a 1 mm lattice is walked from above and from below to the first crossing of the indicator's
/// level ½, which is placed between lattice points by linear interpolation. The core is the inner part of the
/// footprint: columns further from its edge than three tenths of the largest such distance, so that rims,
/// osteophytes on them and pedicle roots stay outside.
///
/// @param lattice the lattice, third axis superior
/// @param foot whether a column meets the body (largest connected footprint), `foot[i + nx*j]`; owned
/// @param core the inner columns; owned
/// @param top height of the upper surface, mm above the lattice's first layer; NaN off the footprint; owned
/// @param bottom height of the lower surface; owned
record Columns(Grid lattice, boolean[] foot, boolean[] core, double[] top, double[] bottom) {
    /// Lattice step, mm: finer than clinical voxels across, so that the surface and not the step decides.
    static final double STEP_MM = 1.0;

    /// Radius of the ball that opens a footprint: what is narrower than twice this is no endplate, mm.
    static final double SMOOTH_MM = 3;

    private static final double CORE_SHARE = 0.3;
    private static final int SMALLEST_CORE = 20;
    private static final double BISQUARE = 4.685;

    /// @param body flags of the body
    /// @param axes frame
    /// @return its height maps
    static Columns of(Indicator body, double[] axes) {
        Grid lattice = Turned.lattice(body, axes, STEP_MM);
        float[] b = body.on(lattice);
        int nx = lattice.nx();
        int ny = lattice.ny();
        int layer = nx * ny;
        boolean[] any = new boolean[layer];
        double[] top = new double[layer];
        double[] bottom = new double[layer];
        Arrays.fill(top, Double.NaN);
        Arrays.fill(bottom, Double.NaN);
        for (int c = 0; c < layer; c++) {
            for (int k = 1; k < lattice.nz() - 1; k++) {
                double here = b[c + layer * k];
                if (here < 0.5) {
                    continue;
                }
                double above = b[c + layer * (k + 1)];
                double below = b[c + layer * (k - 1)];
                if (above < 0.5) {
                    top[c] = STEP_MM * (k + (here - 0.5) / (here - above));
                }
                if (!any[c] && below < 0.5) {
                    bottom[c] = STEP_MM * (k - (here - 0.5) / (here - below));
                }
                any[c] = true;
            }
        }
        boolean[] foot = Components.of(any, nx, ny, Components.Contact.FACE).flags(0);
        return new Columns(lattice, foot, core(foot, nx, ny), top, bottom);
    }

    /// Columns far from the rim of the footprint.
    private static boolean[] core(boolean[] foot, int nx, int ny) {
        float[] edge = DistanceTransform.of(foot, nx, ny);
        float widest = 0;
        for (float d : edge) {
            widest = Math.max(widest, d);
        }
        boolean[] core = new boolean[foot.length];
        for (int c = 0; c < foot.length; c++) {
            core[c] = foot[c] && edge[c] > CORE_SHARE * widest;
        }
        if (BoneMask.count(core) < SMALLEST_CORE) {
            throw new InputException("The vertebral body is too small to find its endplates: "
                    + BoneMask.count(foot) + " mm² across. Check that the label holds a whole vertebra and that the "
                    + "voxel spacing is in millimetres.");
        }
        return core;
    }

    /// Robust plane `z = p0 x + p1 y + p2` through the core of one surface,
    /// x and y in mm from the lattice's corner.
    ///
    /// Iteratively reweighted least squares with the bisquare weight at 4.685 robust standard
    /// deviations (Beaton74), the deviation from the median absolute residual: a plane that follows
    /// most of the endplate, whatever a few bumps do.
    ///
    /// @param surface `top` or `bottom`
    /// @return p0, p1, p2, a new array
    double[] plane(double[] surface) {
        double[] p = new double[3];
        double[] weight = new double[surface.length];
        double[] residual = new double[surface.length];
        for (int c = 0; c < weight.length; c++) {
            weight[c] = core[c] ? 1 : 0;
        }
        for (int round = 0; round < 30; round++) {
            p = weighted(surface, weight);
            int n = 0;
            for (int c = 0; c < weight.length; c++) {
                if (core[c]) {
                    residual[n++] = Math.abs(surface[c] - value(p, c));
                }
            }
            Arrays.sort(residual, 0, n);
            double scale = BISQUARE * (1.4826 * residual[n / 2] + 0.05);
            for (int c = 0; c < weight.length; c++) {
                double u = core[c] ? (surface[c] - value(p, c)) / scale : 1;
                weight[c] = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            }
        }
        return p;
    }

    /// @param p plane
    /// @param c column
    /// @return the plane's height there, mm
    double value(double[] p, int c) {
        return p[0] * STEP_MM * (c % lattice.nx()) + p[1] * STEP_MM * (c / lattice.nx()) + p[2];
    }

    /// @param p plane
    /// @return its unit normal, superior side, LPS, a new array
    double[] normal(double[] p) {
        double[] m = lattice.axes();
        double[] n = new double[3];
        for (int c = 0; c < 3; c++) {
            n[c] = -p[0] * m[c] - p[1] * m[3 + c] + m[6 + c];
        }
        return Turned.unit(n);
    }

    /// @param p plane
    /// @return `n·x = d` in LPS: unit normal to the superior side, then d (mm), a new array of 4
    double[] inSpace(double[] p) {
        double[] n = normal(p);
        double[] x = lattice.toPatient(0, 0, p[2] / STEP_MM);
        return new double[] {n[0], n[1], n[2], Turned.dot(n, x)};
    }

    /// How far an endplate may stray from its plane, mm: a concave or rimmed endplate stays within it, the flanks
    /// of the body do not. Project choice, from sections of lumbar vertebrae.
    ///
    /// @param heightMm body height
    /// @return mm
    static double reach(double heightMm) {
        return Math.max(3, 0.15 * heightMm);
    }

    /// @return mean distance of the two surfaces over the core, mm
    double meanHeight() {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < core.length; c++) {
            if (core[c]) {
                sum += top[c] - bottom[c];
                n++;
            }
        }
        return sum / n;
    }

    /// Area of an endplate, seen along the superior axis: columns whose surface stays near its plane. The flanks
    /// of the body's waist and pedicle roots fall away from it.
    ///
    /// @param surface `top` or `bottom`
    /// @param p its plane
    /// @return mm²
    double area(double[] surface, double[] p) {
        double reach = reach(meanHeight());
        boolean[] near = new boolean[foot.length];
        for (int c = 0; c < foot.length; c++) {
            near[c] = foot[c] && Math.abs(surface[c] - value(p, c)) <= reach;
        }
        boolean[] plate = DistanceTransform.opened(near, lattice.nx(), lattice.ny(), SMOOTH_MM / STEP_MM);
        return BoneMask.count(plate) * STEP_MM * STEP_MM;
    }

    /// Mean height over a stretch of the midline strip, 0.15 of the width to either side.
    ///
    /// @param from share of the depth, 0 at the anterior edge
    /// @param to share of the depth, 1 at the posterior edge
    /// @return mm
    double heightBetween(double from, double to) {
        int nx = lattice.nx();
        int left = nx;
        int right = 0;
        for (int c = 0; c < core.length; c++) {
            if (core[c]) {
                left = Math.min(left, c % nx);
                right = Math.max(right, c % nx);
            }
        }
        double middle = 0.5 * (left + right);
        double half = 0.2 * (right - left) + 0.5;
        int front = lattice.ny();
        int back = 0;
        for (int c = 0; c < foot.length; c++) {
            if (foot[c] && Math.abs(c % nx - middle) <= half) {
                front = Math.min(front, c / nx);
                back = Math.max(back, c / nx);
            }
        }
        double sum = 0;
        int n = 0;
        for (int c = 0; c < foot.length; c++) {
            double depth = (c / nx - front + 0.5) / (back - front + 1);
            if (foot[c] && Math.abs(c % nx - middle) <= half && depth >= from && depth <= to) {
                sum += top[c] - bottom[c];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private double[] weighted(double[] z, double[] weight) {
        double[][] a = new double[3][4];
        for (int c = 0; c < z.length; c++) {
            double w = weight[c];
            if (w > 0) {
                double[] f = {STEP_MM * (c % lattice.nx()), STEP_MM * (c / lattice.nx()), 1};
                for (int r = 0; r < 3; r++) {
                    for (int q = 0; q < 3; q++) {
                        a[r][q] += w * f[r] * f[q];
                    }
                    a[r][3] += w * f[r] * z[c];
                }
            }
        }
        return solved(a);
    }

    private static double[] solved(double[][] a) {
        double[] x = new double[3];
        double d = determinant(a, 0, 1, 2);
        for (int c = 0; c < 3; c++) {
            x[c] = determinant(a, c == 0 ? 3 : 0, c == 1 ? 3 : 1, c == 2 ? 3 : 2) / d;
        }
        return x;
    }

    private static double determinant(double[][] a, int p, int q, int r) {
        return a[0][p] * (a[1][q] * a[2][r] - a[1][r] * a[2][q])
                - a[0][q] * (a[1][p] * a[2][r] - a[1][r] * a[2][p])
                + a[0][r] * (a[1][p] * a[2][q] - a[1][q] * a[2][p]);
    }
}
