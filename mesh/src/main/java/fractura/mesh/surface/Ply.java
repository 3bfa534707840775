package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The PLY format (Stanford), as text or binary in both byte orders.
///
/// The header names elements in the order they follow, each with properties: a number, or a list of numbers
/// behind its length. Wanted are `x`, `y`, `z` of `vertex` and `vertex_indices` (or `vertex_index`) of `face`;
/// everything else is stepped over.
final class Ply {
    /// Project choice; faces of real files have three or four corners.
    private static final int MOST_CORNERS = 1024;

    private static final int MOST_HEADER_LINES = 1000;

    private final Path file;
    private final byte[] bytes;
    private final Growing growing = new Growing();
    private final int[] polygon = new int[MOST_CORNERS];

    /// @param lengthType type of the length of a list; empty for a single number
    private record Property(String name, String type, String lengthType) {}

    private record Element(String name, long count, List<Property> properties) {
        /// The fewest bytes one of it can take.
        int leastBytes(boolean isText) {
            return properties.stream()
                    .mapToInt(p -> isText ? 2 : bytesOf(p.lengthType().isEmpty() ? p.type() : p.lengthType()))
                    .sum();
        }
    }

    /// The next number of the body.
    private interface Numbers {
        double next(String type);
    }

    Ply(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    Surface read() {
        TextLines lines = new TextLines(file, bytes, 0);
        List<Element> elements = new ArrayList<>();
        String format = header(lines, elements);
        boolean isText = format.equals("ascii");
        long least = 0;
        for (Element e : elements) {
            checkProperties(e);
            least += e.count() * e.leastBytes(isText);
        }
        if (least > bytes.length - lines.at() + 1L) {
            throw bad("its header promises at least " + least + " bytes, but " + (bytes.length - lines.at())
                    + " follow: it is cut short");
        }
        Numbers body = isText ? text(lines) : binary(lines.at(), format);
        try {
            elements.forEach(e -> read(e, body));
        } catch (BufferUnderflowException e) {
            throw bad("it ends before its last element: it is cut short");
        }
        return growing.surface();
    }

    private void checkProperties(Element e) {
        List<String> names = e.properties().stream().map(Property::name).toList();
        if (e.properties().isEmpty() && e.count() > 0) {
            throw bad("its " + e.count() + " elements '" + e.name() + "' have no property");
        }
        if (e.name().equals("vertex") && !names.containsAll(List.of("x", "y", "z"))) {
            throw bad("its vertices have no x, y and z");
        }
    }

    private String header(TextLines lines, List<Element> elements) {
        String format = "";
        for (int n = 0; n < MOST_HEADER_LINES && lines.hasNext(); n++) {
            String line = lines.next();
            String[] w = line.split("\\s+");
            switch (w[0]) {
                case "ply", "comment", "obj_info" -> {}
                case "format" -> format = w.length > 1 ? w[1] : "";
                case "element" -> elements.add(element(lines, w));
                case "property" -> {
                    if (elements.isEmpty()) {
                        throw lines.bad("a property before the first element");
                    }
                    elements.getLast().properties().add(property(lines, w));
                }
                case "end_header" -> {
                    if (!List.of("ascii", "binary_little_endian", "binary_big_endian")
                            .contains(format)) {
                        throw lines.bad("format '" + format + "'");
                    }
                    return format;
                }
                default -> throw lines.bad("'" + w[0] + "' is no word of a PLY header");
            }
        }
        throw bad("its header has no end_header");
    }

    private Element element(TextLines lines, String[] w) {
        if (w.length != 3 || !w[2].matches("\\d{1,9}")) {
            throw lines.bad("an element has a name and a count from 0 to 999,999,999");
        }
        return new Element(w[1], Long.parseLong(w[2]), new ArrayList<>());
    }

    private Property property(TextLines lines, String[] w) {
        boolean isList = w.length == 5 && w[1].equals("list");
        if (!isList && w.length != 3) {
            throw lines.bad("a property has a type and a name");
        }
        Property p = isList ? new Property(w[4], w[3], w[2]) : new Property(w[2], w[1], "");
        if (bytesOf(p.type()) == 0 || (isList && bytesOf(p.lengthType()) == 0)) {
            throw lines.bad("a property of unknown type");
        }
        return p;
    }

    private void read(Element e, Numbers body) {
        boolean isVertex = e.name().equals("vertex");
        boolean isFace = e.name().equals("face");
        double[] xyz = new double[3];
        for (long n = 0; n < e.count(); n++) {
            for (Property p : e.properties()) {
                if (p.lengthType().isEmpty()) {
                    double v = body.next(p.type());
                    int axis = isVertex && p.name().length() == 1 ? "xyz".indexOf(p.name()) : -1;
                    if (axis >= 0) {
                        xyz[axis] = v;
                    }
                    continue;
                }
                boolean isFaceList = isFace && p.name().startsWith("vertex_ind");
                list(p, body, isFaceList);
            }
            if (isVertex) {
                growing.corner(xyz[0], xyz[1], xyz[2]);
            }
        }
    }

    private void list(Property p, Numbers body, boolean isFace) {
        double length = body.next(p.lengthType());
        if (!(length >= 0 && length <= MOST_CORNERS && length == Math.rint(length)) || (isFace && length < 3)) {
            throw bad("a list of '" + p.name() + "' has length " + length);
        }
        for (int i = 0; i < (int) length; i++) {
            double v = body.next(p.type());
            if (isFace && v != Math.rint(v)) {
                throw bad("a triangle names corner " + v);
            }
            polygon[i] = (int) v;
        }
        if (isFace) {
            growing.polygon(polygon, (int) length);
        }
    }

    private Numbers binary(int from, String format) {
        ByteBuffer b = ByteBuffer.wrap(bytes)
                .order(format.endsWith("big_endian") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        b.position(Math.min(from, bytes.length));
        return type -> switch (type) {
            case "char", "int8" -> b.get();
            case "uchar", "uint8" -> b.get() & 0xff;
            case "short", "int16" -> b.getShort();
            case "ushort", "uint16" -> b.getShort() & 0xffff;
            case "int", "int32" -> b.getInt();
            case "uint", "uint32" -> Integer.toUnsignedLong(b.getInt());
            case "float", "float32" -> b.getFloat();
            default -> b.getDouble();
        };
    }

    private Numbers text(TextLines lines) {
        List<String> words = new ArrayList<>();
        return _ -> {
            while (words.isEmpty()) {
                if (!lines.hasNext()) {
                    throw new BufferUnderflowException();
                }
                String line = lines.next();
                if (!line.isEmpty()) {
                    words.addAll(List.of(line.split("\\s+")).reversed());
                }
            }
            return lines.number(words.removeLast());
        };
    }

    private static int bytesOf(String type) {
        return switch (type) {
            case "char", "int8", "uchar", "uint8" -> 1;
            case "short", "int16", "ushort", "uint16" -> 2;
            case "int", "int32", "uint", "uint32", "float", "float32" -> 4;
            case "double", "float64" -> 8;
            default -> 0;
        };
    }

    private InputException bad(String what) {
        return SurfaceFile.bad(file, what);
    }
}
