package fractura.solver.load;

/// Arithmetic of three numbers. Results are new arrays.
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /// a + s b
    static double[] plus(double[] a, double s, double[] b) {
        return new double[] {a[0] + s * b[0], a[1] + s * b[1], a[2] + s * b[2]};
    }

    static double[] minus(double[] a, double[] b) {
        return plus(a, -1, b);
    }

    static double[] scaled(double s, double[] a) {
        return new double[] {s * a[0], s * a[1], s * a[2]};
    }

    static double[] unit(double[] a) {
        return scaled(1 / length(a), a);
    }

    /// @return a unit vector square to a, the same for the same a
    static double[] anyAcross(double[] a) {
        int least = Math.abs(a[0]) <= Math.abs(a[1]) && Math.abs(a[0]) <= Math.abs(a[2])
                ? 0
                : Math.abs(a[1]) <= Math.abs(a[2]) ? 1 : 2;
        double[] axis = new double[3];
        axis[least] = 1;
        return unit(cross(a, axis));
    }
}
