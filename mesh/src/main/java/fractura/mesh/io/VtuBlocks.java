package fractura.mesh.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The block layout of a compressed VTK array (VtkFormats).
///
/// | UInt64          | meaning                                                  |
/// |-----------------|----------------------------------------------------------|
/// | blocks          | number of blocks                                         |
/// | block size      | bytes of a full block before compression                 |
/// | last block size | bytes of the last block before compression, 0 when full  |
/// | compressed size | one per block                                            |
///
/// followed by the zlib streams of the blocks, one after the other.
final class VtuBlocks {
    /// Bytes of a block before compression; a multiple of all item sizes. Chosen by us: large enough that the
    /// dictionary's start-up does not matter, small enough to be a modest buffer.
    static final int BLOCK_BYTES = 1 << 20;

    /// zlib cannot shrink by more than 1032 to 1 (Deutsch96: 258 bytes from 2 bits); a header that promises more
    /// is broken.
    static final long MOST_INFLATION = 1032;

    private VtuBlocks() {}

    /// Items of one array, written piecewise into a buffer.
    interface Items {
        /// @param item index of the first item
        /// @param buffer filled from its position with as many items as fit or remain
        void putInto(long item, ByteBuffer buffer);
    }

    /// @param byteCount bytes of the array before compression
    /// @param itemBytes bytes of one item
    /// @param items the items
    /// @return header and compressed blocks
    static byte[] compress(long byteCount, int itemBytes, Items items) {
        int blocks = Math.toIntExact((byteCount + BLOCK_BYTES - 1) / BLOCK_BYTES);
        ByteBuffer header = ByteBuffer.allocate(8 * (3 + blocks)).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(blocks).putLong(BLOCK_BYTES).putLong(byteCount % BLOCK_BYTES);
        ByteBuffer plain = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        for (int b = 0; b < blocks; b++) {
            long start = (long) b * BLOCK_BYTES;
            plain.clear().limit((int) Math.min(BLOCK_BYTES, byteCount - start));
            items.putInto(start / itemBytes, plain);
            deflater.reset();
            deflater.setInput(plain.array(), 0, plain.limit());
            deflater.finish();
            int before = packed.size();
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            header.putLong(packed.size() - before);
        }
        deflater.end();
        byte[] all = new byte[header.capacity() + packed.size()];
        System.arraycopy(header.array(), 0, all, 0, header.capacity());
        System.arraycopy(packed.toByteArray(), 0, all, header.capacity(), packed.size());
        return all;
    }

    /// @param packed zlib stream of one block
    /// @param into receives exactly `count` bytes
    /// @param at where in `into`
    /// @param count bytes the block must have
    /// @return whether the stream was whole and had that many bytes
    static boolean inflate(byte[] packed, byte[] into, int at, int count) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < count) {
                int n = inflater.inflate(into, at + done, count - done);
                if (n == 0) {
                    return false;
                }
                done += n;
            }
            return inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished();
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
