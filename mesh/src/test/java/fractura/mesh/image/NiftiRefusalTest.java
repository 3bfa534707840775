package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are wrong, damaged or hostile: each is refused with a sentence that helps, and none takes memory or
/// hangs.
class NiftiRefusalTest {
    private static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};

    @TempDir
    Path folder;

    private static String refusal(Path file) {
        return assertThrows(InputException.class, () -> Volume.read(file)).getMessage();
    }

    private static void assertSays(Path file, String... words) {
        String message = refusal(file);
        for (String w : words) {
            assertTrue(message.contains(w), () -> "'" + w + "' not in: " + message);
        }
    }

    @Test
    void missing_empty_and_foreign_files_say_what_they_are() throws IOException {
        assertSays(folder.resolve("none.nii"), "No such file", "none.nii");
        assertSays(folder, "holds no CT series");
        assertSays(Files.write(folder.resolve("empty.nii"), new byte[0]), "empty");
        assertSays(Files.writeString(folder.resolve("note.nii"), "hello, no image here"), "no known format", "NIfTI-1");
        assertSays(
                Files.writeString(folder.resolve("a.nrrd"), "NRRD0004\ntype: short\n"), "NRRD", "'sizes' is missing");
        assertSays(Files.writeString(folder.resolve("a.mha"), "ObjectType = Image\n"), "MetaImage");
        assertSays(
                Files.writeString(folder.resolve("a.dcm"), "\0".repeat(128) + "DICM" + "\0".repeat(9)),
                "transfer syntax");
        byte[] png = "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertSays(Files.write(folder.resolve("a.png"), png), "screen picture");
        assertSays(Files.write(folder.resolve("one.nii"), new byte[] {92}), "no known format");
        assertSays(Files.write(folder.resolve("gz.nii.gz"), new byte[] {0x1f, (byte) 0x8b, 8}), "compressed data");
    }

    @Test
    void relatives_of_nifti_1_are_named_with_the_way_to_convert() {
        byte[] two = NiftiBytes.little(1, 1, 1).shorts(1).plain();
        two[0] = 28;
        two[1] = 2;
        assertSays(NiftiBytes.write(folder, "a.nii", two), "NIfTI-2", "save it as NIfTI-1");
        byte[] pair = NiftiBytes.little(1, 1, 1).shorts(1).plain();
        pair[345] = 'i';
        assertSays(NiftiBytes.write(folder, "a.hdr", pair), "two-file NIfTI");
        byte[] analyze = NiftiBytes.little(1, 1, 1).shorts(1).plain();
        Arrays.fill(analyze, 344, 348, (byte) 0);
        assertSays(NiftiBytes.write(folder, "b.hdr", analyze), "Analyze 7.5");
    }

    @Test
    void any_shortening_of_a_file_is_refused() {
        byte[] plain = NiftiBytes.little(4, 3, 2).counting().plain();
        byte[] packed = NiftiBytes.gzip(plain);
        for (byte[] whole : new byte[][] {plain, packed}) {
            for (int length = 0; length < whole.length; length++) {
                refusal(NiftiBytes.write(folder, "cut.nii", Arrays.copyOf(whole, length)));
            }
            assertEquals(
                    24,
                    Volume.read(NiftiBytes.write(folder, "cut.nii", whole))
                            .grid()
                            .voxelCount());
        }
    }

    @Test
    void bytes_after_the_last_voxel_are_refused() {
        byte[] longer = Arrays.copyOf(NiftiBytes.little(4, 3, 2).counting().plain(), 352 + 48 + 5);
        assertSays(NiftiBytes.write(folder, "a.nii", longer), "5 more");
        assertSays(NiftiBytes.write(folder, "a.nii.gz", NiftiBytes.gzip(longer)), "goes on after its last voxel");
    }

    @Test
    void a_small_file_that_promises_a_huge_image_takes_no_memory() {
        NiftiBytes huge = NiftiBytes.little(32767, 32767, 2).shorts(1, 2, 3);
        assertSays(huge.write(folder), "more than the limit");
        NiftiBytes large = NiftiBytes.little(900, 900, 900).shorts(1, 2, 3);
        assertSays(large.write(folder), "cut short");
        assertSays(NiftiBytes.write(folder, "a.nii.gz", NiftiBytes.gzip(large.plain())), "cut short");
    }

    @Test
    void a_gzip_bomb_is_read_no_further_than_its_last_voxel() {
        byte[] bomb = Arrays.copyOf(NiftiBytes.little(4, 3, 2).counting().plain(), 1 << 26);
        byte[] packed = NiftiBytes.gzip(bomb);
        assertTrue(packed.length < 70_000);
        assertSays(NiftiBytes.write(folder, "bomb.nii.gz", packed), "goes on after its last voxel");
    }

    @Test
    void a_damaged_checksum_is_noticed() {
        byte[] packed = NiftiBytes.gzip(NiftiBytes.little(4, 3, 2).counting().plain());
        packed[packed.length - 6] ^= 1;
        assertSays(NiftiBytes.write(folder, "a.nii.gz", packed), "damaged compressed data");
    }

    @Test
    void series_pictures_and_colours_are_refused_with_the_reason() {
        assertSays(NiftiBytes.little(2, 2, 2, 3).counting().write(folder), "3 volumes along axis 4");
        assertSays(NiftiBytes.little(2, 2).counting().write(folder), "2 axes");
        assertSays(NiftiBytes.little(2, 2, 2).counting().type(128, 24).write(folder), "colours");
        assertSays(NiftiBytes.little(2, 2, 2).counting().type(4, 8).write(folder), "bitpix 8");
        assertEquals(
                8,
                Volume.read(NiftiBytes.little(2, 2, 2, 1).counting().write(folder))
                        .grid()
                        .voxelCount());
    }

    @Test
    void a_header_that_does_not_place_its_voxels_is_refused() {
        assertSays(
                NiftiBytes.little(2, 2, 2).counting().noSform().write(folder), "left and right cannot be told apart");
    }

    @Test
    void sform_and_qform_that_disagree_on_left_or_head_are_refused_with_both_named() {
        NiftiBytes leftRight = NiftiBytes.little(2, 2, 2).counting().sform(IDENTITY);
        // half a turn about z: the qform runs to the left and to the back
        assertSays(leftRight.qform(1, 0, 0, 1, 0, 0, 0).write(folder), "W08", "sform runs to the right", "to the left");
        NiftiBytes headFeet = NiftiBytes.little(2, 2, 2).counting().sform(IDENTITY);
        assertSays(headFeet.qform(-1, 0, 0, 0, 0, 0, 0).write(folder), "sform runs to the head", "to the feet");
    }

    @Test
    void sform_and_qform_that_differ_a_little_are_noted_and_the_sform_used() {
        NiftiBytes nifti = NiftiBytes.little(2, 2, 2).counting().sform(IDENTITY);
        ImageFile image = ImageFile.read(nifti.qform(1, 0, 0, 0.01, 0, 0, 1).write(folder));
        assertEquals(1, image.facts().notes().size());
        assertTrue(image.facts().notes().getFirst().contains("the sform is used"));
        assertEquals(0, image.volume().grid().toPatient(0, 0, 0)[2], 1e-9);
    }

    @Test
    void two_voxel_sizes_in_one_header_are_refused() {
        NiftiBytes nifti = NiftiBytes.little(2, 2, 2).counting().qform(1, 0, 0, 0, 0, 0, 0);
        nifti.header().putFloat(80, 3);
        assertSays(nifti.write(folder), "two voxel sizes", "pixdim");
    }

    @Test
    void a_sheared_affine_is_refused_and_a_rounded_one_squared() {
        double[] sheared = {1, 0, 0, 0, 0, 1, 0.25, 0, 0, 0, 1, 0};
        assertSays(NiftiBytes.little(2, 2, 2).counting().sform(sheared).write(folder), "not at right angles", "14.0");
        double[] rounded = {1, 0, 0, 0, 0, 1, 5e-4, 0, 0, 0, 1, 0};
        ImageFile image = ImageFile.read(
                NiftiBytes.little(2, 2, 2).counting().sform(rounded).write(folder));
        assertTrue(image.facts().notes().getFirst().contains("squared"));
    }

    @Test
    void absurd_voxels_and_flat_axes_are_refused() {
        double[] kilometres = {1e6, 0, 0, 0, 0, 1e6, 0, 0, 0, 0, 1e6, 0};
        assertSays(NiftiBytes.little(2, 2, 2).counting().sform(kilometres).write(folder), "1.000e+06 mm along axis 1");
        double[] flat = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0};
        assertSays(NiftiBytes.little(2, 2, 2).counting().sform(flat).write(folder), "axis of length zero");
        double[] twice = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0};
        assertSays(NiftiBytes.little(2, 2, 2).counting().sform(twice).write(folder), "not at right angles");
    }

    /// Whatever bits are turned, the outcome is a refusal or a volume that the file can hold.
    @Test
    void random_damage_never_leads_to_anything_but_a_refusal_or_a_volume() {
        Random random = new Random(348);
        byte[] plain =
                NiftiBytes.little(4, 3, 2).counting().qform(1, 0, 0, 0, 0, 0, 0).plain();
        int read = 0;
        for (int trial = 0; trial < 4000; trial++) {
            byte[] damaged = plain.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(352)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] file = trial % 2 == 0 ? damaged : NiftiBytes.gzip(damaged);
            read += reads(NiftiBytes.write(folder, "damaged.nii", file)) ? 1 : 0;
        }
        assertTrue(read > 100 && read < 3900, "both outcomes occur, read " + read);
        byte[] packed = NiftiBytes.gzip(plain);
        for (int trial = 0; trial < 1000; trial++) {
            byte[] damaged = packed.clone();
            damaged[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            reads(NiftiBytes.write(folder, "damaged.nii.gz", damaged));
        }
    }

    private static boolean reads(Path file) {
        try {
            assertTrue(Volume.read(file).grid().voxelCount() <= 48);
            return true;
        } catch (InputException e) {
            assertTrue(e.getMessage().length() > 20);
            return false;
        }
    }
}
