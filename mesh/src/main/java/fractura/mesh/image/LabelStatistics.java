package fractura.mesh.image;

import fractura.mesh.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One label of a map, measured on the image it belongs to.
///
/// @param label its value, above 0
/// @param voxelCount voxels that carry it
/// @param volumeCm3 their volume, cm³
/// @param meanHu mean value of the image over them
/// @param touchesBorder whether any of them lies on a face of the grid
public record LabelStatistics(int label, int voxelCount, double volumeCm3, double meanHu, boolean touchesBorder) {
    private static final class Sum {
        private int count;
        private double values;
        private boolean touches;
    }

    /// @param labels labels on the grid of the image
    /// @param image the image
    /// @return one entry per label, by rising value
    public static List<LabelStatistics> of(LabelMap labels, Volume image) {
        Grid grid = labels.grid();
        if (!grid.isSameAs(image.grid())) {
            throw new IllegalArgumentException("Labels must be on the grid of the image: call onGridOf first");
        }
        SortedMap<Integer, Sum> sums = new TreeMap<>();
        int[] values = labels.values();
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                boolean isEdgeRow = k == 0 || k == grid.nz() - 1 || j == 0 || j == grid.ny() - 1;
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (values[at] == 0) {
                        continue;
                    }
                    Sum sum = sums.computeIfAbsent(values[at], _ -> new Sum());
                    sum.count++;
                    sum.values += image.values()[at];
                    sum.touches |= isEdgeRow || i == 0 || i == grid.nx() - 1;
                }
            }
        }
        List<LabelStatistics> all = new ArrayList<>();
        sums.forEach((label, sum) -> all.add(new LabelStatistics(
                label, sum.count, sum.count * grid.voxelVolumeMm3() / 1000, sum.values / sum.count, sum.touches)));
        return List.copyOf(all);
    }
}
