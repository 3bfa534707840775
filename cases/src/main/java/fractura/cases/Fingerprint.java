package fractura.cases;

import fractura.mesh.DiskWords;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of what was read: of voxels and geometry, so that one scan in two file formats has one fingerprint and
/// no file name or patient tag enters.
///
/// Hashed in this order, little-endian: nx, ny, nz as 32-bit integers; spacing, origin and axes as 64-bit floats;
/// voxels, x fastest, as 32-bit floats (scan) or 32-bit integers (labels).
public final class Fingerprint {
    private static final int CHUNK = 1 << 14;

    private Fingerprint() {}

    /// @param scan voxels as used
    /// @return 64 hexadecimal digits
    public static String of(Volume scan) {
        MessageDigest digest = begin(scan.grid());
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : scan.values()) {
            chunk.putFloat(v);
            flushWhenFull(digest, chunk);
        }
        return end(digest, chunk);
    }

    /// @param labels voxels as read
    /// @return 64 hexadecimal digits
    public static String of(LabelMap labels) {
        MessageDigest digest = begin(labels.grid());
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : labels.values()) {
            chunk.putInt(v);
            flushWhenFull(digest, chunk);
        }
        return end(digest, chunk);
    }

    /// @param file any file
    /// @return fingerprint of its bytes, 64 hexadecimal digits
    /// @throws InputException when it cannot be read
    public static String of(Path file) {
        return ofAll(List.of(file));
    }

    /// @param files any files
    /// @return fingerprint of their bytes one after the other, 64 hexadecimal digits
    /// @throws InputException when one cannot be read
    static String ofAll(List<Path> files) {
        MessageDigest digest = sha256();
        for (Path file : files) {
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new InputException(file + " cannot be read (" + DiskWords.of(e) + "). Check its permissions.", e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest begin(Grid grid) {
        ByteBuffer head = ByteBuffer.allocate(12 + 8 * 15).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(grid.nx()).putInt(grid.ny()).putInt(grid.nz());
        for (double[] part : new double[][] {grid.spacingMm(), grid.originMm(), grid.axes()}) {
            for (double d : part) {
                head.putDouble(d);
            }
        }
        MessageDigest digest = sha256();
        digest.update(head.flip());
        return digest;
    }

    private static void flushWhenFull(MessageDigest digest, ByteBuffer chunk) {
        if (!chunk.hasRemaining()) {
            digest.update(chunk.flip());
            chunk.clear();
        }
    }

    private static String end(MessageDigest digest, ByteBuffer chunk) {
        digest.update(chunk.flip());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
