package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import fractura.mesh.InputException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to the bytes of a stream: a picture of the right size or an error in words, in bounded
/// memory.
class DamagedStreamTest {
    private static final int MUTATIONS = 6;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// The promise of `FrameDecoder`, with the exception and the test's own copies in the fixed part.
    private static long mostBytes(FrameShape shape, int frameBytes) {
        return 96L * shape.pixels() + 64L * frameBytes + (1 << 20);
    }

    private static void decode(CodeStream stream, byte[] frame) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        try {
            int[] values = FrameDecoder.decode(stream.syntax(), frame, stream.shape());
            assertEquals(stream.shape().pixels(), values.length);
        } catch (InputException e) {
            assertTrue(e.getMessage().startsWith("Pixels compressed as "), e.getMessage());
        }
        long taken = MEMORY.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken <= mostBytes(stream.shape(), frame.length), stream + " took " + taken + " bytes");
    }

    @ParameterizedTest
    @MethodSource("fractura.mesh.image.codec.CodeStream#all")
    void changed_bytes_give_a_picture_or_an_error_in_words(CodeStream stream) {
        byte[] whole = stream.bytes();
        Random random = new Random(stream.toString().hashCode());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] frame = whole.clone();
            int changes = 1 + random.nextInt(4);
            // Headers are short: every other time only they are changed.
            int reach = i % 2 == 0 ? Math.min(frame.length, 200) : frame.length;
            for (int c = 0; c < changes; c++) {
                frame[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            decode(stream, frame);
        }
    }

    @ParameterizedTest
    @MethodSource("fractura.mesh.image.codec.CodeStream#all")
    void a_stream_that_ends_too_early_is_refused(CodeStream stream) {
        byte[] whole = stream.bytes();
        boolean hasPadding = whole[whole.length - 1] == 0;
        int end = whole.length - (hasPadding ? 3 : 2);
        Random random = new Random(stream.toString().hashCode());
        for (int i = 0; i < 2; i++) {
            byte[] frame = Arrays.copyOf(whole, i == 0 ? end - 1 : random.nextInt(end));
            assertThrows(
                    InputException.class,
                    () -> FrameDecoder.decode(stream.syntax(), frame, stream.shape()),
                    () -> stream + " of " + frame.length + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("fractura.mesh.image.codec.CodeStream#all")
    void a_picture_of_another_size_is_refused_with_both_sizes(CodeStream stream) {
        FrameShape s = stream.shape();
        FrameShape other = new FrameShape(s.rows() + 1, s.columns(), s.bitsAllocated(), s.bitsStored(), s.isSigned());
        InputException e =
                assertThrows(InputException.class, () -> FrameDecoder.decode(stream.syntax(), stream.bytes(), other));
        assertTrue(
                e.getMessage()
                        .contains("it is a picture of " + s.columns() + " x " + s.rows()
                                + " pixels where the header of the image has " + s.columns() + " x " + (s.rows() + 1)),
                e.getMessage());
    }
}
