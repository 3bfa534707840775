package fractura.mesh.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One line of `streams.csv`, with its bytes.
///
/// @param tolerance largest difference from the reference, in grey levels
/// @param isDecoded whether the reference is what another decoder made of the stream, else it is the picture
record CodeStream(String name, String syntax, FrameShape shape, int tolerance, boolean isDecoded) {
    static List<CodeStream> all() {
        String table = new String(resource("streams.csv"), StandardCharsets.UTF_8);
        return table.lines().skip(1).map(line -> of(line.split(","))).toList();
    }

    static CodeStream named(String name) {
        return all().stream().filter(s -> s.name.equals(name)).findFirst().orElseThrow();
    }

    private static CodeStream of(String[] cells) {
        FrameShape shape = new FrameShape(
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                cells[6].equals("signed"));
        return new CodeStream(cells[0], cells[1], shape, Integer.parseInt(cells[7]), cells[8].equals("decoded"));
    }

    byte[] bytes() {
        return resource(name);
    }

    int[] decoded() {
        return FrameDecoder.decode(syntax, bytes(), shape);
    }

    int[] reference() {
        if (!isDecoded) {
            return DrawnPicture.of(shape);
        }
        ByteBuffer raw = ByteBuffer.wrap(resource(name + ".ref")).order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[shape.pixels()];
        int unused = Integer.SIZE - shape.bitsStored();
        for (int p = 0; p < values.length; p++) {
            int bits = shape.bitsAllocated() == 8 ? raw.get(p) : raw.getShort(2 * p);
            values[p] = shape.isSigned() ? bits << unused >> unused : bits << unused >>> unused;
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] resource(String name) {
        try (InputStream in = CodeStream.class.getResourceAsStream("/codec/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
