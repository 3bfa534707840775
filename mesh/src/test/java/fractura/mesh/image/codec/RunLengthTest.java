package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class RunLengthTest {
    private static final String RLE = "1.2.840.10008.1.2.5";

    /// A table of segments, and the segments behind it.
    private static byte[] frame(byte[]... segments) {
        ByteBuffer table =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(segments.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int start = 64;
        for (byte[] segment : segments) {
            table.putInt(start);
            start += segment.length;
        }
        all.writeBytes(table.array());
        for (byte[] segment : segments) {
            all.writeBytes(segment);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String refusal(byte[] frame, FrameShape shape) {
        return assertThrows(InputException.class, () -> FrameDecoder.decode(RLE, frame, shape))
                .getMessage();
    }

    @Test
    void high_bytes_come_before_low_bytes_and_the_highest_stored_bit_is_the_sign() {
        byte[] frame = frame(bytes(253, 0x0f, 0, 0x01, 128, 0, 0x00), bytes(5, 0xff, 0xfe, 0x00, 0x01, 0x02, 0x03));
        assertArrayEquals(
                new int[] {-1, -2, -256, -255, 258, 3},
                FrameDecoder.decode(RLE, frame, new FrameShape(2, 3, 16, 12, true)));
        assertArrayEquals(
                new int[] {0xfff, 0xffe, 0xf00, 0xf01, 258, 3},
                FrameDecoder.decode(RLE, frame, new FrameShape(2, 3, 16, 12, false)));
    }

    @Test
    void eight_bits_take_one_segment_and_a_padding_byte_is_passed_over() {
        assertArrayEquals(
                new int[] {200, 200, 200},
                FrameDecoder.decode(RLE, frame(bytes(254, 200, 0)), new FrameShape(1, 3, 8, 8, false)));
    }

    @Test
    void a_segment_that_is_too_short_too_long_or_outside_is_named() {
        FrameShape four = new FrameShape(2, 2, 8, 8, false);
        assertTrue(refusal(frame(bytes(254, 7)), four).contains("a segment ends after 3 of 4 pixels, at byte 66"));
        assertTrue(refusal(frame(bytes(252, 7)), four).contains("a run of 5 where 4 pixels are left, at byte 64"));
        assertTrue(refusal(frame(bytes(3, 7)), four).contains("a run goes beyond the end of its segment"));
        byte[] outside = frame(bytes(253, 7));
        outside[5] = 1;
        assertTrue(refusal(outside, four).contains("segment 1 starts at 320, outside 64 to 66, at byte 4"));
        assertTrue(refusal(new byte[63], four).contains("ends within its table"));
    }

    @Test
    void colour_is_refused_in_words_and_so_is_a_count_of_segments_that_is_none() {
        FrameShape four = new FrameShape(2, 2, 8, 8, false);
        byte[] plane = bytes(253, 7);
        assertTrue(refusal(frame(plane, plane, plane), four).contains("it holds three colours"));
        assertTrue(refusal(frame(plane, plane), four).contains("it has 2 segments where 1 are needed"));
        assertTrue(refusal(frame(plane, plane), four).contains("convert it with dcmdrle or gdcmconv --raw"));
    }
}
