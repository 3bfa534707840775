package fractura.mesh.image;

import fractura.mesh.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a MetaImage header says the numbers are.
///
/// | `ElementDataFile` | meaning |
/// |---|---|
/// | `LOCAL` | behind the line that says so |
/// | a name | in that file, beside the header, after `HeaderSize` bytes; −1: at its very end |
/// | `LIST`, a C format such as `slice%03d.raw 1 20 1` | one file a slice; refused |
final class MetaData {
    private MetaData() {}

    /// @param h the header
    /// @param storage type of one number
    /// @param size voxels along each axis
    /// @return where the numbers lie
    static VoxelSource source(MetaHeader h, Storage storage, int[] size) {
        String name = h.text("ElementDataFile").orElseThrow(() -> h.bad("ElementDataFile is missing"));
        if (name.matches("LIST\\b.*") || name.matches(".*%\\S*d.*")) {
            throw new InputException(h.file() + " keeps its slices in one file each (ElementDataFile = " + name
                    + "), which is not read. Save it as one .mha file.");
        }
        boolean isLocal = name.equalsIgnoreCase("LOCAL");
        Path file = isLocal ? h.file() : HeaderText.beside(h.file(), name);
        long bytes = Content.of(file).fileBytes();
        Packing packing = Packing.PLAIN;
        if (h.isTrue("CompressedData")) {
            packing = isGzip(file, isLocal ? h.bytes() : 0) ? Packing.GZIP : Packing.ZLIB;
        } else if (h.has("BinaryData") && !h.isTrue("BinaryData")) {
            packing = Packing.TEXT;
        }
        long from = isLocal ? h.bytes() : headerBytes(h, storage, size, bytes, packing);
        return new VoxelSource(
                h.file(), java.util.List.of(new VoxelSource.Piece(file, Math.min(from, bytes), bytes)), packing, 0);
    }

    private static long headerBytes(MetaHeader h, Storage storage, int[] size, long bytes, Packing packing) {
        double written = h.number("HeaderSize", 0);
        if (written == -1 && packing == Packing.PLAIN) {
            double all = (double) size[0] * size[1] * size[2] * storage.bytes();
            return all > bytes ? 0 : bytes - (long) all;
        }
        if (!(written >= 0 && written <= bytes && written == Math.rint(written))) {
            throw h.bad("HeaderSize " + written + " of a data file of " + bytes + " bytes");
        }
        return (long) written;
    }

    /// MetaIO itself unpacks both wrappings.
    private static boolean isGzip(Path file, long at) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(at);
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException e) {
            throw Content.unreadable(file, e);
        }
    }
}
