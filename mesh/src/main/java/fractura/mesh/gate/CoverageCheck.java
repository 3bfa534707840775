package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the bone is there and whole.
public final class CoverageCheck {
    private CoverageCheck() {}

    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone, at least one
    /// @param mayCut faces the bone is expected to leave through
    /// @return nothing, or W05
    /// @throws InputException when no voxel has one of the labels
    public static List<Warning> of(LabelMap labels, Set<Integer> bone, Set<Face> mayCut) {
        Grid grid = labels.grid();
        Map<Face, Integer> cut = new EnumMap<>(Face.class);
        int count = 0;
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    int label = labels.values()[at];
                    if (label == 0 || !bone.contains(label)) {
                        continue;
                    }
                    count++;
                    for (Face face : Face.values()) {
                        if (!mayCut.contains(face) && face.holds(grid, i, j, k)) {
                            cut.merge(face, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        if (count == 0) {
            throw new InputException("No voxel has the bone's label " + bone + ". Labels in the map (voxels): "
                    + labels.labelCounts() + ". Name one of them, or give the map that holds the bone.");
        }
        if (cut.isEmpty()) {
            return List.of();
        }
        String sides = cut.entrySet().stream()
                .map(c -> c.getKey().words() + " " + c.getValue())
                .collect(Collectors.joining(", "));
        return List.of(Warning.block(
                "W05",
                "The bone is cut by the field of view, whose border holds voxels of it (" + sides
                        + "; none may). The missing part carries load in the patient. Use a larger scan, or accept W05 for"
                        + " what is there."));
    }
}
