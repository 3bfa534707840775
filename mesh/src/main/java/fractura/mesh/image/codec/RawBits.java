package fractura.mesh.image.codec;

/// Bits of passes that bypass the arithmetic coder; the byte behind 0xff has seven of them (Itu02, D.6).
final class RawBits {
    private byte[] bytes;
    private int at;
    private int end;
    private int current;
    private int count;

    /// Starts a code word. Behind its end come ones without limit.
    void start(byte[] data, int from, int to) {
        bytes = data;
        at = from;
        end = to;
        current = 0;
        count = 0;
    }

    int read() {
        if (count == 0) {
            count = current == 0xff ? 7 : 8;
            current = at < end ? bytes[at++] & 0xff : 0xff;
        }
        count--;
        return current >> count & 1;
    }
}
