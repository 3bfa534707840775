package fractura.mesh.cortex;

/// A straight axis through a bone and two directions square to it, in which sections are described.
///
/// @param pointMm point at height 0, LPS; owned
/// @param axis unit vector of rising height, LPS; owned
/// @param first unit vector of x, square to the axis, LPS; owned
/// @param second unit vector of y, square to both, LPS; owned
public record SectionAxis(double[] pointMm, double[] axis, double[] first, double[] second) {
    /// @param pointMm point at height 0, LPS; owned
    /// @param axis unit vector, LPS; owned
    /// @param firstTowards direction x leans to, not along the axis, LPS
    /// @param secondTowards direction y leans to, not in the plane of the two, LPS
    /// @return the axis with x and y made square to it and to each other
    public static SectionAxis of(double[] pointMm, double[] axis, double[] firstTowards, double[] secondTowards) {
        double[] first = across(firstTowards, axis);
        double[] second = across(across(secondTowards, axis), first);
        return new SectionAxis(pointMm, axis, first, second);
    }

    /// @param heightMm along the axis, mm
    /// @param xMm along the first direction, mm
    /// @param yMm along the second direction, mm
    /// @return the point, LPS, mm, a new array of 3
    public double[] point(double heightMm, double xMm, double yMm) {
        double[] p = new double[3];
        for (int c = 0; c < 3; c++) {
            p[c] = pointMm[c] + heightMm * axis[c] + xMm * first[c] + yMm * second[c];
        }
        return p;
    }

    /// @param p a point, LPS, mm
    /// @return its x, y and height, mm, a new array of 3
    public double[] coordinates(double[] p) {
        double[] off = {p[0] - pointMm[0], p[1] - pointMm[1], p[2] - pointMm[2]};
        return new double[] {dot(off, first), dot(off, second), dot(off, axis)};
    }

    /// The unit vector nearest to v that is square to n.
    private static double[] across(double[] v, double[] n) {
        double along = dot(v, n);
        double[] w = {v[0] - along * n[0], v[1] - along * n[1], v[2] - along * n[2]};
        double length = Math.sqrt(dot(w, w));
        if (!(length > 1e-6)) {
            throw new IllegalArgumentException("A direction of a section runs along its axis");
        }
        return new double[] {w[0] / length, w[1] / length, w[2] / length};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
