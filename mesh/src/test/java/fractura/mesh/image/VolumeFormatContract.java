package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every format of a scan: one scan in any of them gives one volume, bit for bit.
abstract class VolumeFormatContract {
    /// Axes to L, P, S; to P, I, R; and to the right, the head and the front, all with edges exact in binary.
    private static final List<double[]> STRAIGHT = List.of(
            new double[] {0.75, 0, 0, -12, 0, 1.5, 0, 34.5, 0, 0, 2, -56},
            new double[] {0, 0, -0.75, 10, 1.5, 0, 0, -20, 0, -2, 0, 30},
            new double[] {-1, 0, 0, 1, 0, 0, -1, 2, 0, 1, 0, 3});

    /// Turned by 30 degrees about S; its numbers as a single-precision header holds them.
    private static final double[] TURNED = floats(new double[] {
        1.5 * Math.cos(Math.PI / 6),
        -Math.sin(Math.PI / 6),
        0,
        5,
        1.5 * Math.sin(Math.PI / 6),
        Math.cos(Math.PI / 6),
        0,
        6,
        0,
        0,
        2,
        7
    });

    @TempDir
    Path folder;

    /// A scan as any format may store it.
    ///
    /// @param size voxels along the stored axes
    /// @param lps row-major 3×4, voxel index to LPS, mm
    /// @param storage type of the numbers
    /// @param order their byte order
    /// @param values in storage order
    record StoredScan(int[] size, double[] lps, Storage storage, ByteOrder order, double[] values) {
        byte[] bytes() {
            ByteBuffer b = ByteBuffer.allocate(values.length * storage.bytes()).order(order);
            for (double v : values) {
                switch (storage) {
                    case INT8, UINT8 -> b.put((byte) v);
                    case INT16, UINT16 -> b.putShort((short) (int) v);
                    case INT32, UINT32 -> b.putInt((int) (long) v);
                    case INT64, UINT64 -> b.putLong((long) v);
                    case FLOAT32 -> b.putFloat((float) v);
                    case FLOAT64 -> b.putDouble(v);
                }
            }
            return b.array();
        }

        StoredScan shorter() {
            return new StoredScan(size, lps, storage, order, Arrays.copyOf(values, values.length - 1));
        }
    }

    /// Writes a scan in every way the format has: plain, packed, with its numbers elsewhere.
    ///
    /// @param scan what to write
    /// @param to a folder
    /// @return the files to be read, each the whole scan
    abstract List<Path> write(StoredScan scan, Path to);

    private static double[] floats(double[] v) {
        return Arrays.stream(v).map(x -> (float) x).toArray();
    }

    private static StoredScan counting(double[] lps, Storage storage, ByteOrder order) {
        int[] size = {4, 3, 2};
        double[] values = new double[24];
        for (int i = 0; i < values.length; i++) {
            values[i] = storage.name().startsWith("U") ? 2 * i : i - 5;
        }
        return new StoredScan(size, lps, storage, order, values);
    }

    private static Volume nifti(StoredScan scan, Path to) {
        return Volume.read(new NiftiFormatTest().write(scan, to).getFirst());
    }

    private static void assertSameBits(Volume expected, Volume found, Path file) {
        Grid a = expected.grid();
        Grid b = found.grid();
        assertEquals(List.of(a.nx(), a.ny(), a.nz()), List.of(b.nx(), b.ny(), b.nz()), file::toString);
        assertArrayEquals(a.spacingMm(), b.spacingMm(), file::toString);
        assertArrayEquals(a.originMm(), b.originMm(), file::toString);
        assertArrayEquals(a.axes(), b.axes(), file::toString);
        assertArrayEquals(expected.values(), found.values(), file::toString);
    }

    @Test
    void one_scan_in_every_format_gives_one_volume_bit_for_bit() {
        for (double[] lps : STRAIGHT) {
            StoredScan scan = counting(lps, Storage.INT16, ByteOrder.LITTLE_ENDIAN);
            Volume expected = nifti(scan, folder);
            List<Path> files = write(scan, folder);
            assertTrue(files.size() >= 2);
            for (Path file : files) {
                assertSameBits(expected, Volume.read(file), file);
            }
        }
    }

    @Test
    void every_voxel_lies_where_the_header_puts_it_also_when_the_axes_are_turned() {
        for (double[] lps : List.of(STRAIGHT.get(1), TURNED)) {
            StoredScan scan = counting(lps, Storage.INT16, ByteOrder.BIG_ENDIAN);
            for (Path file : write(scan, folder)) {
                Volume volume = Volume.read(file);
                for (int n = 0; n < 24; n++) {
                    int i = n % 4;
                    int j = n / 4 % 3;
                    int k = n / 12;
                    double[] v = volume.grid()
                            .toVoxel(
                                    lps[0] * i + lps[1] * j + lps[2] * k + lps[3],
                                    lps[4] * i + lps[5] * j + lps[6] * k + lps[7],
                                    lps[8] * i + lps[9] * j + lps[10] * k + lps[11]);
                    // single-precision directions are off square by some 1e-8, and are squared
                    assertEquals(scan.values()[n], volume.interpolate(v[0], v[1], v[2]), 1e-5, file::toString);
                }
            }
        }
    }

    @Test
    void every_type_of_number_in_both_byte_orders_is_read_exactly() {
        for (Storage storage : Storage.values()) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                StoredScan scan = counting(STRAIGHT.getFirst(), storage, order);
                for (Path file : write(scan, folder)) {
                    ImageFile image = ImageFile.read(file);
                    assertEquals(storage.words(), image.facts().storage());
                    float[] expected = new float[24];
                    for (int n = 0; n < 24; n++) {
                        expected[n] = (float) scan.values()[n];
                    }
                    assertArrayEquals(expected, image.volume().values(), () -> file + " as " + storage + " " + order);
                }
            }
        }
    }

    @Test
    void a_scan_with_a_number_too_few_is_refused() {
        StoredScan scan = counting(STRAIGHT.getFirst(), Storage.INT16, ByteOrder.LITTLE_ENDIAN)
                .shorter();
        for (Path file : write(scan, folder)) {
            if (file.getFileName().toString().startsWith("end.")) {
                continue; // counted from the end of a longer file, so that nothing is missing
            }
            assertThrows(InputException.class, () -> Volume.read(file), file::toString);
        }
    }

    @Test
    void a_broken_file_is_refused_or_read_but_never_anything_else() throws java.io.IOException {
        Random random = new Random(20261128);
        List<Path> files = write(counting(STRAIGHT.getFirst(), Storage.INT16, ByteOrder.LITTLE_ENDIAN), folder);
        int refused = 0;
        for (Path file : files) {
            byte[] whole = java.nio.file.Files.readAllBytes(file);
            for (int n = 0; n < 60; n++) {
                java.nio.file.Files.write(file, mutated(whole, random));
                try {
                    assertTrue(Volume.read(file).values().length <= 1 << 22);
                } catch (InputException e) {
                    assertTrue(e.getMessage().length() > 40, e.getMessage());
                    refused++;
                }
            }
            java.nio.file.Files.write(file, whole);
        }
        assertTrue(refused > 10 * files.size(), "only " + refused + " refused");
    }

    /// A few bytes changed, a part cut out or a part repeated.
    static byte[] mutated(byte[] whole, Random random) {
        int at = random.nextInt(whole.length);
        int length = Math.min(whole.length - at, 1 + random.nextInt(20));
        List<byte[]> parts = new ArrayList<>();
        byte[] head = Arrays.copyOf(whole, at);
        byte[] middle = Arrays.copyOfRange(whole, at, at + length);
        byte[] tail = Arrays.copyOfRange(whole, at + length, whole.length);
        switch (random.nextInt(4)) {
            case 0 -> parts.addAll(List.of(head, tail));
            case 1 -> parts.addAll(List.of(head, middle, middle, tail));
            case 2 -> {
                middle[random.nextInt(length)] = (byte) random.nextInt(256);
                parts.addAll(List.of(head, middle, tail));
            }
            default -> {
                middle[random.nextInt(length)] = (byte) ('0' + random.nextInt(10));
                parts.addAll(List.of(head, middle, tail));
            }
        }
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(all::put);
        return all.array();
    }
}
