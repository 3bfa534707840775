package fractura.mesh.image.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Finds the compressed frame of a DICOM file that holds one.
final class PixelData {
    private static final int TAG = 0x00107fe0;
    private static final int ITEM = 0xe000fffe;

    private PixelData() {}

    /// @param file explicit VR, little endian, encapsulated pixels
    /// @return the fragments of its only frame, joined
    static byte[] firstFrame(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (in.getInt(at) != TAG || in.getInt(at + 8) != -1 || in.getInt(at + 12) != ITEM) {
            at++;
        }
        at += 20 + in.getInt(at + 16);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        while (in.getInt(at) == ITEM) {
            int length = in.getInt(at + 4);
            frame.write(file, at + 8, length);
            at += 8 + length;
        }
        return frame.toByteArray();
    }
}
