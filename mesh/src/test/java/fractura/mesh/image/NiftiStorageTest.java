package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The numbers in the file, whatever their type, order and compression.
class NiftiStorageTest {
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    @TempDir
    Path folder;

    private record Type(int code, int bytes, String name, double[] values) {
        void put(ByteBuffer b, double v) {
            switch (code) {
                case 2, 256 -> b.put((byte) (int) v);
                case 4, 512 -> b.putShort((short) (int) v);
                case 8, 768 -> b.putInt((int) (long) v);
                case 16 -> b.putFloat((float) v);
                case 64 -> b.putDouble(v);
                default -> b.putLong((long) v);
            }
        }
    }

    private static final List<Type> TYPES = List.of(
            new Type(2, 1, "uint8", new double[] {0, 1, 200, 255}),
            new Type(256, 1, "int8", new double[] {-128, -1, 0, 127}),
            new Type(4, 2, "int16", new double[] {-32768, -1000, 0, 32767}),
            new Type(512, 2, "uint16", new double[] {0, 1, 40000, 65535}),
            new Type(8, 4, "int32", new double[] {-3024, -1, 0, 1 << 20}),
            new Type(768, 4, "uint32", new double[] {0, 1, 1 << 20, 4294967040.0}),
            new Type(1024, 8, "int64", new double[] {-1024, -1, 0, 1 << 20}),
            new Type(1280, 8, "uint64", new double[] {0, 1, 1 << 20, 1 << 22}),
            new Type(16, 4, "float32", new double[] {-1000.5, 0, 0.25, 3000}),
            new Type(64, 8, "float64", new double[] {-1000.5, 0, 0.25, 3000}));

    private static NiftiBytes image(Type type, ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(4 * type.bytes()).order(order);
        for (double v : type.values()) {
            type.put(b, v);
        }
        // stored along x to the left of the patient: sform with -1, so that grid order is stored order
        return new NiftiBytes(order, 4, 1, 1)
                .sform(new double[] {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0})
                .type(type.code(), 8 * type.bytes())
                .data(b.array());
    }

    @Test
    void every_type_reads_alike_in_both_byte_orders_plain_and_compressed() {
        for (Type type : TYPES) {
            float[] expected = new float[4];
            for (int i = 0; i < 4; i++) {
                expected[i] = (float) type.values()[i];
            }
            for (ByteOrder order : ORDERS) {
                byte[] plain = image(type, order).plain();
                ImageFile raw = ImageFile.read(NiftiBytes.write(folder, "a.nii", plain));
                Volume packed = Volume.read(NiftiBytes.write(folder, "a.nii.gz", NiftiBytes.gzip(plain)));
                assertArrayEquals(expected, raw.volume().values(), type.name() + " " + order);
                assertArrayEquals(expected, packed.values(), type.name() + " " + order);
                assertEquals(type.name(), raw.facts().storage());
                assertEquals("LPS", raw.facts().axisCodes());
            }
        }
    }

    @Test
    void compression_is_told_by_content_not_by_name() {
        byte[] plain = NiftiBytes.little(2, 2, 2).counting().plain();
        Volume a = Volume.read(NiftiBytes.write(folder, "a.nii.gz", plain));
        Volume b = Volume.read(NiftiBytes.write(folder, "b.img", NiftiBytes.gzip(plain)));
        assertArrayEquals(a.values(), b.values());
    }

    @Test
    void slope_and_intercept_turn_stored_numbers_into_hounsfield_units() {
        ImageFile image = ImageFile.read(NiftiBytes.little(4, 1, 1)
                .shorts(0, 24, 1024, 2048)
                .scale(2, -1024)
                .write(folder));
        assertArrayEquals(new float[] {3072, 1024, -976, -1024}, image.volume().values());
        assertEquals(2, image.facts().slope());
        assertEquals(-1024, image.facts().intercept());
    }

    @Test
    void slope_zero_or_nan_means_as_stored() {
        for (float slope : new float[] {0, Float.NaN}) {
            ImageFile image = ImageFile.read(
                    NiftiBytes.little(2, 1, 1).shorts(5, 7).scale(slope, 100).write(folder));
            assertArrayEquals(new float[] {7, 5}, image.volume().values());
            assertEquals(1, image.facts().slope());
            assertEquals(0, image.facts().intercept());
        }
    }

    @Test
    void an_infinite_slope_is_refused() {
        Path file = NiftiBytes.little(1, 1, 1)
                .shorts(1)
                .scale(Float.POSITIVE_INFINITY, 0)
                .write(folder);
        assertTrue(assertThrows(InputException.class, () -> Volume.read(file))
                .getMessage()
                .contains("scl_slope"));
    }

    @Test
    void labels_stored_as_floats_are_taken_when_whole() {
        Path file = NiftiBytes.little(3, 1, 1).floats(0, 22, 50).write(folder);
        assertArrayEquals(new int[] {50, 22, 0}, LabelMap.read(file).values());
    }

    @Test
    void large_labels_survive_beyond_single_precision() {
        ByteBuffer b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(16_777_217).putInt(2_147_483_647);
        Path file = NiftiBytes.little(2, 1, 1).type(8, 32).data(b.array()).write(folder);
        assertArrayEquals(
                new int[] {2_147_483_647, 16_777_217}, LabelMap.read(file).values());
    }

    @Test
    void fractions_negatives_and_nan_are_no_labels() {
        for (float bad : new float[] {0.5f, -1, Float.NaN, 3e9f}) {
            Path file = NiftiBytes.little(2, 1, 1).floats(1, bad).write(folder);
            String message = assertThrows(InputException.class, () -> LabelMap.read(file))
                    .getMessage();
            assertTrue(message.startsWith("Label map "), message);
        }
        Path ct = NiftiBytes.little(1, 1, 1).shorts(-1000).write(folder);
        assertTrue(assertThrows(InputException.class, () -> LabelMap.read(ct))
                .getMessage()
                .contains("Is this the CT itself?"));
    }

    @Test
    void metres_and_microns_become_millimetres_and_silence_is_noted() {
        for (double[] unit : new double[][] {{1, 1000}, {2, 1}, {3, 1e-3}}) {
            NiftiBytes nifti = NiftiBytes.little(2, 2, 2)
                    .counting()
                    .sform(new double[] {0.05, 0, 0, 1, 0, 0.05, 0, 2, 0, 0, 0.05, 3});
            nifti.header().put(123, (byte) (8 + unit[0]));
            if (unit[0] == 3) {
                nifti.sform(new double[] {50, 0, 0, 1, 0, 50, 0, 2, 0, 0, 50, 3});
            }
            double expected = unit[0] == 3 ? 0.05 : 0.05 * unit[1];
            ImageFile image = ImageFile.read(nifti.write(folder));
            assertEquals(expected, image.volume().grid().spacingMm()[0], 1e-6 * expected);
            assertEquals(List.of(), image.facts().notes());
        }
        NiftiBytes silent = NiftiBytes.little(2, 2, 2).counting();
        silent.header().put(123, (byte) 0);
        assertEquals(1, ImageFile.read(silent.write(folder)).facts().notes().size());
    }

    @Test
    void an_extension_before_the_voxels_is_passed_over() {
        byte[] plain = NiftiBytes.little(2, 2, 2).counting().plain();
        byte[] extended = new byte[plain.length + 32];
        System.arraycopy(plain, 0, extended, 0, 352);
        System.arraycopy(plain, 352, extended, 384, plain.length - 352);
        ByteBuffer h = ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN);
        h.putFloat(108, 384);
        h.put(348, (byte) 1).putInt(352, 32).putInt(356, 4);
        assertArrayEquals(
                Volume.read(NiftiBytes.write(folder, "a.nii", plain)).values(),
                Volume.read(NiftiBytes.write(folder, "b.nii", extended)).values());
    }
}
