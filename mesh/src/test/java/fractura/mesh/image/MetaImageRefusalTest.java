package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MetaImage headers that cannot be used, and the quirks that can.
class MetaImageRefusalTest {
    private static final VolumeFormatContract.StoredScan SCAN = new VolumeFormatContract.StoredScan(
            new int[] {4, 3, 2},
            new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0},
            Storage.INT16,
            ByteOrder.LITTLE_ENDIAN,
            new double[24]);

    @TempDir
    Path folder;

    private Path file(String from, String to) {
        String header = new String(MetaImageFormatTest.header(SCAN, "", "LOCAL"), StandardCharsets.US_ASCII);
        assertTrue(header.contains(from), from);
        return NiftiBytes.write(
                folder, "a.mha", (header.replace(from, to) + "\0".repeat(48)).getBytes(StandardCharsets.US_ASCII));
    }

    private void assertRefused(String words, String from, String to) {
        Path file = file(from, to);
        String message = assertThrows(InputException.class, () -> Volume.read(file), words)
                .getMessage();
        assertTrue(message.contains(words) && message.contains("a.mha"), () -> "'" + words + "' not in: " + message);
    }

    @Test
    void a_header_that_does_not_say_where_left_is_is_refused() {
        assertRefused("does not say how the voxels lie", "TransformMatrix", "Matrix");
    }

    @Test
    void each_odd_key_is_named() {
        String matrix = "1.0 0.0 0.0 0.0 1.0 0.0 0.0 0.0 1.0";
        String[][] odd = {
            {"ObjectType is Tube", "ObjectType = Image", "ObjectType = Tube"},
            {"2.0 axes", "NDims = 3", "NDims = 2"},
            {"0.0 axes", "NDims = 3\n", ""},
            {"3.0 numbers per voxel", "BinaryData = True", "ElementNumberOfChannels = 3\nBinaryData = True"},
            {"DimSize has 2 numbers", "DimSize = 4 3 2", "DimSize = 4 3"},
            {"DimSize is missing", "DimSize = 4 3 2\n", ""},
            {"size -3.0", "DimSize = 4 3 2", "DimSize = 4 -3 2"},
            {"size 2.5", "DimSize = 4 3 2", "DimSize = 4 3 2.5"},
            {"'x' in DimSize", "DimSize = 4 3 2", "DimSize = 4 3 x"},
            {"4800 bytes, but 48", "DimSize = 4 3 2", "DimSize = 4 3 200"},
            {"more than the limit", "DimSize = 4 3 2", "DimSize = 2147483647 2147483647 2147483647"},
            {"depending on the machine", "MET_SHORT", "MET_LONG"},
            {"no plain numbers", "MET_SHORT", "MET_UCHAR_ARRAY"},
            {"no plain numbers", "ElementType = MET_SHORT\n", ""},
            {"ElementSpacing is missing", "ElementSpacing", "Spacing"},
            {"outside 1.0E-4 to 100.0 mm", "ElementSpacing = 1.0 1.0 1.0", "ElementSpacing = 1.0 1.0 0"},
            {"has length 2.000, not 1", matrix, "2 0 0 0 1 0 0 0 1"},
            {"not at right angles", matrix, "1 0 0 0.6 0.8 0 0 0 1"},
            {"not finite", matrix, "NaN 0 0 0 1 0 0 0 1"},
            {"unknown unit 'inch'", "BinaryData = True", "DistanceUnits = inch\nBinaryData = True"},
            {"'NDims' twice", "BinaryData = True", "NDims = 3\nBinaryData = True"},
            {"is not read. Save it as one .mha", "LOCAL", "LIST"},
            {"is not read. Save it as one .mha", "LOCAL", "slice%03d.raw 1 2 1"},
            {"there is no such file", "LOCAL", "none.raw"},
            {"ElementDataFile is missing", "ElementDataFile = LOCAL\n", ""},
            {"ends before its last voxel", "BinaryData = True", "BinaryData = False"},
            {"damaged compressed data", "BinaryData = True", "CompressedData = True\nBinaryData = True"},
        };
        for (String[] o : odd) {
            assertRefused(o[0], o[1], o[2]);
        }
    }

    @Test
    void an_anatomical_orientation_that_contradicts_the_matrix_is_noted_and_the_matrix_used() {
        assertEquals(1, ImageFile.read(file("= RAI", "= RAI")).facts().notes().size(), "only the missing unit");
        assertEquals(1, ImageFile.read(file("= RAI", "= LPS")).facts().notes().size(), "the sense of other programs");
        ImageFile odd = ImageFile.read(file("= RAI", "= LAI"));
        assertTrue(odd.facts().notes().toString().contains("LAI does not fit the TransformMatrix"));
        assertEquals("LPS", odd.facts().axisCodes());
    }

    @Test
    void units_and_intensity_lines_are_applied() {
        String more =
                "DistanceUnits = cm\nElementToIntensityFunctionSlope = 2\nElementToIntensityFunctionOffset = -7\n";
        Volume v = Volume.read(file("BinaryData = True\n", more));
        assertEquals(10, v.grid().spacingMm()[0]);
        assertEquals(-7, v.values()[5]);
    }
}
