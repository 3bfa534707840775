package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The checks at the door: do the maps lie on one grid, and do the named values occur in them.
final class LabelReading {
    private static final int LISTED = 40;

    private LabelReading() {}

    /// @param sources label maps with roles
    /// @return their common grid
    /// @throws InputException when there is no map, no bone is named,
    /// grids differ, or a named value does not occur
    static Grid checked(List<LabelSource> sources) {
        if (sources.isEmpty() || sources.stream().allMatch(s -> s.roles().bone().isEmpty())) {
            throw new InputException("No label is named as bone. Name the label value of the vertebra under 'bone'.");
        }
        LabelSource first = sources.getFirst();
        for (LabelSource source : sources) {
            if (!source.map().grid().isSameAs(first.map().grid())) {
                throw new InputException("Label maps lie on different grids: " + first.name() + " is "
                        + words(first.map().grid()) + ", " + source.name() + " is "
                        + words(source.map().grid()) + ". Resample one onto the grid of the other.");
            }
            checkPresent(source);
        }
        return first.map().grid();
    }

    private static void checkPresent(LabelSource source) {
        Map<Integer, Integer> counts = source.map().labelCounts();
        Set<Integer> wanted = source.roles().all();
        List<Integer> absent =
                wanted.stream().filter(w -> !counts.containsKey(w)).toList();
        if (absent.isEmpty()) {
            return;
        }
        String present = counts.isEmpty()
                ? "The map holds no label at all"
                : "Labels present (voxels): "
                        + counts.entrySet().stream()
                                .limit(LISTED)
                                .map(c -> c.getKey() + " (" + c.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + (counts.size() > LISTED ? ", … " + counts.size() + " in all" : "");
        throw new InputException("Label "
                + absent.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " is not in "
                + source.name() + ". " + present + ". Name one of these, or give the right file.");
    }

    /// @param density calibrated image
    /// @param labels label maps, at least one
    /// @throws InputException when the two lie on different grids
    static void refuseOtherGrid(Volume density, List<LabelSource> labels) {
        LabelSource first = labels.getFirst();
        if (!density.grid().isSameAs(first.map().grid())) {
            throw new InputException("Label map and density image lie on different grids: " + first.name() + " is "
                    + words(first.map().grid()) + ", the image is " + words(density.grid())
                    + ". Resample the mask onto the CT grid.");
        }
    }

    /// @param grid any grid
    /// @return its size and spacing as printed in messages
    static String words(Grid grid) {
        double[] s = grid.spacingMm();
        return grid.nx() + "×" + grid.ny() + "×" + grid.nz() + " at "
                + String.format(Locale.ROOT, "%.3g×%.3g×%.3g mm", s[0], s[1], s[2]);
    }
}
