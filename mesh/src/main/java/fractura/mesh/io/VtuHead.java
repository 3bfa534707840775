package fractura.mesh.io;

import fractura.mesh.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML head of a `.vtu`: which arrays there are, of what type, and where their bytes begin.
///
/// Document types and external entities are refused, so a file cannot make the reader open another one.
final class VtuHead {
    /// One `DataArray`: the section it stands in and what its attributes say.
    record Array(String section, String name, VtuNumbers type, int components, String unit, long offset) {}

    private final Path file;
    private final List<Array> arrays = new ArrayList<>();
    private final Map<String, String> info = new LinkedHashMap<>();
    private int nodeCount = -1;
    private int elementCount = -1;
    private int headerBytes = 4;
    private boolean isCompressed;
    private int pieces;

    private VtuHead(Path file) {
        this.file = file;
    }

    /// @param file for messages
    /// @param head bytes up to and without the `AppendedData` tag
    static VtuHead parse(Path file, byte[] head) {
        VtuHead h = new VtuHead(file);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + 16);
        whole.writeBytes(head);
        whole.writeBytes("</VTKFile>".getBytes(StandardCharsets.US_ASCII));
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            h.walk(factory.createXMLStreamReader(new ByteArrayInputStream(whole.toByteArray())));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw h.refuse("its XML is broken at line " + line, "Write the file again");
        }
        if (h.pieces != 1) {
            throw h.refuse("it has " + h.pieces + " pieces", "Merge them into one piece");
        }
        return h;
    }

    int nodeCount() {
        return nodeCount;
    }

    int elementCount() {
        return elementCount;
    }

    int headerBytes() {
        return headerBytes;
    }

    boolean isCompressed() {
        return isCompressed;
    }

    Map<String, String> info() {
        return info;
    }

    List<Array> in(String section) {
        return arrays.stream().filter(a -> a.section.equals(section)).toList();
    }

    Array required(String section, String name) {
        return in(section).stream()
                .filter(a -> name.isEmpty() || a.name.equals(name))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "its " + section + " section has no array" + (name.isEmpty() ? "" : " '" + name + "'"),
                        "Write the file again"));
    }

    InputException refuse(String what, String mend) {
        return new InputException("Cannot read " + file.getFileName() + ": " + what + ". " + mend + " (" + file + ").");
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        String section = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refuse("it holds a document type or entity", "Result files have none; use the original file");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "VTKFile" -> root(xml);
                case "Piece" -> {
                    pieces++;
                    nodeCount = count(xml, "NumberOfPoints");
                    elementCount = count(xml, "NumberOfCells");
                }
                case "FieldData", "PointData", "CellData", "Points", "Cells" -> section = xml.getLocalName();
                case "DataArray", "Array" -> array(xml, section);
                default -> {
                    // other tags (grid, information keys) carry nothing we need
                }
            }
        }
    }

    private void root(XMLStreamReader xml) {
        if (!"UnstructuredGrid".equals(xml.getAttributeValue(null, "type"))) {
            throw refuse(
                    "it holds " + xml.getAttributeValue(null, "type") + ", not an UnstructuredGrid",
                    "Export the result as .vtu");
        }
        if (!"LittleEndian".equals(xml.getAttributeValue(null, "byte_order"))) {
            throw refuse("its byte order is not LittleEndian", "Export it with byte_order LittleEndian");
        }
        headerBytes = "UInt64".equals(xml.getAttributeValue(null, "header_type")) ? 8 : 4;
        String compressor = xml.getAttributeValue(null, "compressor");
        isCompressed = compressor != null;
        if (isCompressed && !"vtkZLibDataCompressor".equals(compressor)) {
            throw refuse("it is compressed by " + compressor, "Export it with zlib or without compression");
        }
    }

    private int count(XMLStreamReader xml, String attribute) {
        String text =
                Optional.ofNullable(xml.getAttributeValue(null, attribute)).orElse("none");
        try {
            int n = Integer.parseInt(text.trim());
            if (n > 0) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below, with the text found
        }
        throw refuse(attribute + " is '" + text + "'", "It must be a count of at least 1");
    }

    private void array(XMLStreamReader xml, String section) throws XMLStreamException {
        String name = Optional.ofNullable(xml.getAttributeValue(null, "Name")).orElse(section);
        String type = String.valueOf(xml.getAttributeValue(null, "type"));
        String format = String.valueOf(xml.getAttributeValue(null, "format"));
        if (section.equals("FieldData")) {
            if (type.equals("String") && format.equals("ascii")) {
                info.put(name, codes(name, xml.getElementText()));
            }
            return;
        }
        VtuNumbers numbers = VtuNumbers.of(type)
                .orElseThrow(() -> refuse("array '" + name + "' has unknown type " + type, "Use Float32 or Int32"));
        if (!format.equals("appended")) {
            throw refuse("array '" + name + "' is stored as " + format, "Export it with data mode 'appended', raw");
        }
        int components =
                xml.getAttributeValue(null, "NumberOfComponents") == null ? 1 : count(xml, "NumberOfComponents");
        long offset;
        try {
            offset = Long.parseLong(String.valueOf(xml.getAttributeValue(null, "offset")));
        } catch (NumberFormatException e) {
            offset = -1;
        }
        arrays.add(new Array(section, name, numbers, components, unit(xml), offset));
    }

    /// Reads on to the end of the array's tag, picking up its unit; other information keys may nest.
    private static String unit(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder unit = new StringBuilder();
        boolean isUnit = false;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    isUnit = "UNITS_LABEL".equals(xml.getAttributeValue(null, "name"));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    isUnit = false;
                }
                case XMLStreamConstants.CHARACTERS -> unit.append(isUnit ? xml.getText() : "");
                default -> {
                    // comments and white space
                }
            }
        }
        return unit.toString().trim();
    }

    private String codes(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String code : text.trim().split("\\s+")) {
            int b;
            try {
                b = Integer.parseInt(code);
            } catch (NumberFormatException e) {
                throw refuse("string '" + name + "' of its field data has code '" + code + "'", "Write it again");
            }
            if (b == 0) {
                break;
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
