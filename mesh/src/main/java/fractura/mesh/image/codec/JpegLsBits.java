package fractura.mesh.image.codec;

/// Bits of a JPEG-LS scan, highest first; the byte behind 0xff has seven of them, or is the end of a marker,
/// which ends the scan (Itu98, A.1).
final class JpegLsBits {
    private final byte[] bytes;
    private int at;

    /// The lower `count` bits are those read and not yet used.
    private long buffer;

    private int count;
    private boolean isBehindFf;

    JpegLsBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int at() {
        return at;
    }

    /// @param n 0 to 32
    int read(int n) {
        need(n);
        count -= n;
        return (int) (buffer >>> count & (1L << n) - 1);
    }

    /// @param most zeros that are allowed
    /// @return zeros before the next one, which is passed over with them
    int zeros(int most) {
        int zeros = 0;
        while (read(1) == 0) {
            if (++zeros > most) {
                throw BadFrame.damaged(at, "a code is longer than any can be");
            }
        }
        return zeros;
    }

    /// @return the byte of the marker behind the scan, all of which must have been used
    int end() {
        fill();
        if (count >= 8) {
            throw BadFrame.damaged(at, "more compressed samples follow than there are pixels");
        }
        if (isBehindFf) {
            at += at < bytes.length && bytes[at] == 0 ? 1 : 0;
        }
        return at;
    }

    private void need(int n) {
        if (count < n) {
            fill();
            if (count < n) {
                throw BadFrame.damaged(at, "its compressed samples end too early");
            }
        }
    }

    private void fill() {
        while (count <= 48 && at < bytes.length) {
            int next = bytes[at] & 0xff;
            if (isBehindFf) {
                buffer = buffer << 7 | next;
                count += 7;
            } else if (next == 0xff && (at + 1 >= bytes.length || bytes[at + 1] < 0)) {
                return;
            } else {
                buffer = buffer << 8 | next;
                count += 8;
            }
            isBehindFf = next == 0xff;
            at++;
        }
    }
}
