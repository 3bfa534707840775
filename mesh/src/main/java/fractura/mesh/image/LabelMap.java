package fractura.mesh.image;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A labelled image in patient space: which structure a voxel belongs to; 0 is background.
///
/// @param grid voxels, LPS, mm
/// @param values one label per voxel, x fastest; owned, not written to
public record LabelMap(Grid grid, int[] values) {
    public LabelMap {
        if (values.length != grid.voxelCount()) {
            throw new IllegalArgumentException(
                    values.length + " labels for a grid of " + grid.voxelCount() + " voxels");
        }
    }

    /// Reads a label file; `LabelFile.read` also tells what the file said.
    ///
    /// @param file the file; format told from content
    /// @return the labels, axes nearest to L, P, S
    /// @throws fractura.mesh.InputException when the file is missing, damaged, too large, of an unknown format,
    /// or holds fractions or negative numbers
    public static LabelMap read(Path file) {
        return LabelFile.read(file).labels();
    }

    /// @param i voxel along X
    /// @param j voxel along Y
    /// @param k voxel along Z
    /// @return the label there; 0 outside the grid
    public int at(int i, int j, int k) {
        return grid.contains(i, j, k) ? values[grid.index(i, j, k)] : 0;
    }

    /// Label of the voxel a point lies in.
    ///
    /// @param i coordinate along X in voxels, counted from the centre of voxel 0
    /// @param j coordinate along Y
    /// @param k coordinate along Z
    /// @return the label; 0 outside the grid; a point on a border belongs to the upper voxel
    public int nearest(double i, double j, double k) {
        return at((int) Math.floor(i + 0.5), (int) Math.floor(j + 0.5), (int) Math.floor(k + 0.5));
    }

    /// These labels on the grid of another image.
    ///
    /// @param target grid of the image they belong to
    /// @param warnings told when labels had to be resampled
    /// @return this very object when the grids are the same, else nearest-neighbour labels on the target grid
    /// @throws fractura.mesh.InputException when the two cannot belong together: mirrored placements, boxes that
    /// do not meet, or labelled voxels outside the target
    public LabelMap onGridOf(Grid target, Consumer<Warning> warnings) {
        return grid.isSameAs(target) ? this : LabelFit.resample(this, target, warnings);
    }

    /// @return how many voxels each label has, without background, by rising label; not modifiable
    public SortedMap<Integer, Integer> labelCounts() {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        int n = values.length;
        int at = 0;
        while (at < n) {
            int label = values[at];
            int from = at;
            while (at < n && values[at] == label) {
                at++;
            }
            if (label != 0) {
                counts.merge(label, at - from, Integer::sum);
            }
        }
        return Collections.unmodifiableSortedMap(counts);
    }
}
