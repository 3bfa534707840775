package fractura.mesh.image.dicom;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;

/// The bytes the pixels of one file are read from. A deflated file is inflated once and held while there is
/// memory to spare, so that a file of many frames is not inflated for each of them. Safe for several threads.
final class PixelBytes {
    private final DicomFile file;
    private SoftReference<byte[]> inflated = new SoftReference<>(null);

    PixelBytes(DicomFile file) {
        this.file = file;
    }

    /// @param channel the open file; the caller closes it
    /// @return bytes of the file, or of its inflated data set
    /// @throws IOException when the platform cannot read it
    ByteSource source(FileChannel channel) throws IOException {
        return file.syntax().isDeflated() ? ByteSource.of(held(channel)) : ByteSource.of(channel);
    }

    private synchronized byte[] held(FileChannel channel) throws IOException {
        byte[] bytes = inflated.get();
        if (bytes == null) {
            bytes = file.inflated(ByteSource.of(channel));
            inflated = new SoftReference<>(bytes);
        }
        return bytes;
    }
}
