package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a named structure lies and how large it is.
///
/// @param name as the label map calls it, for example `vertebrae_L3`
/// @param volumeCm3 its volume, cm³
/// @param centerMm its centroid, LPS, mm, 3 numbers; owned
/// @param extentMm its size along the grid's axes, mm, 3 numbers; owned
/// @param isCut whether it touches the border of the image
public record LabelShape(String name, double volumeCm3, double[] centerMm, double[] extentMm, boolean isCut) {
    private static final class Sum {
        private final double[] place = new double[3];
        private final int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        private final int[] high = {-1, -1, -1};
        private int count;

        void add(int... ijk) {
            count++;
            for (int a = 0; a < 3; a++) {
                place[a] += ijk[a];
                low[a] = Math.min(low[a], ijk[a]);
                high[a] = Math.max(high[a], ijk[a]);
            }
        }

        LabelShape shape(String name, Grid g) {
            int[] n = {g.nx(), g.ny(), g.nz()};
            double[] extent = new double[3];
            boolean isCut = false;
            for (int a = 0; a < 3; a++) {
                extent[a] = (high[a] - low[a] + 1) * g.spacingMm()[a];
                isCut |= low[a] == 0 || high[a] == n[a] - 1;
            }
            return new LabelShape(
                    name,
                    count * g.voxelVolumeMm3() / 1000,
                    g.toPatient(place[0] / count, place[1] / count, place[2] / count),
                    extent,
                    isCut);
        }
    }

    /// @param labels a label map
    /// @param names what its values stand for; others are passed over
    /// @return one shape per named value that is there, by rising value
    public static List<LabelShape> of(LabelMap labels, Map<Integer, String> names) {
        Grid g = labels.grid();
        SortedMap<Integer, Sum> sums = new TreeMap<>();
        int at = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++, at++) {
                    int label = labels.values()[at];
                    if (label != 0 && names.containsKey(label)) {
                        sums.computeIfAbsent(label, _ -> new Sum()).add(i, j, k);
                    }
                }
            }
        }
        List<LabelShape> shapes = new ArrayList<>();
        sums.forEach((label, sum) -> shapes.add(sum.shape(names.get(label), g)));
        return List.copyOf(shapes);
    }

    /// Several labels as one structure.
    ///
    /// @param labels a label map
    /// @param values labels of the structure, at least one of which is there
    /// @param name what to call it
    /// @return its shape
    public static LabelShape of(LabelMap labels, Set<Integer> values, String name) {
        Grid g = labels.grid();
        Sum sum = new Sum();
        int at = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++, at++) {
                    if (labels.values()[at] != 0 && values.contains(labels.values()[at])) {
                        sum.add(i, j, k);
                    }
                }
            }
        }
        return sum.shape(name, g);
    }
}
