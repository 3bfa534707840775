package fractura.mesh.io;

import fractura.mesh.DiskWords;
import fractura.mesh.Field;
import fractura.mesh.InputException;
import fractura.mesh.Mesh;
import fractura.mesh.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Mesh and fields to and from VTK's XML unstructured grid (`.vtu`), the file ParaView, 3D Slicer and VTK open.
///
/// One piece of hexahedra (VTK cell type 12), arrays appended as raw little-endian bytes with 64-bit
/// headers and compressed by zlib. Points are Float64 in patient space (LPS, mm), fields Float32,
/// connectivity Int32. A symmetric tensor has six components named XX, YY, ZZ, XY, YZ, XZ in VTK's
/// order, which is also the order of `Field`. A unit travels as VTK's own `UNITS_LABEL`. Strings of the
/// info map are string arrays of the field data.
///
/// Source: VTK XML file format, Kitware, "VTK File Formats" (VtkFormats).
public final class Vtu {
    private Vtu() {}

    /// Writes a mesh and its fields. The file appears complete or not at all.
    ///
    /// @param file where to; its folder must exist; replaced when there
    /// @param mesh hexahedra, node coordinates in LPS, mm
    /// @param fields values on nodes or elements of that mesh, each name once per location
    /// @param info strings that explain the file (frame, load case, versions); written in the map's order
    /// @throws IllegalArgumentException when a field does not fit the mesh or a name occurs twice
    /// @throws InputException when the file cannot be written
    public static void write(Path file, Mesh mesh, List<Field> fields, Map<String, String> info) {
        VtuWriter writer = new VtuWriter(mesh, fields, info);
        try {
            WholeFile.write(file, writer::writeTo);
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write " + file + " (" + DiskWords.of(e)
                            + "). Check that the folder exists, is writable and has room.",
                    e);
        }
    }

    /// Reads a file of the kind written here.
    ///
    /// Arrays may also be uncompressed, have 32-bit headers, or other number types; they are checked against the
    /// file's length before memory is taken for them. Other encodings, cell types and broken files are refused.
    ///
    /// @param file a `.vtu` file
    /// @return mesh, fields in the file's order (point data first), and the strings of its field data
    /// @throws InputException when the file is missing, truncated, not of this kind, or inconsistent
    public static VtuFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("No result file at " + file + ". Give the path of a .vtu file.");
        }
        try {
            return VtuReader.read(file);
        } catch (IOException e) {
            throw new InputException("Cannot read " + file + " (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
    }
}
