package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    @Test
    void an_unknown_syntax_is_named_with_the_programs_that_convert_it() {
        InputException e = assertThrows(
                InputException.class,
                () -> FrameDecoder.decode("1.2.840.10008.1.2.4.102", new byte[9], new FrameShape(1, 1, 8, 8, false)));
        assertEquals(
                "Transfer syntax \"1.2.840.10008.1.2.4.102\" is not read. Export the series uncompressed, or convert it"
                        + " with dcmdjpeg (JPEG), dcmdjpls (JPEG-LS) or gdcmconv --raw (others).",
                e.getMessage());
        assertFalse(FrameDecoder.isKnown("1.2.840.10008.1.2.4.102"));
        assertFalse(FrameDecoder.isKnown("1.2.840.10008.1.2.1"));
        assertTrue(FrameDecoder.isKnown("1.2.840.10008.1.2.5"));
    }

    @Test
    void a_shape_that_no_frame_can_have_is_refused() {
        for (int[] wrong : new int[][] {
            {0, 5, 16, 12}, {5, 65536, 16, 12}, {30000, 30000, 16, 12}, {5, 5, 32, 32}, {5, 5, 8, 9}, {5, 5, 8, 0}
        }) {
            assertThrows(InputException.class, () -> new FrameShape(wrong[0], wrong[1], wrong[2], wrong[3], false));
        }
    }
}
