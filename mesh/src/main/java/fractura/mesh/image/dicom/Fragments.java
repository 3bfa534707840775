package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The pieces compressed pixels come in (DICOM PS3.5, A.4): an item with the offsets of the frames, which may be
/// empty, then items with bytes, then an end mark.
///
/// @param starts first byte of each fragment in the file; owned
/// @param lengths bytes of each; owned
/// @param frameOffsets where each frame's first fragment head lies, from the first fragment's head; empty when
///     not told; owned
record Fragments(long[] starts, long[] lengths, long[] frameOffsets) {
    private static final long ITEM = 0xfffee000L;
    private static final long END = 0xfffee0ddL;
    private static final int HEAD_BYTES = 8;

    /// Most fragments of a file: an item of a frame for each of the most frames, and some.
    private static final int MOST_FRAGMENTS = 1 << 20;

    /// @param source the file
    /// @param offset head of the first item
    /// @return where the fragments lie
    /// @throws InputException when an item is missing or does not fit the file
    static Fragments of(ByteSource source, long offset) throws IOException {
        ByteCursor in = new ByteCursor(source, offset);
        in.order(ByteOrder.LITTLE_ENDIAN);
        List<long[]> items = new ArrayList<>();
        while (true) {
            long tag = (long) in.u16() << 16 | in.u16();
            long length = in.u32();
            if (tag == END) {
                break;
            }
            if (tag != ITEM || in.position() + length > in.length() || items.size() > MOST_FRAGMENTS) {
                throw new InputException("The compressed pixels are damaged at byte " + (in.position() - HEAD_BYTES)
                        + ". Copy or export it again.");
            }
            items.add(new long[] {in.position(), length});
            in.seek(in.position() + length);
        }
        if (items.size() < 2) {
            throw new InputException("There are no compressed pixels. Copy or export it again.");
        }
        List<long[]> pieces = items.subList(1, items.size());
        return new Fragments(
                pieces.stream().mapToLong(p -> p[0]).toArray(),
                pieces.stream().mapToLong(p -> p[1]).toArray(),
                offsets(source, items.getFirst()));
    }

    /// The bytes of one frame, joined.
    ///
    /// @param source the file
    /// @param frame from 0
    /// @param frameCount frames of the file
    /// @return its bytes
    /// @throws InputException when fragments cannot be assigned to frames
    byte[] frame(ByteSource source, int frame, int frameCount) throws IOException {
        int from = frameCount == 1 ? 0 : first(frame, frameCount);
        int to = frame == frameCount - 1 ? starts.length : first(frame + 1, frameCount);
        long size = 0;
        for (int i = from; i < to; i++) {
            size += lengths[i];
        }
        if (from >= to || size > Integer.MAX_VALUE - 64) {
            throw new InputException(
                    "frame " + (frame + 1) + " has no compressed pixels, or too many. Export it again.");
        }
        byte[] joined = new byte[(int) size];
        int at = 0;
        for (int i = from; i < to; i++) {
            byte[] piece = new byte[(int) lengths[i]];
            source.read(starts[i], piece, piece.length);
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }

    private int first(int frame, int frameCount) {
        if (frameOffsets.length == frameCount) {
            int found = Arrays.binarySearch(starts, starts[0] + frameOffsets[frame]);
            if (found >= 0) {
                return found;
            }
            throw new InputException("The table of frame offsets points beside the frames. Export it again.");
        }
        if (starts.length == frameCount) {
            return frame;
        }
        throw new InputException("Nothing tells which of " + starts.length + " fragments belong to which of "
                + frameCount + " frames. Export it uncompressed.");
    }

    private static long[] offsets(ByteSource source, long[] table) throws IOException {
        if (table[1] % 4 != 0 || table[1] > 4L * Frame.MOST_FRAMES) {
            throw new InputException("The table of frame offsets is damaged. Export it again.");
        }
        byte[] bytes = new byte[(int) table[1]];
        source.read(table[0], bytes, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] offsets = new long[bytes.length / 4];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = buffer.getInt(4 * i) & 0xffffffffL;
        }
        return offsets;
    }
}
