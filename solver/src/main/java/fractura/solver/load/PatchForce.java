package fractura.solver.load;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A force spread over a patch of the surface so that force and moment are those of the force at its point.
///
/// The patch holds the nodes of one or more ovals of the surface that face outward. Each first gets a share w of
/// the force: its area seen from outside times 1 - s², s running from 0 in an oval's middle to 1 at its rim, a
/// pressure that falls to nothing there (our choice, after the pressure of rounded bodies in contact; it makes the
/// patch change smoothly with the mesh). The shares add up to a force through their own centre c and not through
/// the point P, so each node's force is f = w (a + b × (x - c)), the least change in Σ |f|²/w that makes the force
/// F and the moment about P zero: a = F/Σw, J b = (P - c) × F with J = Σ w (r² I - r rᵀ).
///
/// @param name where it acts, in words
/// @param pointMm point the force goes through, LPS, mm; owned
/// @param forceNewton the force, LPS, N; owned
/// @param node nodes it is spread over, ascending; owned
/// @param nodalNewton their forces, LPS, `f[3*q + c]` of `node[q]`, N; owned
public record PatchForce(String name, double[] pointMm, double[] forceNewton, int[] node, double[] nodalNewton) {
    /// With less of J's size left in its weakest direction the nodes lie on a line (our choice).
    private static final double ON_A_LINE = 1e-6;

    /// A part of the surface: what of it lies within an ellipsoid, and the way it faces.
    ///
    /// @param middleMm its middle on the surface, LPS, mm
    /// @param outward unit vector out of the bone there, LPS
    /// @param along unit vector along its length, LPS, square to `outward`
    /// @param halfLengthMm along it, mm
    /// @param halfWidthMm across, mm
    /// @param halfDepthMm along `outward`, mm
    record Oval(
            double[] middleMm,
            double[] outward,
            double[] along,
            double halfLengthMm,
            double halfWidthMm,
            double halfDepthMm) {
        static Oval ball(double[] middleMm, double[] outward, double radiusMm) {
            return new Oval(middleMm, outward, Vectors.anyAcross(outward), radiusMm, radiusMm, radiusMm);
        }

        /// @return the share of its pressure a point gets: 1 in the middle, 0 at the rim, below 0 outside
        double pressure(double[] p) {
            double[] r = Vectors.minus(p, middleMm);
            double length = Vectors.dot(r, along) / halfLengthMm;
            double width = Vectors.dot(r, Vectors.cross(along, outward)) / halfWidthMm;
            double depth = Vectors.dot(r, outward) / halfDepthMm;
            return 1 - length * length - width * width - depth * depth;
        }
    }

    /// Where a force enters the bone.
    ///
    /// @param name in words
    /// @param throughMm point the force goes through, LPS, mm
    /// @param ovals the surface it is spread over, at least one
    record Place(String name, double[] throughMm, List<Oval> ovals) {}

    /// @return the force spread over the surface at a place
    /// @throws InputException when the surface is not there
    static PatchForce spread(BoneSurface surface, Place place, double[] forceNewton) {
        List<Integer> nodes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int n = 0; n < surface.nodeCount(); n++) {
            double share = 0;
            for (Oval oval : place.ovals) {
                double facing = surface.facing(n, oval.outward);
                share += facing > 0 ? facing * Math.max(0, oval.pressure(surface.at(n))) : 0;
            }
            if (share > 0) {
                nodes.add(n);
                weights.add(share);
            }
        }
        int[] node = nodes.stream().mapToInt(Integer::intValue).toArray();
        double[] weight = weights.stream().mapToDouble(Double::doubleValue).toArray();
        return new PatchForce(
                place.name, place.throughMm, forceNewton, node, balanced(surface, place, forceNewton, node, weight));
    }

    private static double[] balanced(BoneSurface surface, Place place, double[] force, int[] node, double[] weight) {
        double sum = Arrays.stream(weight).sum();
        double[] centre = new double[3];
        for (int q = 0; q < node.length; q++) {
            centre = Vectors.plus(centre, weight[q] / sum, surface.at(node[q]));
        }
        double[] inertia = new double[9];
        for (int q = 0; q < node.length; q++) {
            double[] r = Vectors.minus(surface.at(node[q]), centre);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    inertia[3 * i + j] += weight[q] * ((i == j ? Vectors.dot(r, r) : 0) - r[i] * r[j]);
                }
            }
        }
        double size = inertia[0] + inertia[4] + inertia[8];
        double determinant = determinant(inertia);
        if (node.length < 3 || !(determinant > ON_A_LINE * size * size * size)) {
            throw missing(place, node.length);
        }
        double[] a = Vectors.scaled(1 / sum, force);
        double[] moment = Vectors.cross(Vectors.minus(place.throughMm, centre), force);
        double[] b = solve(inertia, determinant, moment);
        double[] nodal = new double[3 * node.length];
        for (int q = 0; q < node.length; q++) {
            double[] turn = Vectors.cross(b, Vectors.minus(surface.at(node[q]), centre));
            for (int c = 0; c < 3; c++) {
                nodal[3 * q + c] = weight[q] * (a[c] + turn[c]);
            }
        }
        return nodal;
    }

    private static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    /// Cramer's rule.
    private static double[] solve(double[] m, double determinant, double[] right) {
        double[] x = new double[3];
        for (int column = 0; column < 3; column++) {
            double[] replaced = m.clone();
            for (int row = 0; row < 3; row++) {
                replaced[3 * row + column] = right[row];
            }
            x[column] = determinant(replaced) / determinant;
        }
        return x;
    }

    private static InputException missing(Place place, int nodes) {
        Oval first = place.ovals.getFirst();
        return new InputException(String.format(
                Locale.ROOT,
                "A force cannot be put on the %s: within %.0f mm of its place (LPS %.0f, %.0f, %.0f mm) the bone shows %s"
                        + " that way. Check that the label covers the whole bone there, or leave the load out.",
                place.name,
                first.halfLengthMm,
                first.middleMm[0],
                first.middleMm[1],
                first.middleMm[2],
                nodes == 0 ? "no surface" : "a surface of only " + nodes + " nodes"));
    }

    /// @return size of the force, N
    public double newton() {
        return Vectors.length(forceNewton);
    }

    /// Adds the nodal forces to boundary conditions.
    ///
    /// @param conditions of the same mesh, not handed to a solver yet
    /// @param axes of its grid, `axes[3*a + c]`
    void addTo(BoundaryConditions conditions, double[] axes) {
        for (int q = 0; q < node.length; q++) {
            for (int a = 0; a < 3; a++) {
                for (int c = 0; c < 3; c++) {
                    conditions.forceNewton()[3 * node[q] + a] += axes[3 * a + c] * nodalNewton[3 * q + c];
                }
            }
        }
    }
}
