package fractura.mesh.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// How the numbers of an image are packed in their file.
enum Packing {
    /// binary, as they are
    PLAIN(1),
    /// binary, deflated, in the wrapping of gzip
    GZIP(Packing.MOST_DEFLATION),
    /// binary, deflated, in the wrapping of zlib
    ZLIB(Packing.MOST_DEFLATION),
    /// decimal numbers, white space or commas between them
    TEXT(1);

    /// Deflate cannot shrink by more than this factor (one 258-byte match in two bits), so a file that promises
    /// more is lying about its size.
    static final int MOST_DEFLATION = 1032;

    private static final int BUFFER_BYTES = 1 << 16;

    private final int mostShrink;

    Packing(int mostShrink) {
        this.mostShrink = mostShrink;
    }

    boolean isDeflated() {
        return mostShrink > 1;
    }

    /// @param packed bytes in the file
    /// @return the most bytes they can hold
    long mostBytes(long packed) {
        return isDeflated() ? packed * mostShrink + Content.HEAD_BYTES : packed;
    }

    /// @param raw bytes as they stand in the file; closed when this fails
    /// @return the unpacked bytes
    InputStream unpacked(InputStream raw) throws IOException {
        try {
            return switch (this) {
                case PLAIN, TEXT -> raw;
                case GZIP -> new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES);
                case ZLIB -> new BufferedInputStream(new InflaterInputStream(raw), BUFFER_BYTES);
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
