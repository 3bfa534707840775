package fractura.mesh.image.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fractura.mesh.InputException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames made up by a fuzzer that is led by coverage, grown from the code streams of the tests. Anything but a
/// picture or an `InputException` is a bug.
class CodecFuzz {
    private static final FrameShape SHAPE = new FrameShape(47, 61, 16, 16, false);

    private static void decode(String syntax, byte[] frame) {
        try {
            FrameDecoder.decode(syntax, frame, SHAPE);
        } catch (InputException e) {
            // a refusal in words
        }
    }

    private static Stream<byte[]> streams(String ending) {
        return CodeStream.all().stream().filter(s -> s.toString().endsWith(ending)).map(CodeStream::bytes);
    }

    static Stream<byte[]> jpegs() {
        return streams(".jpg");
    }

    static Stream<byte[]> jpegLs() {
        return streams(".jls");
    }

    static Stream<byte[]> jpeg2000s() {
        return streams(".j2k");
    }

    @FuzzTest
    void runLength(byte[] frame) {
        decode("1.2.840.10008.1.2.5", frame);
    }

    @MethodSource("jpegs")
    @FuzzTest
    void jpeg(byte[] frame) {
        decode("1.2.840.10008.1.2.4.51", frame);
    }

    @MethodSource("jpegLs")
    @FuzzTest
    void jpegLs(byte[] frame) {
        decode("1.2.840.10008.1.2.4.81", frame);
    }

    @MethodSource("jpeg2000s")
    @FuzzTest
    void jpeg2000(byte[] frame) {
        decode("1.2.840.10008.1.2.4.91", frame);
    }
}
