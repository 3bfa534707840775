package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A surface that has an inside: every edge belongs to an even number of triangles, and neighbours agree about
/// which side is out.
///
/// It may cut through itself and may hold further closed surfaces; what a point's winding number is not 0 for is
/// inside, so that parts pushed into each other are one body and a surface that is turned inwards within another
/// is a cavity.
///
/// @param surface the triangles, outside on the side they are seen counter-clockwise from
/// @param holes areas of the holes that were filled, unit of the coordinates squared, largest first
public record ClosedSurface(Surface surface, List<Double> holes) {
    /// Project choice: holes of meshed bones are a few triangles; a bone cut open is none to be closed in
    /// silence.
    public static final double MOST_HOLE_SHARE = 0.01;

    /// Project choice: triangles of a tenth of a millimetre on a femur.
    static final int MOST_TRIANGLES = 4_000_000;

    public ClosedSurface {
        holes = List.copyOf(holes);
    }

    /// @return volume of each part that hangs together, unit of the coordinates cubed, the largest first;
    /// negative for parts turned inwards
    public List<Double> partVolumes() {
        int[] triangles = surface.triangles();
        int[] part = new int[surface.cornerCount()];
        Arrays.setAll(part, n -> n);
        for (int t = 0; t < triangles.length; t += 3) {
            join(part, triangles[t], triangles[t + 1]);
            join(part, triangles[t], triangles[t + 2]);
        }
        Map<Integer, Double> volumes = new TreeMap<>();
        for (int t = 0; t < surface.triangleCount(); t++) {
            volumes.merge(root(part, triangles[3 * t]), surface.cone(t), Double::sum);
        }
        return volumes.values().stream().sorted(Comparator.reverseOrder()).toList();
    }

    private static void join(int[] part, int a, int b) {
        part[root(part, a)] = root(part, b);
    }

    private static int root(int[] part, int n) {
        int at = n;
        while (part[at] != at) {
            part[at] = part[part[at]]; // halve the way, so that chains stay short
            at = part[at];
        }
        return at;
    }

    /// Welds corners, turns triangles to one side, and fills small holes with a fan about their middle.
    ///
    /// @param name for messages
    /// @param open any surface
    /// @return the closed one
    /// @throws InputException when holes take more than 1 % of its area, when an edge belongs to an odd number of
    /// triangles, when the surface has one side only, or when it holds no volume
    public static ClosedSurface of(String name, Surface open) {
        if (open.triangleCount() > MOST_TRIANGLES) {
            throw new InputException("Surface " + name + " has " + open.triangleCount()
                    + " triangles, more than the limit of " + MOST_TRIANGLES
                    + ". Decimate it: triangles smaller than the voxels add nothing.");
        }
        Surface welded = Welding.of(open);
        int[] triangles = Orientation.unified(name, welded);
        HoleFilling filling = new HoleFilling(name, new Surface(welded.xyz(), triangles));
        Surface closed = filling.closed();
        double area = closed.area();
        double filled =
                filling.areas().stream().mapToDouble(Double::doubleValue).sum();
        if (filled > MOST_HOLE_SHARE * area) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Surface %s is open: %s %.3g %% of its area, the largest at (%s). Up to %.0f %% are"
                            + " filled; close it in the program it comes from.",
                    name,
                    filling.areas().size() == 1
                            ? "1 hole takes"
                            : filling.areas().size() + " holes take",
                    100 * filled / area,
                    filling.largestAt(),
                    100 * MOST_HOLE_SHARE));
        }
        double volume = closed.signedVolume();
        double size = Math.sqrt(area);
        // a sphere holds 0.094 of its area to the power of 3/2, a plate of a hundredth its width 0.0035
        if (!(Math.abs(volume) > 1e-6 * size * size * size)) {
            throw new InputException("Surface " + name + " holds no volume: it is flat, or as much of it is turned"
                    + " inwards as outwards. Export it again as a solid.");
        }
        List<Double> holes = new ArrayList<>(filling.areas());
        holes.sort(Comparator.reverseOrder());
        return new ClosedSurface(
                volume > 0 ? closed : new Surface(closed.xyz(), Surface.turned(closed.triangles())), holes);
    }
}
