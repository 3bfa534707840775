package fractura.mesh.io;

import fractura.mesh.Field;
import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the appended arrays of a `.vtu` and checks them against each other.
final class VtuReader {
    static final int VTK_HEXAHEDRON = 12;

    /// The XML head of a result is a few kilobytes; one of megabytes is no file of ours.
    private static final int MOST_HEAD_BYTES = 1 << 24;

    private static final String AGAIN = "The file is damaged or was cut off; write or copy it again";
    private static final byte[] APPENDED = "<AppendedData".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel channel;
    private final VtuHead head;
    private final long base;

    private VtuReader(FileChannel channel, VtuHead head, long base) {
        this.channel = channel;
        this.head = head;
        this.base = base;
    }

    static VtuFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] start = new byte[(int) Math.min(channel.size(), MOST_HEAD_BYTES)];
            readFully(channel, 0, ByteBuffer.wrap(start));
            int tag = indexOf(start, APPENDED, 0);
            if (tag < 0) {
                throw refuseUnlikeVtu(file, start);
            }
            VtuHead head = VtuHead.parse(file, Arrays.copyOf(start, tag));
            int close = indexOf(start, new byte[] {'>'}, tag);
            int mark = close < 0 ? -1 : indexOf(start, new byte[] {'_'}, close);
            String attributes = close < 0 ? "" : new String(start, tag, close - tag, StandardCharsets.US_ASCII);
            if (mark < 0 || !attributes.contains("\"raw\"")) {
                throw head.refuse("its appended data is not raw", "Export it with raw (not base64) appended data");
            }
            return new VtuReader(channel, head, mark + 1L).whole();
        }
    }

    private VtuFile whole() throws IOException {
        int nodes = head.nodeCount();
        int elements = head.elementCount();
        ByteBuffer b = bytes(head.required("Points", ""), 3L * nodes);
        VtuNumbers type = head.required("Points", "").type();
        double[] xyz = new double[3 * nodes];
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = type.get(b, i);
            if (!Double.isFinite(xyz[i])) {
                throw head.refuse("point " + i / 3 + " has a coordinate of " + xyz[i], AGAIN);
            }
        }
        checkTypes(elements);
        int[] connectivity = integers("connectivity", 8L * elements);
        for (int n : connectivity) {
            if (n < 0 || n >= nodes) {
                throw head.refuse("a cell refers to point " + n + " of " + nodes, AGAIN);
            }
        }
        List<Field> fields = new ArrayList<>();
        addFields("PointData", Field.Location.NODE, nodes, fields);
        addFields("CellData", Field.Location.ELEMENT, elements, fields);
        return new VtuFile(new UnstructuredMesh(xyz, connectivity, 8), fields, head.info());
    }

    private void checkTypes(int elements) throws IOException {
        for (int t : integers("types", elements)) {
            if (t != VTK_HEXAHEDRON) {
                throw head.refuse(
                        "it has cells of VTK type " + t,
                        "Only 8-node hexahedra (type 12) are known; export those only");
            }
        }
        int[] offsets = integers("offsets", elements);
        for (int e = 0; e < elements; e++) {
            if (offsets[e] != 8 * (e + 1)) {
                throw head.refuse("the offset of cell " + e + " is " + offsets[e] + ", not " + 8 * (e + 1), AGAIN);
            }
        }
    }

    private int[] integers(String name, long count) throws IOException {
        VtuHead.Array a = head.required("Cells", name);
        if (!a.type().isInteger()) {
            throw head.refuse("'" + name + "' holds no integers", AGAIN);
        }
        ByteBuffer b = bytes(a, count);
        int[] out = new int[(int) count];
        for (int i = 0; i < out.length; i++) {
            out[i] = (int) a.type().get(b, i);
        }
        return out;
    }

    private void addFields(String section, Field.Location location, int count, List<Field> into) throws IOException {
        for (VtuHead.Array a : head.in(section)) {
            ByteBuffer b = bytes(a, (long) count * a.components());
            float[] values = new float[count * a.components()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) a.type().get(b, i);
            }
            into.add(new Field(a.name(), a.unit(), location, a.components(), values));
        }
    }

    /// The bytes of an array that must have `count` numbers, checked against the file before memory is taken.
    private ByteBuffer bytes(VtuHead.Array a, long count) throws IOException {
        long wanted = count * a.type().bytes();
        long at = base + a.offset();
        long room = channel.size() - at;
        if (a.offset() < 0 || room < head.headerBytes()) {
            throw head.refuse("array '" + a.name() + "' begins beyond the end of the file", AGAIN);
        }
        if (wanted > Integer.MAX_VALUE - 64) {
            throw head.refuse("array '" + a.name() + "' has " + count + " numbers", "That is beyond this reader");
        }
        if (wanted > room * (head.isCompressed() ? VtuBlocks.MOST_INFLATION : 1)) {
            throw head.refuse("array '" + a.name() + "' needs more bytes than the file has", AGAIN);
        }
        byte[] out = head.isCompressed() ? inflated(a, at, (int) wanted) : plain(a, at, (int) wanted);
        return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] plain(VtuHead.Array a, long at, int wanted) throws IOException {
        long said = headerItem(at, 0);
        if (said != wanted || at + head.headerBytes() + wanted > channel.size()) {
            throw head.refuse("array '" + a.name() + "' has " + said + " bytes instead of " + wanted, AGAIN);
        }
        byte[] out = new byte[wanted];
        readFully(channel, at + head.headerBytes(), ByteBuffer.wrap(out));
        return out;
    }

    private byte[] inflated(VtuHead.Array a, long at, int wanted) throws IOException {
        InputException broken = head.refuse(
                "array '" + a.name() + "' has broken blocks or another size than " + wanted + " bytes", AGAIN);
        if (at + 3L * head.headerBytes() > channel.size()) {
            throw broken;
        }
        long blocks = headerItem(at, 0);
        long size = headerItem(at, 1);
        long last = headerItem(at, 2);
        boolean sane = blocks >= 0 && blocks <= wanted && size > 0 && size <= 1 << 30 && last >= 0 && last < size;
        long total = !sane ? -1 : blocks * size - (last == 0 ? 0 : size - last);
        long data = at + (3 + blocks) * head.headerBytes();
        if (total != wanted || data > channel.size()) {
            throw broken;
        }
        byte[] out = new byte[wanted];
        for (int i = 0; i < blocks; i++) {
            long packedBytes = headerItem(at, 3 + i);
            int from = (int) (i * size);
            int count = (int) Math.min(size, wanted - from);
            if (packedBytes < 0 || data + packedBytes > channel.size()) {
                throw broken;
            }
            byte[] packed = new byte[(int) packedBytes];
            readFully(channel, data, ByteBuffer.wrap(packed));
            if (!VtuBlocks.inflate(packed, out, from, count)) {
                throw broken;
            }
            data += packedBytes;
        }
        return out;
    }

    private long headerItem(long at, int i) throws IOException {
        int n = head.headerBytes();
        ByteBuffer b = ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, at + (long) i * n, b);
        return n == 8 ? b.getLong(0) : Integer.toUnsignedLong(b.getInt(0));
    }

    private static InputException refuseUnlikeVtu(Path file, byte[] start) {
        boolean isVtk = indexOf(start, "<VTKFile".getBytes(StandardCharsets.US_ASCII), 0) >= 0;
        return new InputException(
                isVtk
                        ? "Cannot read " + file.getFileName() + ": it has no appended data, or is cut off before it."
                                + " Export it with data mode 'appended', raw (" + file + ")."
                        : "Cannot read " + file.getFileName() + ": it is no VTK XML file. Give the .vtu of a result ("
                                + file + ").");
    }

    private static void readFully(FileChannel channel, long at, ByteBuffer into) throws IOException {
        long position = at;
        while (into.hasRemaining()) {
            int n = channel.read(into, position);
            if (n < 0) {
                throw new java.io.EOFException("file ends at byte " + position);
            }
            position += n;
        }
    }

    private static int indexOf(byte[] text, byte[] word, int from) {
        for (int i = from; i <= text.length - word.length; i++) {
            if (Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}
