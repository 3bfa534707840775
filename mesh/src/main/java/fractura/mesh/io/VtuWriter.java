package fractura.mesh.io;

import fractura.mesh.Field;
import fractura.mesh.Mesh;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes one `.vtu`: XML head with offsets, then the compressed arrays.
final class VtuWriter {
    private static final String[] TENSOR = {"XX", "YY", "ZZ", "XY", "YZ", "XZ"};
    private static final String[] VECTOR = {"X", "Y", "Z"};

    private final Mesh mesh;
    private final List<Field> fields;
    private final Map<String, String> info;
    private final StringBuilder head = new StringBuilder();
    private final List<byte[]> appended = new ArrayList<>();
    private long offset;

    VtuWriter(Mesh mesh, List<Field> fields, Map<String, String> info) {
        this.mesh = mesh;
        this.fields = fields;
        this.info = info;
        Set<String> names = new HashSet<>();
        for (Field f : fields) {
            int expected = f.location() == Field.Location.NODE ? mesh.nodeCount() : mesh.elementCount();
            if (f.count() != expected) {
                throw new IllegalArgumentException("Field '" + f.name() + "' has " + f.count() + " values, the mesh "
                        + expected + (f.location() == Field.Location.NODE ? " nodes" : " elements"));
            }
            if (!names.add(f.location() + f.name())) {
                throw new IllegalArgumentException("Field '" + f.name() + "' is given twice");
            }
        }
    }

    void writeTo(OutputStream out) throws IOException {
        head.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" byte_order=\"LittleEndian\"")
                .append(" header_type=\"UInt64\" compressor=\"vtkZLibDataCompressor\">\n<UnstructuredGrid>\n");
        infoStrings();
        head.append("<Piece NumberOfPoints=\"%d\" NumberOfCells=\"%d\">\n"
                .formatted(mesh.nodeCount(), mesh.elementCount()));
        fieldsAt(Field.Location.NODE, "PointData");
        fieldsAt(Field.Location.ELEMENT, "CellData");
        points();
        cells();
        head.append("</Piece>\n</UnstructuredGrid>\n<AppendedData encoding=\"raw\">\n_");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        for (byte[] block : appended) {
            out.write(block);
        }
        out.write("\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// VTK's ASCII strings are the numbers of their UTF-8 bytes, ended by 0.
    private void infoStrings() {
        head.append("<FieldData>\n");
        info.forEach((key, text) -> {
            head.append("<Array type=\"String\" Name=\"")
                    .append(escape(key))
                    .append("\" NumberOfComponents=\"1\" NumberOfTuples=\"1\" format=\"ascii\">");
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                head.append(b & 0xff).append(' ');
            }
            head.append("0</Array>\n");
        });
        head.append("</FieldData>\n");
    }

    private void fieldsAt(Field.Location location, String tag) {
        head.append('<').append(tag).append(">\n");
        for (Field f : fields) {
            if (f.location() == location) {
                float[] v = f.values();
                array("Float32", f.name(), f.componentCount(), f.unit(), v.length, (i, b) -> {
                    for (int k = (int) i; b.hasRemaining(); k++) {
                        b.putInt(Float.floatToIntBits(v[k])); // NaNs alike: their bits come as they will
                    }
                });
            }
        }
        head.append("</").append(tag).append(">\n");
    }

    private void points() {
        double[] xyz = mesh.nodesXyz();
        head.append("<Points>\n");
        array("Float64", "Points", 3, "mm", xyz.length, (i, b) -> {
            for (int k = (int) i; b.hasRemaining(); k++) {
                b.putDouble(xyz[k]);
            }
        });
        head.append("</Points>\n");
    }

    private void cells() {
        int[] nodes = mesh.elementNodes();
        int per = mesh.nodesPerElement();
        head.append("<Cells>\n");
        array("Int32", "connectivity", 1, "", nodes.length, (i, b) -> {
            for (int k = (int) i; b.hasRemaining(); k++) {
                b.putInt(nodes[k]);
            }
        });
        array("Int32", "offsets", 1, "", mesh.elementCount(), (i, b) -> {
            for (int k = (int) i; b.hasRemaining(); k++) {
                b.putInt(per * (k + 1));
            }
        });
        array("UInt8", "types", 1, "", mesh.elementCount(), (i, b) -> {
            while (b.hasRemaining()) {
                b.put((byte) VtuReader.VTK_HEXAHEDRON);
            }
        });
        head.append("</Cells>\n");
    }

    private void array(String type, String name, int components, String unit, int count, VtuBlocks.Items items) {
        int itemBytes = VtuNumbers.of(type).orElseThrow().bytes();
        byte[] block = VtuBlocks.compress((long) count * itemBytes, itemBytes, items);
        head.append("<DataArray type=\"%s\" Name=\"%s\" NumberOfComponents=\"%d\""
                .formatted(type, escape(name), components));
        String[] names = components == 6 ? TENSOR : components == 3 ? VECTOR : new String[0];
        for (int c = 0; c < names.length; c++) {
            head.append(" ComponentName%d=\"%s\"".formatted(c, names[c]));
        }
        head.append(" format=\"appended\" offset=\"%d\"".formatted(offset));
        if (unit.isEmpty()) {
            head.append("/>\n");
        } else {
            head.append(">\n<InformationKey name=\"UNITS_LABEL\" location=\"vtkDataArray\">")
                    .append(escape(unit))
                    .append("</InformationKey>\n</DataArray>\n");
        }
        appended.add(block);
        offset += block.length;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
