package fractura.mesh.image;

import fractura.mesh.Grid;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the labels of a map lie.
public final class LabelCentres {
    private LabelCentres() {}

    /// @param map labels
    /// @return mean position of the voxels of each label, LPS, mm, by rising label
    public static SortedMap<Integer, double[]> of(LabelMap map) {
        SortedMap<Integer, double[]> sums = new TreeMap<>();
        Grid grid = map.grid();
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (map.values()[at] == 0) {
                        continue;
                    }
                    double[] sum = sums.computeIfAbsent(map.values()[at], _ -> new double[4]);
                    sum[0] += i;
                    sum[1] += j;
                    sum[2] += k;
                    sum[3]++;
                }
            }
        }
        SortedMap<Integer, double[]> centres = new TreeMap<>();
        sums.forEach((label, s) -> centres.put(label, grid.toPatient(s[0] / s[3], s[1] / s[3], s[2] / s[3])));
        return centres;
    }
}
