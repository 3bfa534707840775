package fractura.mesh.image.codec;

/// Bits of an entropy-coded segment of JPEG, highest first; a zero byte behind 0xff is stuffing, any other one
/// makes a marker, which ends the segment (Itu92, F.1.2.3).
final class JpegBits {
    private final byte[] bytes;
    private int at;

    /// The lower `count` bits are those read and not yet used.
    private long buffer;

    private int count;

    JpegBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /// @return byte that is read next, some bytes behind the bit that is used next
    int at() {
        return at;
    }

    /// @return the next 16 bits, zeros behind the end, without using them
    int peek16() {
        if (count < 16) {
            fill();
        }
        return count >= 16 ? (int) (buffer >>> count - 16) & 0xffff : (int) (buffer << 16 - count) & 0xffff;
    }

    void skip(int n) {
        if (n > count) {
            throw BadFrame.damaged(at, "its compressed samples end too early");
        }
        count -= n;
    }

    /// @param n 0 to 16
    /// @return that many bits as a number
    int read(int n) {
        int next = peek16() >> 16 - n;
        skip(n);
        return next;
    }

    /// A difference of a category: its bits, those below the middle standing for negative numbers (Itu92,
    /// F.2.2.1).
    ///
    /// @param category 0 to 15
    int difference(int category) {
        if (category == 0) {
            return 0;
        }
        int bits = read(category);
        return bits >> category - 1 != 0 ? bits : bits - (1 << category) + 1;
    }

    /// Passes over restart marker number `index`, which must be next.
    void restart(int index) {
        int marker = end();
        if (marker + 1 >= bytes.length || (bytes[marker + 1] & 0xff) != (0xd0 | index & 7)) {
            throw BadFrame.damaged(marker, "restart marker " + (index & 7) + " is missing");
        }
        at = marker + 2;
        count = 0;
    }

    /// @return the byte of the marker behind the segment, all of which must have been used
    int end() {
        fill();
        if (count >= 8) {
            throw BadFrame.damaged(at, "more compressed samples follow than there are pixels");
        }
        return at;
    }

    private void fill() {
        while (count <= 48 && at < bytes.length) {
            int next = bytes[at] & 0xff;
            if (next == 0xff) {
                if (at + 1 >= bytes.length || bytes[at + 1] != 0) {
                    return;
                }
                at++;
            }
            at++;
            buffer = buffer << 8 | next;
            count += 8;
        }
    }
}
