package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One CT slice in all transfer syntaxes, and a series of 20 slices in JPEG 2000, where the folder of public
/// scans is at hand (`-Dfractura.data=folder`).
class RealSlicesTest {
    private static final String SAME = "dicom_one_slice_15_syntaxes";
    private static final FrameShape SIGNED = new FrameShape(512, 512, 16, 16, true);

    private static Path folder(String name) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path folder = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.isDirectory(folder), "skipped: no folder of public scans holds " + name);
        return folder;
    }

    /// The slice of the folder whose file name holds the syntax.
    private static byte[] slice(String syntax) throws IOException {
        try (Stream<Path> files = Files.list(folder(SAME))) {
            Path file = files.filter(f -> f.getFileName().toString().endsWith("_" + syntax + ".dcm"))
                    .findFirst()
                    .orElseThrow();
            return PixelData.firstFrame(Files.readAllBytes(file));
        }
    }

    private static int[] uncompressed() throws IOException {
        byte[] file = Files.readAllBytes(folder(SAME).resolve("CTImage.dcm"));
        ByteBuffer pixels = ByteBuffer.wrap(file, file.length - 2 * SIGNED.pixels(), 2 * SIGNED.pixels())
                .order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[SIGNED.pixels()];
        for (int p = 0; p < values.length; p++) {
            values[p] = pixels.getShort();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.4.57",
                "1.2.840.10008.1.2.4.70",
                "1.2.840.10008.1.2.4.80",
                "1.2.840.10008.1.2.4.90",
            })
    void a_lossless_syntax_gives_the_uncompressed_slice(String syntax) throws IOException {
        assertArrayEquals(uncompressed(), FrameDecoder.decode(syntax, slice(syntax), SIGNED));
    }

    /// Slope and intercept are those of the headers. Dcmtk's decoder is as far away: at most 65 and 36 HU, in the
    /// mean 20 (rounding down to steps of 32 HU) and 4.
    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.4.50,  8, 32.1216,   65, 20",
        "1.2.840.10008.1.2.4.51, 12, 2.0002442, 36, 4",
        "1.2.840.10008.1.2.4.53, 12, 2.0002442, 36, 4",
        "1.2.840.10008.1.2.4.55, 12, 2.0002442, 36, 4"
    })
    void a_lossy_syntax_stays_near_the_uncompressed_slice(
            String syntax, int bits, double slope, double most, double mean) throws IOException {
        FrameShape shape = new FrameShape(512, 512, bits == 8 ? 8 : 16, bits, false);
        int[] values = FrameDecoder.decode(syntax, slice(syntax), shape);
        int[] exact = uncompressed();
        double sum = 0;
        double worst = 0;
        for (int p = 0; p < values.length; p++) {
            double error = Math.abs(values[p] * slope - 4047 - (exact[p] - 1024));
            sum += error;
            worst = Math.max(worst, error);
        }
        assertTrue(worst <= most && sum / values.length <= mean, "worst " + worst + " HU, mean " + sum / values.length);
    }

    @Test
    void near_lossless_samples_are_at_most_the_promised_number_of_levels_off() throws IOException {
        byte[] frame = slice("1.2.840.10008.1.2.4.81");
        int[] values = FrameDecoder.decode("1.2.840.10008.1.2.4.81", frame, SIGNED);
        int[] exact = uncompressed();
        int worst = 0;
        for (int p = 0; p < values.length; p++) {
            worst = Math.max(worst, Math.abs((values[p] & 0xffff) - (exact[p] & 0xffff)));
        }
        int near = frame[0x25];
        assertEquals(near, worst);
    }

    /// Little-endian 16-bit values, as OpenJPEG's `opj_decompress` 2.5.0 writes them raw.
    private static void update(CRC32 sum, int[] values) {
        ByteBuffer raw = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            raw.putShort((short) value);
        }
        sum.update(raw.array());
    }

    @Test
    void twenty_slices_in_jpeg_2000_are_bit_for_bit_what_openjpeg_makes_of_them() throws IOException {
        CRC32 sum = new CRC32();
        List<byte[]> frames = jpeg2000Frames();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (byte[] frame : frames) {
            update(sum, decoded(frame));
        }
        double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9 / frames.size();
        System.out.printf(Locale.ROOT, "JPEG 2000: %.3f s of processor time a slice, compiling included%n", seconds);
        assertEquals(0x5e8f0064L, sum.getValue());
    }

    private static List<byte[]> jpeg2000Frames() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder("totalseg_dicom_j2k_T11T12").resolve("example_ct_dicom"))) {
            for (Path slice : files.sorted().toList()) {
                frames.add(PixelData.firstFrame(Files.readAllBytes(slice)));
            }
        }
        assertEquals(20, frames.size());
        return frames;
    }

    private static int[] decoded(byte[] frame) {
        return FrameDecoder.decode("1.2.840.10008.1.2.4.90", frame, new FrameShape(512, 512, 16, 12, false));
    }

    @Test
    void a_lossy_slice_in_jpeg_2000_is_bit_for_bit_what_openjpeg_makes_of_it() throws IOException {
        CRC32 sum = new CRC32();
        update(sum, FrameDecoder.decode("1.2.840.10008.1.2.4.91", slice("1.2.840.10008.1.2.4.91"), SIGNED));
        assertEquals(0x402b8751L, sum.getValue());
    }
}
