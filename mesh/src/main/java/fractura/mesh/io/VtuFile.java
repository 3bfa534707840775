package fractura.mesh.io;

import fractura.mesh.Field;
import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a result file holds.
///
/// @param mesh hexahedra, LPS, mm
/// @param fields values on its nodes and elements
/// @param info strings that explain the file
public record VtuFile(UnstructuredMesh mesh, List<Field> fields, Map<String, String> info) {
    public VtuFile {
        fields = List.copyOf(fields);
        info = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(info));
    }

    /// @return unit vectors X, Y, Z of the voxel grid the mesh was made on, `axes[3*a + c]`, LPS; a new array
    /// @throws InputException when the information does not hold nine numbers under `grid_axes`
    public double[] gridAxes() {
        String[] words = info.getOrDefault("grid_axes", "").strip().split("\\s+");
        try {
            double[] axes =
                    Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
            if (axes.length == 9 && Arrays.stream(axes).allMatch(Double::isFinite)) {
                return axes;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InputException(
                "The result has no 'grid_axes' of nine numbers in its information: it was written by an"
                        + " early version or by another program. Run the case again.");
    }

    /// @param name field name
    /// @return the field of that name, if there is one
    public Optional<Field> find(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /// @param name field name
    /// @return the field of that name
    /// @throws InputException naming the fields there are
    public Field field(String name) {
        return find(name)
                .orElseThrow(() -> new InputException("Field '" + name + "' is not in the result file. Available: "
                        + fields.stream().map(Field::name).collect(Collectors.joining(", ")) + "."));
    }
}
