package fractura.cases;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Writes a volume as a folder of DICOM slices (explicit, little endian), with a mark in every attribute and name
/// that may tell who a person is.
final class DicomCopy {
    /// In every name, number, address and description.
    static final String MARK = "PLANTED";

    /// In every UID.
    static final String ROOT = "1.2.77777";

    static final String BIRTH_DATE = "19330407";
    static final String SCAN_DATE = "20260203";

    private static final int[] NAMING = {
        0x00080050, // accession number
        0x00080080, // institution
        0x00080081, // its address
        0x00080090, // referring physician
        0x00081010, // station
        0x00081030, // study
        0x0008103e, // series
        0x00081070, // operators
        0x00100010, // name
        0x00100020, // number
        0x00101000, // other numbers
        0x00101001, // other names
        0x00101040, // address
        0x00102154, // telephone
        0x00104000, // comments
        0x00181000, // serial number of the scanner
        0x00181030, // protocol name
        0x00204000 // image comments
    };

    private DicomCopy() {}

    static Path write(Volume ct, Path folder) {
        for (int k = 0; k < ct.grid().nz(); k++) {
            Path file = folder.resolve(MARK + "_" + ROOT + "." + k + ".dcm");
            try {
                Files.createDirectories(folder);
                Files.write(file, slice(ct, k));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private static byte[] slice(Volume ct, int k) {
        Grid g = ct.grid();
        Map<Integer, Object> all = new TreeMap<>();
        for (int tag : NAMING) {
            all.put(tag, MARK);
        }
        for (int tag : new int[] {0x00080018, 0x0020000d, 0x0020000e, 0x00200052}) {
            all.put(tag, ROOT + ".1" + (tag == 0x00080018 ? "." + k : ""));
        }
        all.put(0x00080016, "1.2.840.10008.5.1.4.1.1.2");
        all.put(0x00080022, SCAN_DATE);
        all.put(0x00080060, "CT");
        all.put(0x00100030, BIRTH_DATE);
        all.put(0x00180050, "1.5");
        all.put(0x00180060, "120");
        all.put(0x00181210, "B40s");
        all.put(0x00200032, numbers(g.toPatient(0, 0, k)));
        all.put(0x00200037, numbers(java.util.Arrays.copyOf(g.axes(), 6)));
        all.put(0x00280002, 1);
        all.put(0x00280004, "MONOCHROME2");
        all.put(0x00280010, g.ny());
        all.put(0x00280011, g.nx());
        all.put(0x00280030, numbers(g.spacingMm()[1], g.spacingMm()[0]));
        all.put(0x00280100, 16);
        all.put(0x00280101, 16);
        all.put(0x00280102, 15);
        all.put(0x00280103, 1);
        all.put(0x00281052, "0");
        all.put(0x00281053, "1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(element(0x00020003, ROOT + ".1." + k));
        out.writeBytes(element(0x00020010, "1.2.840.10008.1.2.1"));
        all.forEach((tag, value) -> out.writeBytes(element(tag, value)));
        out.writeBytes(pixels(ct, k));
        return out.toByteArray();
    }

    private static String numbers(double... numbers) {
        StringBuilder text = new StringBuilder();
        for (double n : numbers) {
            text.append(text.isEmpty() ? "" : "\\").append(n);
        }
        return text.toString();
    }

    private static byte[] element(int tag, Object value) {
        byte[] text = ("" + value + (("" + value).length() % 2 == 1 ? " " : "")).getBytes(StandardCharsets.US_ASCII);
        int length = value instanceof Integer ? 2 : text.length;
        ByteBuffer b = head(8 + length, tag, value instanceof Integer ? "US" : "LO");
        b.putShort((short) length);
        return (value instanceof Integer n ? b.putShort(n.shortValue()) : b.put(text)).array();
    }

    private static byte[] pixels(Volume ct, int k) {
        int count = ct.grid().nx() * ct.grid().ny();
        ByteBuffer b = head(12 + 2 * count, 0x7fe00010, "OW");
        b.putShort((short) 0).putInt(2 * count);
        for (int i = 0; i < count; i++) {
            b.putShort((short) Math.round(ct.values()[k * count + i]));
        }
        return b.array();
    }

    private static ByteBuffer head(int bytes, int tag, String type) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .put(type.getBytes(StandardCharsets.US_ASCII));
    }
}
