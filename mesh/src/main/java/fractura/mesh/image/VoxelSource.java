package fractura.mesh.image;

import fractura.mesh.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/// Where the numbers of an image lie: in the file that was named, or in others beside it, one after the other.
///
/// @param named the file the user named, for messages
/// @param pieces parts of files, each packed on its own
/// @param packing how each is packed
/// @param skip unpacked bytes of each piece before its first number
record VoxelSource(Path named, List<Piece> pieces, Packing packing, long skip) {
    private static final int BUFFER_BYTES = 1 << 16;

    /// A file from some byte to its end.
    ///
    /// @param file a regular file
    /// @param from first byte, 0 to `fileBytes`
    /// @param fileBytes size of the file
    record Piece(Path file, long from, long fileBytes) {
        long bytes() {
            return fileBytes - from;
        }
    }

    VoxelSource {
        pieces = List.copyOf(pieces);
    }

    /// @param content a file, gzip-compressed or not
    /// @param skip uncompressed bytes before the first number
    /// @return the numbers in that very file
    static VoxelSource within(Content content, long skip) {
        Piece whole = new Piece(content.file(), 0, content.fileBytes());
        return new VoxelSource(
                content.file(), List.of(whole), content.isCompressed() ? Packing.GZIP : Packing.PLAIN, skip);
    }

    /// @return the most unpacked bytes there can be, skipped ones included
    long mostBytes() {
        return pieces.stream().mapToLong(p -> packing.mostBytes(p.bytes())).sum();
    }

    /// @return the unpacked bytes from the first number on; the caller closes it
    /// @throws IOException when the platform cannot read it
    InputStream open() throws IOException {
        if (pieces.size() == 1) {
            return open(pieces.getFirst());
        }
        Iterator<Piece> rest = pieces.iterator();
        try {
            return new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return rest.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    try {
                        return open(rest.next());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private InputStream open(Piece piece) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(piece.file()), BUFFER_BYTES);
        raw.skipNBytes(piece.from());
        InputStream in = packing.unpacked(raw);
        try {
            in.skipNBytes(skip);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// Refuses, before any memory is taken, an image that is too large or that its files cannot hold.
    ///
    /// @param size voxels along each axis, each at least 1
    /// @param layers numbers per voxel
    /// @param storage type of one number
    void checkSize(int[] size, int layers, Storage storage) {
        long voxels = (long) size[0] * size[1] * size[2];
        String says = named + " says it holds " + size[0] + "×" + size[1] + "×" + size[2] + " voxels of "
                + (layers > 1 ? layers + " " : "") + storage.words();
        // three sizes below 2³¹ may overflow a long, so the first two are judged alone
        if ((long) size[0] * size[1] > VoxelReader.MOST_VOXELS || voxels > VoxelReader.MOST_VOXELS) {
            throw new InputException(says + ", more than the limit of " + VoxelReader.MOST_VOXELS
                    + ". Crop it to the bone, or resample it to larger voxels.");
        }
        checkBytes(says, voxels * layers, storage);
        long memory = Runtime.getRuntime().maxMemory();
        if (4 * voxels * layers > memory / 4 * 3) {
            throw VoxelReader.tooLarge(says, 4 * voxels * layers);
        }
    }

    private void checkBytes(String says, long numbers, Storage storage) {
        long most = mostBytes();
        boolean isExact = packing == Packing.PLAIN;
        // a number in text takes a digit and, but for the last, a separator
        long expected = packing == Packing.TEXT ? 2 * numbers - 1 : pieces.size() * skip + numbers * storage.bytes();
        if (expected > most) {
            throw new InputException(says + ", " + (packing == Packing.TEXT ? "at least " : "") + expected
                    + " bytes, but " + (isExact ? "" : "at most ") + most
                    + " bytes are there: the file is cut short or its header is wrong. Copy or export it again.");
        }
        if (isExact && expected < most) {
            throw new InputException(says + ", " + expected + " bytes, but the file has " + (most - expected)
                    + " more: header and data do not belong together. Export it again.");
        }
    }
}
