package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The data set of a deflated file (RFC 1951, no zlib head), inflated into memory.
final class Inflation {
    /// Most bytes of an inflated data set: some five hundred uncompressed slices. A choice of this project.
    static final int MOST_BYTES = 1 << 28;

    private static final int CHUNK_BYTES = 1 << 16;

    private Inflation() {}

    /// @param source the file
    /// @param start first deflated byte
    /// @return the data set
    /// @throws InputException when it is damaged or too long
    static byte[] of(ByteSource source, long start) throws IOException {
        int most = (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
        byte[] chunk = new byte[CHUNK_BYTES];
        byte[] out = new byte[CHUNK_BYTES];
        int size = 0;
        long at = start;
        try (Inflater inflater = new Inflater(true)) {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int count = Math.clamp(source.length() - at, 0, CHUNK_BYTES);
                    if (count == 0) {
                        throw new InputException("ends in the midst of its deflated data");
                    }
                    source.read(at, chunk, count);
                    inflater.setInput(chunk, 0, count);
                    at += count;
                }
                if (size == out.length) {
                    if (size >= most) {
                        throw new InputException("inflates to more than " + most + " bytes");
                    }
                    out = Arrays.copyOf(out, (int) Math.min(most, 2L * size));
                }
                int got = inflater.inflate(out, size, out.length - size);
                if (got == 0 && inflater.needsDictionary()) {
                    throw new InputException("has damaged deflated data");
                }
                size += got;
            }
        } catch (DataFormatException e) {
            throw new InputException("has damaged deflated data", e);
        }
        return Arrays.copyOf(out, size);
    }
}
