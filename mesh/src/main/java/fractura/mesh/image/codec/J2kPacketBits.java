package fractura.mesh.image.codec;

/// Bits of a packet header, highest first; the byte behind 0xff has seven of them (Itu02, B.10.1).
final class J2kPacketBits {
    private final byte[] bytes;
    private int at;
    private int current;
    private int count;

    J2kPacketBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int read() {
        if (count == 0) {
            count = current == 0xff ? 7 : 8;
            current = next();
        }
        count--;
        return current >> count & 1;
    }

    /// @param n 0 to 31
    int read(int n) {
        int value = 0;
        for (int i = 0; i < n; i++) {
            value = value << 1 | read();
        }
        return value;
    }

    /// @return first byte behind the header
    int end() {
        if (current == 0xff) {
            next();
        }
        return at;
    }

    private int next() {
        if (at >= bytes.length) {
            throw BadFrame.damaged(at, "a packet header of its tile ends too early");
        }
        return bytes[at++] & 0xff;
    }
}
