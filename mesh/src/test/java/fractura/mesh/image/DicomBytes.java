package fractura.mesh.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// Writes DICOM objects for tests, in every encoding the reader knows.
final class DicomBytes {
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String RLE = "1.2.840.10008.1.2.5";
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final Set<String> LONG_LENGTH = Set.of("OB", "OW", "SQ", "UN");
    private static final Map<Integer, String> TYPES = Map.of(
            0x00280030,
            "DS",
            0x00200032,
            "DS",
            0x00200037,
            "DS",
            0x00281052,
            "DS",
            0x00281053,
            "DS",
            0x00100010,
            "PN",
            0x00100030,
            "DA",
            0x00280008,
            "IS");

    private final SortedMap<Integer, Object> elements = new TreeMap<>(Integer::compareUnsigned);
    private String syntax = EXPLICIT;
    private String said = EXPLICIT;
    private boolean hasPreamble = true;
    private boolean isUndefined;

    /// Compressed pixels: the offset table, then the fragments.
    record Fragments(List<Integer> offsets, List<byte[]> pieces) {}

    /// Bytes with a type of their own.
    record Typed(String type, byte[] bytes) {}

    /// A CT slice of 4×3 pixels: stored value 1000 + i + 10 j + 100 k, at z = 2 k mm, 0.5 mm along rows and 0.8
    /// mm down columns.
    static DicomBytes slice(int k) {
        short[] pixels = new short[12];
        for (int p = 0; p < 12; p++) {
            pixels[p] = (short) (1000 + p % 4 + 10 * (p / 4) + 100 * k);
        }
        return new DicomBytes()
                .with(0x00080008, "ORIGINAL\\PRIMARY\\AXIAL")
                .with(0x00080016, CT)
                .with(0x00080060, "CT")
                .with(0x0020000e, "1.2.3.4")
                .with(0x00200013, "" + (40 - k))
                .at(-10, -20, 2 * k)
                .with(0x00200037, "1\\0\\0\\0\\1\\0")
                .with(0x00280002, 1)
                .with(0x00280004, "MONOCHROME2")
                .with(0x00280010, 3)
                .with(0x00280011, 4)
                .with(0x00280030, "0.8\\0.5")
                .with(0x00280100, 16)
                .with(0x00280101, 12)
                .with(0x00280102, 11)
                .with(0x00280103, 0)
                .with(0x00281052, "-1024")
                .with(0x00281053, "1")
                .pixels(pixels);
    }

    DicomBytes with(int tag, Object value) {
        elements.put(tag, value);
        return this;
    }

    DicomBytes without(int tag) {
        elements.remove(tag);
        return this;
    }

    DicomBytes at(double x, double y, double z) {
        return with(0x00200032, x + "\\" + y + "\\" + z);
    }

    DicomBytes pixels(short... pixels) {
        return with(0x7fe00010, pixels);
    }

    DicomBytes as(String transferSyntax) {
        syntax = transferSyntax;
        said = transferSyntax;
        return this;
    }

    /// Names another encoding than the one it is written in.
    DicomBytes saying(String transferSyntax) {
        said = transferSyntax;
        return this;
    }

    DicomBytes headless() {
        hasPreamble = false;
        return this;
    }

    /// Sequences and items end by marks, not by length.
    DicomBytes undefined() {
        isUndefined = true;
        return this;
    }

    /// Writes `count` slices, named so that their order by name is not that of their place.
    static Path series(Path folder, int count) {
        for (int k = 0; k < count; k++) {
            slice(k).write(folder, "s" + (k * 7 + 3) % 10 + "_" + k);
        }
        return folder;
    }

    Path write(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        boolean isExplicit = !syntax.equals(IMPLICIT);
        ByteOrder order = syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] data = data(isExplicit, order, isUndefined);
        if (hasPreamble) {
            out.writeBytes(new byte[128]);
            out.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(new DicomBytes()
                    .with(0x00020001, new Typed("OB", new byte[] {0, 1}))
                    .with(0x00020010, said)
                    .data(true, ByteOrder.LITTLE_ENDIAN, false));
        }
        out.writeBytes(syntax.equals(DEFLATED) ? deflated(data) : data);
        return out.toByteArray();
    }

    private byte[] data(boolean isExplicit, ByteOrder order, boolean isUndefinedInside) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.forEach((tag, value) -> {
            if (value instanceof Fragments f) {
                head(out, tag, "OB", -1, isExplicit, order);
                out.writeBytes(fragments(f));
                return;
            }
            byte[] bytes = value(tag, value, isExplicit, order, isUndefinedInside);
            boolean isOpen = isUndefinedInside && value instanceof List;
            head(out, tag, type(tag, value), isOpen ? -1 : bytes.length, isExplicit, order);
            out.writeBytes(bytes);
            if (isOpen) {
                out.writeBytes(mark(0xfffee0dd, 0, order));
            }
        });
        return out.toByteArray();
    }

    private static void head(
            ByteArrayOutputStream out, int tag, String type, int length, boolean isExplicit, ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(12).order(order);
        b.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!isExplicit) {
            b.putInt(length);
        } else if (LONG_LENGTH.contains(type)) {
            b.put(type.getBytes(StandardCharsets.ISO_8859_1))
                    .putShort((short) 0)
                    .putInt(length);
        } else {
            b.put(type.getBytes(StandardCharsets.ISO_8859_1)).putShort((short) length);
        }
        out.write(b.array(), 0, b.position());
    }

    private static byte[] mark(int tag, int length, ByteOrder order) {
        return ByteBuffer.allocate(8)
                .order(order)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(length)
                .array();
    }

    private static String type(int tag, Object value) {
        return switch (value) {
            case Typed t -> t.type();
            case Integer _ -> "US";
            case short[] _ -> "OW";
            case List<?> _ -> "SQ";
            default -> TYPES.getOrDefault(tag, ("" + value).matches("[0-9.]{9,}") ? "UI" : "LO");
        };
    }

    private static byte[] value(int tag, Object value, boolean isExplicit, ByteOrder order, boolean isUndefined) {
        return switch (value) {
            case Typed t -> t.bytes();
            case Integer n ->
                ByteBuffer.allocate(2).order(order).putShort(n.shortValue()).array();
            case short[] pixels -> {
                ByteBuffer b = ByteBuffer.allocate(2 * pixels.length).order(order);
                for (short p : pixels) {
                    b.putShort(p);
                }
                yield b.array();
            }
            case List<?> items -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (Object item : items) {
                    byte[] data = ((DicomBytes) item).data(isExplicit, order, isUndefined);
                    out.writeBytes(mark(0xfffee000, isUndefined ? -1 : data.length, order));
                    out.writeBytes(data);
                    if (isUndefined) {
                        out.writeBytes(mark(0xfffee00d, 0, order));
                    }
                }
                yield out.toByteArray();
            }
            default -> {
                byte[] text = ("" + value).getBytes(StandardCharsets.UTF_8);
                byte[] even = java.util.Arrays.copyOf(text, text.length + text.length % 2);
                if (even.length > text.length && !type(tag, value).equals("UI")) {
                    even[text.length] = ' ';
                }
                yield even;
            }
        };
    }

    private static byte[] fragments(Fragments f) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(mark(0xfffee000, 4 * f.offsets().size(), ByteOrder.LITTLE_ENDIAN));
        for (int offset : f.offsets()) {
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(offset)
                    .array());
        }
        for (byte[] piece : f.pieces()) {
            out.writeBytes(mark(0xfffee000, piece.length, ByteOrder.LITTLE_ENDIAN));
            out.writeBytes(piece);
        }
        out.writeBytes(mark(0xfffee0dd, 0, ByteOrder.LITTLE_ENDIAN));
        return out.toByteArray();
    }

    /// RLE of 16-bit pixels in literal runs (DICOM PS3.5, annex G): high bytes, then low bytes.
    static byte[] rle(short... pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[][] planes = new byte[2][];
        for (int p = 0; p < 2; p++) {
            ByteArrayOutputStream plane = new ByteArrayOutputStream();
            for (int at = 0; at < pixels.length; at += 128) {
                int run = Math.min(128, pixels.length - at);
                plane.write(run - 1);
                for (int i = 0; i < run; i++) {
                    plane.write(pixels[at + i] >> (p == 0 ? 8 : 0));
                }
            }
            if (plane.size() % 2 == 1) {
                plane.write(0x80);
            }
            planes[p] = plane.toByteArray();
        }
        ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(2).putInt(64).putInt(64 + planes[0].length);
        out.writeBytes(head.array());
        out.writeBytes(planes[0]);
        out.writeBytes(planes[1]);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] data) {
        try (Deflater deflater = new Deflater(9, true)) {
            deflater.setInput(data);
            deflater.finish();
            byte[] out = new byte[data.length + 64];
            return java.util.Arrays.copyOf(out, deflater.deflate(out));
        }
    }
}
