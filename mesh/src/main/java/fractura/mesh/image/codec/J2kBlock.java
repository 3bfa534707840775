package fractura.mesh.image.codec;

import java.util.Arrays;

/// A code-block and what the packets brought of it so far.
final class J2kBlock {
    private static final int FIRST_LENGTH_BITS = 3;

    private final Area area;

    /// Bit-planes that are coded, 0 until the block is included.
    private int planes;

    private int passes;
    private int lengthBits = FIRST_LENGTH_BITS;

    /// Of each code word: its passes and its bytes.
    private int[] words = new int[0];

    /// Of each piece of data: first byte in the tile, and number of bytes.
    private int[] pieces = new int[0];

    /// @param area on the grid of its band, not empty
    J2kBlock(Area area) {
        this.area = area;
    }

    Area area() {
        return area;
    }

    int planes() {
        return planes;
    }

    int passes() {
        return passes;
    }

    boolean isIncluded() {
        return planes > 0;
    }

    void include(int codedPlanes) {
        planes = codedPlanes;
    }

    int wordCount() {
        return words.length / 2;
    }

    int passesOfWord(int word) {
        return words[2 * word];
    }

    int bytesOfWord(int word) {
        return words[2 * word + 1];
    }

    /// Reads the lengths of new passes (Itu02, B.10.7).
    ///
    /// @param count new passes, at least 1
    /// @return bytes that the packet brings
    long readLengths(int count, J2kCoding coding, J2kPacketBits bits) {
        while (bits.read() == 1) {
            lengthBits++;
        }
        long bytes = 0;
        int left = count;
        while (left > 0) {
            int last = words.length - 2;
            int first = last < 0 ? 0 : passes - words[last];
            int room = last < 0 ? 0 : coding.passesInWord(first) - words[last];
            if (room == 0) {
                words = Arrays.copyOf(words, words.length + 2);
                last += 2;
                room = coding.passesInWord(passes);
            }
            int taken = Math.min(left, room);
            int size = lengthBits + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(taken);
            if (size >= Integer.SIZE - 1) {
                throw BadFrame.damaged("the length of a block has " + size + " bits");
            }
            int length = bits.read(size);
            words[last] += taken;
            words[last + 1] = (int) Math.min(Integer.MAX_VALUE, (long) words[last + 1] + length);
            bytes += length;
            passes += taken;
            left -= taken;
        }
        return bytes;
    }

    void addPiece(int from, int length) {
        pieces = Arrays.copyOf(pieces, pieces.length + 2);
        pieces[pieces.length - 2] = from;
        pieces[pieces.length - 1] = length;
    }

    /// @param tile bytes that the pieces count in
    /// @return all pieces, joined
    byte[] data(byte[] tile) {
        int length = 0;
        for (int i = 1; i < pieces.length; i += 2) {
            length += pieces[i];
        }
        byte[] data = new byte[length];
        int at = 0;
        for (int i = 0; i < pieces.length; i += 2) {
            System.arraycopy(tile, pieces[i], data, at, pieces[i + 1]);
            at += pieces[i + 1];
        }
        return data;
    }
}
