package fractura.cases;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Writes label maps as a binary DICOM segmentation (explicit, little endian): one bit a pixel, a frame for each
/// plane of each segment.
final class DicomSegCopy {
    /// Some values of a map under a name.
    record Segment(String name, LabelMap map, Set<Integer> values) {}

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private final ByteArrayOutputStream bits = new ByteArrayOutputStream();
    private int frameCount;
    private int bitCount;
    private int pending;

    private DicomSegCopy() {}

    static Path write(List<Segment> segments, Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, new DicomSegCopy().bytes(segments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(List<Segment> segments) {
        Grid g = segments.getFirst().map().grid();
        byte[] sequence = {};
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            sequence = joined(sequence, item(joined(us(0x00620004, s + 1), text(0x00620005, "LO", segment.name()))));
            for (int k = 0; k < g.nz(); k++) {
                frame(segment, s + 1, k, g);
            }
        }
        for (int b = bitCount % 16; b != 0 && b < 16; b++) {
            bit(0); // to an even number of bytes
        }
        byte[] meta = text(0x00020010, "UI", "1.2.840.10008.1.2.1");
        byte[] plane = text(0x00200037, "DS", numbers(Arrays.copyOf(g.axes(), 6)));
        double[] h = g.spacingMm();
        byte[] measures = joined(
                text(0x00180050, "DS", numbers(h[2])),
                text(0x00180088, "DS", numbers(h[2])),
                text(0x00280030, "DS", numbers(h[1], h[0])));
        return joined(
                new byte[128],
                "DICM".getBytes(StandardCharsets.US_ASCII),
                meta,
                text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.66.4"),
                text(0x00080060, "CS", "SEG"),
                text(0x00280008, "IS", "" + frameCount),
                us(0x00280010, g.ny()),
                us(0x00280011, g.nx()),
                us(0x00280100, 1),
                us(0x00280101, 1),
                us(0x00280102, 0),
                us(0x00280103, 0),
                text(0x00620001, "CS", "BINARY"),
                longer(0x00620002, "SQ", sequence),
                longer(
                        0x52009229,
                        "SQ",
                        item(joined(longer(0x00209116, "SQ", item(plane)), longer(0x00289110, "SQ", item(measures))))),
                longer(0x52009230, "SQ", frames.toByteArray()),
                longer(0x7fe00010, "OB", bits.toByteArray()));
    }

    private void frame(Segment segment, int number, int k, Grid g) {
        frameCount++;
        byte[] place = item(text(0x00200032, "DS", numbers(g.toPatient(0, 0, k))));
        byte[] which = item(us(0x0062000b, number));
        frames.writeBytes(item(joined(longer(0x00209113, "SQ", place), longer(0x0062000a, "SQ", which))));
        for (int at = g.index(0, 0, k); at < g.index(0, 0, k) + g.nx() * g.ny(); at++) {
            bit(segment.values().contains(segment.map().values()[at]) ? 1 : 0);
        }
    }

    private void bit(int value) {
        pending |= value << bitCount % 8;
        if (++bitCount % 8 == 0) {
            bits.write(pending);
            pending = 0;
        }
    }

    private static String numbers(double... numbers) {
        return String.join(
                "\\", Arrays.stream(numbers).mapToObj(Double::toString).toList());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] item(byte[] value) {
        return head(8 + value.length, 0xfffee000)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static byte[] us(int tag, int value) {
        return type(head(10, tag), "US")
                .putShort((short) 2)
                .putShort((short) value)
                .array();
    }

    private static byte[] text(int tag, String type, String value) {
        byte[] even = (value + (value.length() % 2 == 0 ? "" : " ")).getBytes(StandardCharsets.US_ASCII);
        return type(head(8 + even.length, tag), type)
                .putShort((short) even.length)
                .put(even)
                .array();
    }

    private static byte[] longer(int tag, String type, byte[] value) {
        return type(head(12 + value.length, tag), type)
                .putShort((short) 0)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static ByteBuffer type(ByteBuffer into, String type) {
        return into.put(type.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer head(int bytes, int tag) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag);
    }
}
