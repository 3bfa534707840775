package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No program at hand writes packet headers apart from the packets, but a stream whose packets start with SOP and
/// whose headers end with EPH can be taken apart without knowing what they mean.
class PackedHeadersTest {
    private static final int SOT = 0xff90;
    private static final int SOD = 0xff93;
    private static final int SOP = 0xff91;
    private static final int EPH = 0xff92;
    private static final int PPM = 0xff60;
    private static final int PPT = 0xff61;

    /// A tile-part: what stands before its packets, their headers and their bodies.
    private record Part(byte[] start, byte[] headers, byte[] bodies) {}

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static List<Part> parts(byte[] stream, int first) {
        List<Part> parts = new ArrayList<>();
        int at = first;
        while (u16(stream, at) == SOT) {
            int end = at + ByteBuffer.wrap(stream).getInt(at + 6);
            int data = at;
            while (u16(stream, data) != SOD) {
                data += 2 + u16(stream, data + 2);
            }
            byte[] start = Arrays.copyOfRange(stream, at, data);
            parts.add(split(stream, start, data + 2, end));
            at = end;
        }
        return parts;
    }

    private static Part split(byte[] stream, byte[] start, int from, int end) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        ByteArrayOutputStream bodies = new ByteArrayOutputStream();
        boolean isHeader = false;
        for (int at = from; at < end; ) {
            int marker = at + 1 < end ? u16(stream, at) : 0;
            if (marker == SOP) {
                isHeader = true;
                at += 6;
            } else {
                (isHeader ? headers : bodies).write(stream[at]);
                at++;
                if (isHeader && marker == EPH) {
                    headers.write(stream[at]);
                    at++;
                    isHeader = false;
                }
            }
        }
        return new Part(start, headers.toByteArray(), bodies.toByteArray());
    }

    private static void segment(ByteArrayOutputStream out, int marker, int number, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(5)
                .putShort((short) marker)
                .putShort((short) (bytes.length + 3))
                .put((byte) number)
                .array());
        out.writeBytes(bytes);
    }

    /// @param isInMain whether the packet headers go to the main header, in two segments, else to each
    /// tile-part's
    private static byte[] packed(byte[] stream, boolean isInMain) {
        int first = 2;
        while (u16(stream, first) != SOT) {
            first += 2 + u16(stream, first + 2);
        }
        List<Part> parts = parts(stream, first);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(stream, 0, first);
        if (isInMain) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Part part : parts) {
                all.writeBytes(
                        ByteBuffer.allocate(4).putInt(part.headers.length).array());
                all.writeBytes(part.headers);
            }
            byte[] bytes = all.toByteArray();
            int half = bytes.length / 2;
            segment(out, PPM, 0, Arrays.copyOfRange(bytes, 0, half));
            segment(out, PPM, 1, Arrays.copyOfRange(bytes, half, bytes.length));
        }
        for (Part part : parts) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(part.start);
            if (!isInMain) {
                segment(whole, PPT, 0, part.headers);
            }
            whole.writeBytes(new byte[] {(byte) 0xff, (byte) 0x93});
            whole.writeBytes(part.bodies);
            byte[] bytes = whole.toByteArray();
            ByteBuffer.wrap(bytes).putInt(6, bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0xff);
        out.write(0xd9);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void packet_headers_may_stand_in_the_main_header_or_in_those_of_the_tiles(boolean isInMain) {
        for (String name : new String[] {"sopeph.j2k", "soptiles.j2k"}) {
            CodeStream stream = CodeStream.named(name);
            byte[] packed = packed(stream.bytes(), isInMain);
            assertTrue(packed.length < stream.bytes().length + 500);
            assertArrayEquals(stream.reference(), FrameDecoder.decode(stream.syntax(), packed, stream.shape()));
        }
    }
}
