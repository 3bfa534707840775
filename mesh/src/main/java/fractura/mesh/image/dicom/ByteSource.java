package fractura.mesh.image.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Bytes that can be read from any place, without holding all of them.
interface ByteSource {
    /// @return number of bytes
    /// @throws IOException when the platform cannot tell
    long length() throws IOException;

    /// Reads exactly `count` bytes.
    ///
    /// @param at place of the first
    /// @param into overwritten from index 0
    /// @param count how many, at most `into.length`
    /// @throws EOFException when there are fewer
    /// @throws IOException when the platform cannot read them
    void read(long at, byte[] into, int count) throws IOException;

    /// @param channel an open file; the caller closes it
    /// @return its bytes
    static ByteSource of(FileChannel channel) {
        return new ByteSource() {
            @Override
            public long length() throws IOException {
                return channel.size();
            }

            @Override
            public void read(long at, byte[] into, int count) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(into, 0, count);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, at + buffer.position()) < 0) {
                        throw new EOFException();
                    }
                }
            }
        };
    }

    /// @param bytes held, not copied
    /// @return these bytes
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void read(long at, byte[] into, int count) throws IOException {
                if (at < 0 || at > bytes.length - count) {
                    throw new EOFException();
                }
                System.arraycopy(bytes, (int) at, into, 0, count);
            }
        };
    }
}
