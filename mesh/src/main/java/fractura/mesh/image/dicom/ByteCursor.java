package fractura.mesh.image.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads a `ByteSource` from front to back through a small window. Not safe for several threads.
final class ByteCursor {
    private static final int WINDOW_BYTES = 1 << 14;

    private final ByteSource source;
    private final long length;
    private final byte[] window = new byte[WINDOW_BYTES];
    private final ByteBuffer view = ByteBuffer.wrap(window);
    private long windowStart;
    private int windowLength;
    private long position;

    ByteCursor(ByteSource source, long start) throws IOException {
        this.source = source;
        this.length = source.length();
        this.position = start;
    }

    void order(ByteOrder order) {
        view.order(order);
    }

    ByteOrder order() {
        return view.order();
    }

    long position() {
        return position;
    }

    void seek(long to) {
        position = to;
    }

    long length() {
        return length;
    }

    int u16() throws IOException {
        int at = take(2);
        return view.getShort(at) & 0xffff;
    }

    long u32() throws IOException {
        int at = take(4);
        return view.getInt(at) & 0xffffffffL;
    }

    /// @param count at most what is left
    /// @return the next bytes, a new array
    byte[] bytes(int count) throws IOException {
        byte[] found = new byte[count];
        source.read(position, found, count);
        position += count;
        return found;
    }

    /// Makes the next bytes visible and steps over them.
    private int take(int count) throws IOException {
        if (position < windowStart || position + count > windowStart + windowLength) {
            windowStart = position;
            windowLength = Math.clamp(length - position, 0, WINDOW_BYTES);
            if (windowLength < count) {
                throw new java.io.EOFException();
            }
            source.read(windowStart, window, windowLength);
        }
        int at = (int) (position - windowStart);
        position += count;
        return at;
    }
}
