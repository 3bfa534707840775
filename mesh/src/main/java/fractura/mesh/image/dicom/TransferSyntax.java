package fractura.mesh.image.dicom;

import java.nio.ByteOrder;
import java.util.Map;

/// How a data set and its pixels are encoded.
///
/// @param uid (0002,0010)
/// @param isExplicit whether each element says its type
/// @param order byte order of the data set
/// @param isDeflated whether the data set is compressed as a whole
/// @param isEncapsulated whether pixels come in fragments
/// @param words name for reports
record TransferSyntax(
        String uid, boolean isExplicit, ByteOrder order, boolean isDeflated, boolean isEncapsulated, String words) {
    static final TransferSyntax IMPLICIT =
            new TransferSyntax("1.2.840.10008.1.2", false, ByteOrder.LITTLE_ENDIAN, false, false, "implicit");
    static final TransferSyntax EXPLICIT =
            new TransferSyntax("1.2.840.10008.1.2.1", true, ByteOrder.LITTLE_ENDIAN, false, false, "explicit");
    static final TransferSyntax DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.1.99", true, ByteOrder.LITTLE_ENDIAN, true, false, "deflated");
    static final TransferSyntax BIG_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.2", true, ByteOrder.BIG_ENDIAN, false, false, "big endian");

    private static final Map<String, TransferSyntax> PLAIN =
            Map.of(IMPLICIT.uid, IMPLICIT, EXPLICIT.uid, EXPLICIT, DEFLATED.uid, DEFLATED, BIG_ENDIAN.uid, BIG_ENDIAN);

    private static final Map<String, String> ENCAPSULATED = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.5", "RLE"),
            Map.entry("1.2.840.10008.1.2.4.50", "8-bit JPEG, lossy"),
            Map.entry("1.2.840.10008.1.2.4.51", "12-bit JPEG, lossy"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG lossless"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG lossless"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS lossless"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000, possibly lossy"));

    /// Every syntax with compressed pixels is explicit and little endian (DICOM PS3.5, A.4).
    static TransferSyntax of(String uid) {
        TransferSyntax plain = PLAIN.get(uid);
        return plain != null
                ? plain
                : new TransferSyntax(
                        uid,
                        true,
                        ByteOrder.LITTLE_ENDIAN,
                        false,
                        true,
                        ENCAPSULATED.getOrDefault(uid, "compressed pixels"));
    }
}
