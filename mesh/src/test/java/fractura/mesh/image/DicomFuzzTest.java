package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import fractura.mesh.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged headers: each ends in a refusal or a volume, in bounded time.
class DicomFuzzTest {
    @TempDir
    Path folder;

    private int refused;
    private int read;

    private static DicomBytes rich(int k, String syntax) {
        DicomBytes inner = new DicomBytes().with(0x00080104, "inner");
        return DicomBytes.slice(k)
                .as(syntax)
                .with(0x00081140, List.of(new DicomBytes().with(0x00081115, List.of(inner, inner))))
                .with(0x00291010, new DicomBytes.Typed("OB", new byte[40]));
    }

    /// Reads a folder of two good slices and a damaged one.
    private void read(byte[] damaged, String what) throws IOException {
        Files.write(folder.resolve("bad"), damaged);
        try {
            Volume v = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Volume.read(folder));
            assertTrue(v.grid().voxelCount() <= 1 << 20, () -> what + ": " + v.grid());
            read++;
        } catch (InputException e) {
            assertTrue(e.getMessage().length() > 20, what);
            refused++;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(what, e);
        }
    }

    private void mutate(int rounds) throws IOException {
        rich(0, DicomBytes.EXPLICIT).write(folder, "a");
        rich(1, DicomBytes.EXPLICIT).write(folder, "b");
        String[] syntaxes = {
            DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN, DicomBytes.DEFLATED, DicomBytes.RLE
        };
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            String syntax = syntaxes[seed % 5];
            DicomBytes object = rich(2, syntax);
            if (syntax.equals(DicomBytes.RLE)) {
                object.with(0x7fe00010, new DicomBytes.Fragments(List.of(0), List.of(DicomBytes.rle(new short[12]))));
            }
            byte[] bytes = (seed % 2 == 0 ? object : object.undefined()).bytes();
            for (int m = random.nextInt(1, 6); m > 0; m--) {
                int at = random.nextInt(120, bytes.length);
                bytes[at] = random.nextInt(3) == 0 ? (byte) 0xff : (byte) random.nextInt(256);
            }
            read(random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes, "seed " + seed);
        }
    }

    @Test
    void random_damage_ends_in_a_refusal_or_a_volume() throws IOException {
        mutate(400);
        assertTrue(refused > 50 && read > 50, refused + " refused, " + read + " read");
    }

    @Test
    void damaged_segmentations_end_in_a_refusal_or_labels() throws IOException {
        byte[] sound = DicomSegmentationTest.drawn().bytes();
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = sound.clone();
            for (int m = random.nextInt(1, 3); m > 0; m--) {
                bytes[random.nextInt(120, bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("seg"), bytes);
            try {
                LabelFile labels = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LabelFile.read(file));
                assertTrue(labels.layers().getFirst().grid().voxelCount() <= 1 << 26, "seed " + seed);
                read++;
            } catch (InputException e) {
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("seed " + seed, e);
            }
        }
        assertTrue(refused > 20 && read > 20, refused + " refused, " + read + " read");
    }

    @Test
    @Tag("slow")
    void much_random_damage_ends_in_a_refusal_or_a_volume() throws IOException {
        mutate(40_000);
    }

    @Test
    void deep_nesting_is_refused() {
        DicomBytes deep = new DicomBytes().with(0x00080104, "bottom");
        for (int d = 0; d < 40; d++) {
            deep = new DicomBytes().with(0x00081115, List.of(deep));
        }
        DicomBytes.slice(0).with(0x00180012, List.of(deep)).undefined().write(folder, "a");
        DicomBytes.slice(1).write(folder, "b");
        String message =
                assertThrows(InputException.class, () -> Volume.read(folder)).getMessage();
        assertTrue(message.contains("deeper than 16"), message);
    }

    @Test
    void a_small_deflated_file_that_grows_without_end_is_refused() throws IOException {
        byte[] head = DicomBytes.slice(0).as(DicomBytes.DEFLATED).bytes();
        int start = 132 + 14 + 8 + DicomBytes.DEFLATED.length();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(head, 0, start);
        byte[] chunk = new byte[1 << 16];
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb, new Deflater(1, true))) {
            // a private element of 300 MB
            out.write(new byte[] {9, 0, 0x10, 0x10, 'O', 'B', 0, 0, 0, 0, 0, 0x13});
            for (int i = 0; i < 4800; i++) {
                out.write(chunk);
            }
        }
        Files.write(folder.resolve("a"), bomb.toByteArray());
        assertTrue(bomb.size() < 2 << 20, bomb.size() + " bytes");
        DicomBytes.slice(1).write(folder, "b");
        String message =
                assertThrows(InputException.class, () -> Volume.read(folder)).getMessage();
        assertTrue(message.contains("inflates to more than"), message);
    }

    @Test
    void lengths_are_not_believed() {
        DicomBytes.slice(1).write(folder, "b");
        byte[] bytes = DicomBytes.slice(0).bytes();
        // the pixels' length says four gigabytes
        Arrays.fill(bytes, bytes.length - 28, bytes.length - 24, (byte) 0xf0);
        String message = assertThrows(InputException.class, () -> {
                    Files.write(folder.resolve("a"), bytes);
                    Volume.read(folder);
                })
                .getMessage();
        assertTrue(message.contains("would take 4042322160 bytes, but 24 are there"), message);
    }
}
