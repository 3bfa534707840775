package fractura.mesh.image.codec;

import java.util.Arrays;

/// Big-endian numbers and marker segments between two bytes of a frame, as JPEG and its successors write them
/// (Itu92, B.1). Reading beyond the end is damage.
final class Fields {
    private static final int MARKER_PREFIX = 0xff;

    private final byte[] bytes;
    private final int end;
    private int at;

    /// @param bytes not copied
    /// @param from first byte
    /// @param end one beyond the last, at most `bytes.length`
    Fields(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    /// @param position where to go on, not behind the end
    void moveTo(int position) {
        at = position;
    }

    int u8() {
        need(1);
        return bytes[at++] & 0xff;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    /// @return the next `length` bytes, which are passed over here
    Fields part(long length) {
        need(length);
        Fields part = new Fields(bytes, at, at + (int) length);
        at = part.end;
        return part;
    }

    /// @return the second byte of the marker that stands here, fill bytes passed over
    int marker() {
        int prefix = u8();
        if (prefix != MARKER_PREFIX) {
            throw BadFrame.damaged(at - 1, "a marker is missing");
        }
        int code = u8();
        while (code == MARKER_PREFIX) {
            code = u8();
        }
        return code;
    }

    /// @return what stands behind the length of a marker segment, which is passed over here
    Fields segment() {
        int length = u16();
        if (length < 2) {
            throw BadFrame.damaged(at - 2, "a marker segment has length " + length);
        }
        return part(length - 2);
    }

    /// @return the bytes that are left, copied
    byte[] copy() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    private void need(long count) {
        if (count < 0 || count > left()) {
            throw BadFrame.damaged(at, "its bytes end where " + (count - left()) + " more are needed");
        }
    }
}
