package fractura.mesh.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.DeflaterOutputStream;

class MetaImageFormatTest extends VolumeFormatContract {
    private static final String[] TYPES = {
        "MET_CHAR",
        "MET_UCHAR",
        "MET_SHORT",
        "MET_USHORT",
        "MET_INT",
        "MET_UINT",
        "MET_LONG_LONG",
        "MET_ULONG_LONG",
        "MET_FLOAT",
        "MET_DOUBLE"
    };

    static byte[] zlib(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream z = new DeflaterOutputStream(out)) {
            z.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// @param more lines before the last
    /// @param dataFile value of the last key
    static byte[] header(StoredScan scan, String more, String dataFile) {
        double[] m = scan.lps();
        StringJoiner directions = new StringJoiner(" ");
        StringJoiner spacing = new StringJoiner(" ");
        for (int a = 0; a < 3; a++) {
            double length = Math.sqrt(m[a] * m[a] + m[4 + a] * m[4 + a] + m[8 + a] * m[8 + a]);
            spacing.add(Double.toString(length));
            directions.add(m[a] / length + " " + m[4 + a] / length + " " + m[8 + a] / length);
        }
        return ("ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = "
                        + (scan.order() == ByteOrder.BIG_ENDIAN ? "True" : "False")
                        + "\nTransformMatrix = " + directions + "\nOffset = " + m[3] + " " + m[7] + " " + m[11]
                        + "\nCenterOfRotation = 0 0 0\nAnatomicalOrientation = RAI\nElementSpacing = " + spacing
                        + "\nDimSize = " + scan.size()[0] + " " + scan.size()[1] + " " + scan.size()[2]
                        + "\nElementType = " + TYPES[scan.storage().ordinal()] + "\n" + more
                        + "ElementDataFile = " + dataFile + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    List<Path> write(StoredScan scan, Path to) {
        byte[] data = scan.bytes();
        byte[] packed = zlib(data);
        NiftiBytes.write(to, "scan.raw", data);
        NiftiBytes.write(to, "scan.zraw", packed);
        NiftiBytes.write(to, "behind.raw", concat(new byte[77], data));
        String size = "CompressedData = True\nCompressedDataSize = " + packed.length + "\n";
        return List.of(
                file(to, "scan.mha", header(scan, "", "LOCAL"), data),
                file(to, "packed.mha", header(scan, size, "LOCAL"), packed),
                file(to, "gzip.mha", header(scan, "CompressedData = True\n", "LOCAL"), NiftiBytes.gzip(data)),
                file(to, "scan.mhd", header(scan, "", "scan.raw"), new byte[0]),
                file(to, "packed.mhd", header(scan, "CompressedData = True\n", "scan.zraw"), new byte[0]),
                file(to, "end.mhd", header(scan, "HeaderSize = -1\n", "behind.raw"), new byte[0]),
                file(to, "after.mhd", header(scan, "HeaderSize = 77\n", "behind.raw"), new byte[0]));
    }

    private static Path file(Path to, String name, byte[] header, byte[] data) {
        return NiftiBytes.write(to, name, concat(header, data));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
