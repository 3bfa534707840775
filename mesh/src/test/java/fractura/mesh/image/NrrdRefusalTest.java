package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NRRD headers that cannot be used: each is refused with what was found and what to do.
class NrrdRefusalTest {
    private static final byte[] DATA = NrrdBytes.shorts(24);

    @TempDir
    Path folder;

    private void assertRefused(String words, NrrdBytes header) {
        assertRefused(words, header, DATA);
    }

    private void assertRefused(String words, NrrdBytes header, byte[] data) {
        Path file = NiftiBytes.write(folder, "a.nrrd", header.bytes(data));
        String message = assertThrows(InputException.class, () -> Volume.read(file), words)
                .getMessage();
        assertTrue(message.contains(words) && message.contains("a.nrrd"), () -> "'" + words + "' not in: " + message);
    }

    @Test
    void a_header_that_does_not_say_where_left_is_is_refused() {
        assertRefused("does not say how the voxels lie", NrrdBytes.plain().without("space"));
        assertRefused(
                "no space directions",
                NrrdBytes.plain().without("space directions").with("spacings", "1 1 1"));
        assertRefused("scanner-xyz", NrrdBytes.plain().with("space", "scanner-xyz"));
        assertRefused("3d-right-handed", NrrdBytes.plain().with("space", "3D-right-handed"));
        assertRefused("'space origin' is missing", NrrdBytes.plain().without("space origin"));
    }

    @Test
    void each_odd_field_is_named() {
        Map<String, NrrdBytes> odd = new LinkedHashMap<>();
        odd.put("'type' is missing", NrrdBytes.plain().without("type"));
        odd.put("type 'block'", NrrdBytes.plain().with("type", "block"));
        odd.put("'sizes' is missing", NrrdBytes.plain().without("sizes"));
        odd.put("'4.5'", NrrdBytes.plain().with("sizes", "4.5 3 2"));
        odd.put("size 0", NrrdBytes.plain().with("sizes", "4 0 2"));
        odd.put("size -3", NrrdBytes.plain().with("sizes", "4 -3 2"));
        odd.put("dimension 4 with 3 sizes", NrrdBytes.plain().with("dimension", "4"));
        odd.put("2 space directions", NrrdBytes.plain().with("space directions", "(1,0,0) (0,1,0)"));
        odd.put("a vector of 2 numbers", NrrdBytes.plain().with("space directions", "(1,0) (0,1) (0,0)"));
        odd.put("'x' in field", NrrdBytes.plain().with("space directions", "(x,0,0) (0,1,0) (0,0,1)"));
        odd.put("not at right angles", NrrdBytes.plain().with("space directions", "(1,0,0) (1,1,0) (0,0,1)"));
        odd.put("outside 1.0E-4 to 100.0 mm", NrrdBytes.plain().with("space directions", "(0,0,0) (0,1,0) (0,0,1)"));
        odd.put("space origin is not one vector", NrrdBytes.plain().with("space origin", "none"));
        odd.put(
                "unknown space unit 'furlong'",
                NrrdBytes.plain().with("space units", "\"furlong\" \"furlong\" \"furlong\""));
        odd.put("space units differ", NrrdBytes.plain().with("space units", "\"mm\" \"cm\" \"mm\""));
        odd.put("'endian' is missing", NrrdBytes.plain().without("endian"));
        odd.put("endian 'middle'", NrrdBytes.plain().with("endian", "middle"));
        odd.put("encoding 'zip'", NrrdBytes.plain().with("encoding", "zip"));
        odd.put("encoding bzip2, which is not read", NrrdBytes.plain().with("encoding", "bzip2"));
        odd.put(
                "byte skip -1 with encoding gzip",
                NrrdBytes.plain().with("encoding", "gzip").with("byte skip", "-1"));
        odd.put("byte skip -2", NrrdBytes.plain().with("byte skip", "-2"));
        odd.put("leads beyond the end", NrrdBytes.plain().with("line skip", "9"));
        odd.put("counts no or too many files", NrrdBytes.plain().with("data file", "a%d.raw 1 9 -1"));
        odd.put("'dimension' twice", NrrdBytes.plain().with("Dimension", "3"));
        odd.forEach(this::assertRefused);
    }

    @Test
    void volumes_with_more_than_one_number_per_voxel_are_refused_as_a_scan() {
        NrrdBytes colours = NrrdBytes.plain()
                .with("dimension", "4")
                .with("sizes", "3 4 2 1")
                .with("space directions", "none (1,0,0) (0,1,0) (0,0,1)");
        assertRefused("3 numbers per voxel", colours);
        NrrdBytes series = NrrdBytes.plain()
                .with("dimension", "4")
                .with("sizes", "4 3 1 2")
                .with("space directions", "(1,0,0) (0,1,0) (0,0,1) none");
        assertRefused("2 volumes along axis 4", series);
        assertRefused(
                "2 axes in space",
                NrrdBytes.plain()
                        .with("dimension", "2")
                        .with("sizes", "8 3")
                        .with("space directions", "(1,0,0) (0,1,0)"));
    }

    @Test
    void an_axis_of_length_one_does_no_harm() {
        NrrdBytes one = NrrdBytes.plain()
                .with("dimension", "5")
                .with("sizes", "1 4 3 2 1")
                .with("space directions", "none (1,0,0) (0,1,0) (0,0,1) (nan,nan,nan)");
        Path file = NiftiBytes.write(folder, "one.nrrd", one.bytes(DATA));
        assertEquals(23, Volume.read(file).values()[23]);
    }

    @Test
    void sizes_the_file_cannot_hold_take_no_memory() {
        for (String sizes :
                new String[] {"1000 1000 1000", "100000 100000 100000", "2147483647 2147483647 2147483647"}) {
            assertRefused("", NrrdBytes.plain().with("sizes", sizes));
            assertRefused("", NrrdBytes.plain().with("sizes", sizes).with("byte skip", "-1"));
            NrrdBytes packed = NrrdBytes.plain().with("sizes", sizes).with("encoding", "gzip");
            assertRefused("", packed, NiftiBytes.gzip(DATA));
            assertRefused("", NrrdBytes.plain().with("sizes", sizes).with("encoding", "ascii"));
        }
        NrrdBytes endless = NrrdBytes.plain().pair("note", "x".repeat(HeaderText.MOST_BYTES));
        assertRefused("does not end within", endless);
    }

    @Test
    void text_that_is_no_number_is_named() {
        NrrdBytes text = NrrdBytes.plain().with("encoding", "ascii");
        assertRefused(
                "'three' where a number is due", text, "1 2 three ".repeat(8).getBytes());
        assertRefused("text where numbers are due", text, "1".repeat(500).getBytes());
        assertRefused("ends before its last voxel", text, ("1 ".repeat(23) + " ".repeat(9)).getBytes());
        assertRefused("goes on after its last voxel", text, "1 ".repeat(25).getBytes());
    }

    @Test
    void missing_and_misfit_data_files_are_named() {
        assertRefused("there is no such file", NrrdBytes.plain().with("data file", "none.raw"));
        assertRefused("names 0 data files", NrrdBytes.plain().with("data file", "LIST"), new byte[0]);
        NiftiBytes.write(folder, "p1.raw", new byte[20]);
        NiftiBytes.write(folder, "p2.raw", new byte[28]);
        assertRefused("its share of the volume takes 24", NrrdBytes.plain().with("data file", "p%d.raw 1 2 1"));
        assertRefused(
                "cannot be shared equally",
                NrrdBytes.plain().with("data file", "LIST\n" + "p1.raw\n".repeat(5)),
                new byte[0]);
        Path twice = NiftiBytes.write(
                folder, "b.nrrd.gz", NiftiBytes.gzip(NrrdBytes.plain().bytes(DATA)));
        assertTrue(assertThrows(InputException.class, () -> Volume.read(twice))
                .getMessage()
                .contains("packed once more"));
    }
}
