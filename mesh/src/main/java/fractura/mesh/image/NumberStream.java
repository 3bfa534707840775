package fractura.mesh.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The numbers of a file, one row after the other.
sealed interface NumberStream extends Closeable {
    /// @param row overwritten with the next numbers
    /// @throws EOFException when fewer are left
    /// @throws IOException when they cannot be read
    void readInto(double[] row) throws IOException;

    /// Reading on also makes gzip compare its checksum.
    ///
    /// @return whether nothing follows
    /// @throws IOException when it cannot be told
    boolean isAtEnd() throws IOException;

    /// @param source where they lie
    /// @param storage their type
    /// @param order their byte order
    /// @param rowLength numbers in a row
    /// @return the stream; the caller closes it
    static NumberStream open(VoxelSource source, Storage storage, ByteOrder order, int rowLength) throws IOException {
        InputStream in = source.open();
        return source.packing() == Packing.TEXT
                ? new OfText(in)
                : new OfBytes(
                        in,
                        storage,
                        ByteBuffer.wrap(new byte[rowLength * storage.bytes()]).order(order));
    }

    /// Binary numbers.
    record OfBytes(InputStream in, Storage storage, ByteBuffer row) implements NumberStream {
        @Override
        public void readInto(double[] out) throws IOException {
            byte[] bytes = row.array();
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException();
            }
            storage.decodeInto(row, out);
        }

        @Override
        public boolean isAtEnd() throws IOException {
            return in.read() < 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// Numbers written out; white space and commas between them.
    record OfText(InputStream in) implements NumberStream {
        private static final int LONGEST_NUMBER = 64;

        @Override
        public void readInto(double[] out) throws IOException {
            for (int i = 0; i < out.length; i++) {
                out[i] = next();
            }
        }

        private double next() throws IOException {
            int c = afterGap();
            StringBuilder word = new StringBuilder();
            while (c >= 0 && !isGap(c)) {
                word.append((char) c);
                if (word.length() > LONGEST_NUMBER) {
                    throw new IOException("text where numbers are due: " + word);
                }
                c = in.read();
            }
            if (word.isEmpty()) {
                throw new EOFException();
            }
            try {
                return Double.parseDouble(word.toString());
            } catch (NumberFormatException e) {
                throw new IOException("'" + word + "' where a number is due");
            }
        }

        private int afterGap() throws IOException {
            int c = in.read();
            while (c >= 0 && isGap(c)) {
                c = in.read();
            }
            return c;
        }

        private static boolean isGap(int c) {
            return c <= ' ' || c == ',';
        }

        @Override
        public boolean isAtEnd() throws IOException {
            return afterGap() < 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
