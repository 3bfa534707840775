package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Finds edges that belong to one triangle only, follows them round their holes, and closes each hole with a fan
/// of triangles about the mean of its corners.
final class HoleFilling {
    private final String name;
    private final Surface surface;
    private final Edges edges;
    private final List<Double> areas = new ArrayList<>();
    private final Growing added = new Growing();
    private double[] largest = new double[3];
    private double largestArea;

    /// @param name for messages
    /// @param surface welded, neighbours of one sense
    HoleFilling(String name, Surface surface) {
        this.name = name;
        this.surface = surface;
        this.edges = new Edges(surface.triangles());
    }

    /// Areas of the filled holes, in the order they were found.
    List<Double> areas() {
        return areas;
    }

    String largestAt() {
        return String.format(Locale.ROOT, "%.4g, %.4g, %.4g", largest[0], largest[1], largest[2]);
    }

    Surface closed() {
        int[] leaving = new int[surface.cornerCount()];
        int[] more = new int[surface.triangles().length];
        Arrays.fill(leaving, -1);
        int odd = 0;
        for (int h = 0; h < more.length; h++) {
            int uses = edges.uses(h);
            odd += uses > 1 && uses % 2 == 1 ? 1 : 0;
            more[h] = -1;
            if (uses == 1) {
                // the rim is walked against the sense of the triangles beside it
                more[h] = leaving[edges.to(h)];
                leaving[edges.to(h)] = h;
            }
        }
        if (odd > 0) {
            throw new InputException("Surface " + name + " branches: " + odd
                    + " edges of triangles lie three or more together, in odd numbers. Export it again as a solid"
                    + " without inner walls.");
        }
        for (int corner = 0; corner < leaving.length; corner++) {
            while (leaving[corner] >= 0) {
                fill(loop(corner, leaving, more));
            }
        }
        Surface fans = added.surface();
        double[] xyz = Arrays.copyOf(surface.xyz(), surface.xyz().length + fans.xyz().length);
        System.arraycopy(fans.xyz(), 0, xyz, surface.xyz().length, fans.xyz().length);
        int[] triangles = Arrays.copyOf(surface.triangles(), surface.triangles().length + fans.triangles().length);
        System.arraycopy(fans.triangles(), 0, triangles, surface.triangles().length, fans.triangles().length);
        return new Surface(xyz, triangles);
    }

    private List<Integer> loop(int start, int[] leaving, int[] more) {
        List<Integer> loop = new ArrayList<>();
        int at = start;
        do {
            int h = leaving[at];
            if (h < 0) {
                throw new InputException("Surface " + name + " has a rim that does not close near corner " + at
                        + ". Export it again as a solid.");
            }
            leaving[at] = more[h];
            loop.add(at);
            at = edges.from(h);
        } while (at != start);
        return loop;
    }

    private void fill(List<Integer> loop) {
        double[] middle = new double[3];
        for (int corner : loop) {
            for (int c = 0; c < 3; c++) {
                middle[c] += surface.xyz()[3 * corner + c] / loop.size();
            }
        }
        int centre = surface.cornerCount() + added.cornerCount();
        added.corner(middle[0], middle[1], middle[2]);
        double area = 0;
        for (int i = 0; i < loop.size(); i++) {
            int a = loop.get(i);
            int b = loop.get((i + 1) % loop.size());
            added.triangle(a, b, centre);
            area += area(a, b, middle);
        }
        areas.add(area);
        if (area > largestArea) {
            largestArea = area;
            largest = middle;
        }
    }

    private double area(int a, int b, double[] m) {
        double[] x = surface.xyz();
        double[] corners = {x[3 * a], x[3 * a + 1], x[3 * a + 2], x[3 * b], x[3 * b + 1], x[3 * b + 2], m[0], m[1], m[2]
        };
        return new Surface(corners, new int[] {0, 1, 2}).area();
    }
}
