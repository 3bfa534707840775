package fractura.mesh.surface;

/// Triangles in space.
///
/// @param xyz coordinates of the corners, `xyz[3*n + c]`; unit and frame are those of the file until they are
/// turned; owned, not written to
/// @param triangles corner numbers, `triangles[3*t + a]`, counter-clockwise seen from outside where the surface
/// is oriented; owned, not written to
public record Surface(double[] xyz, int[] triangles) {
    public Surface {
        if (xyz.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException(
                    xyz.length + " coordinates and " + triangles.length + " corners are not all in threes");
        }
    }

    /// @return number of triangles
    public int triangleCount() {
        return triangles.length / 3;
    }

    /// @return number of corners, used or not
    public int cornerCount() {
        return xyz.length / 3;
    }

    /// Volume inside, by the divergence theorem: Σ a · (b × c) / 6 over the triangles.
    ///
    /// @return unit of the coordinates cubed; negative when the triangles are seen clockwise from outside;
    /// without meaning for an open surface
    public double signedVolume() {
        double sum = 0;
        for (int t = 0; t < triangleCount(); t++) {
            sum += cone(t);
        }
        return sum;
    }

    /// Volume between a triangle and the first corner of all, so that a surface far from the origin loses no
    /// digits.
    double cone(int t) {
        double[] a = from(triangles[3 * t]);
        double[] b = from(triangles[3 * t + 1]);
        double[] c = from(triangles[3 * t + 2]);
        double product = a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
        return product / 6;
    }

    private double[] from(int corner) {
        return new double[] {
            xyz[3 * corner] - xyz[0], xyz[3 * corner + 1] - xyz[1], xyz[3 * corner + 2] - xyz[2],
        };
    }

    /// @param t a triangle
    /// @return its area, unit of the coordinates squared
    public double area(int t) {
        double[] a = from(triangles[3 * t]);
        double[] b = from(triangles[3 * t + 1]);
        double[] c = from(triangles[3 * t + 2]);
        double[] u = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
        double[] v = {c[0] - a[0], c[1] - a[1], c[2] - a[2]};
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        return Math.sqrt(x * x + y * y + z * z) / 2;
    }

    /// @return area of all triangles
    public double area() {
        double sum = 0;
        for (int t = 0; t < triangleCount(); t++) {
            sum += area(t);
        }
        return sum;
    }

    /// @return least x, y, z, then greatest x, y, z over the corners of triangles; a new array of 6
    public double[] box() {
        double inf = Double.POSITIVE_INFINITY;
        double[] box = {inf, inf, inf, -inf, -inf, -inf};
        for (int corner : triangles) {
            for (int c = 0; c < 3; c++) {
                box[c] = Math.min(box[c], xyz[3 * corner + c]);
                box[3 + c] = Math.max(box[3 + c], xyz[3 * corner + c]);
            }
        }
        return box;
    }

    /// The surface in patient space.
    ///
    /// @param axes where x, y, z of this surface run, three letters of `L`, `R`, `P`, `A`, `S`, `I`, one of each
    /// pair, for example `RAS`
    /// @param millimetres length of one unit, mm
    /// @return the same triangles in LPS, mm; still seen counter-clockwise from outside, whatever the axes
    public Surface toPatient(String axes, double millimetres) {
        int[] row = new int[3];
        double[] sign = new double[3];
        int parity = 1;
        for (int a = 0; a < 3; a++) {
            int at = "LPSRAI".indexOf(axes.charAt(a));
            row[a] = at % 3;
            sign[a] = at < 3 ? millimetres : -millimetres;
            parity *= at < 3 ? 1 : -1;
        }
        parity *= (row[1] - row[0] + 3) % 3 == 1 ? 1 : -1;
        double[] p = new double[xyz.length];
        for (int n = 0; n < xyz.length; n += 3) {
            for (int a = 0; a < 3; a++) {
                p[n + row[a]] = sign[a] * xyz[n + a];
            }
        }
        return new Surface(p, parity > 0 ? triangles : turned(triangles));
    }

    /// @param triangles corner numbers
    /// @return the same triangles seen from the other side
    static int[] turned(int[] triangles) {
        int[] other = triangles.clone();
        for (int t = 0; t < other.length; t += 3) {
            other[t + 1] = triangles[t + 2];
            other[t + 2] = triangles[t + 1];
        }
        return other;
    }
}
