package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiftiWriterTest {
    @TempDir
    Path folder;

    /// Turned about all three axes, by angles that leave each grid axis nearest to its own patient axis.
    private static Grid turned(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        double[] axes = {c, s * c, s * s, -s, c * c, s * c, 0, -s, c};
        return new Grid(3, 4, 2, new double[] {0.7, 0.8, 2.5}, new double[] {-101.5, 33.25, 712.75}, axes);
    }

    private static float[] counting(Grid grid, float from) {
        float[] values = new float[grid.voxelCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        return values;
    }

    private static void assertSamePlace(Grid expected, Grid read) {
        assertEquals(
                expected.nx() + "×" + expected.ny() + "×" + expected.nz(),
                read.nx() + "×" + read.ny() + "×" + read.nz());
        // single precision at positions of some 700 mm
        assertArrayEquals(expected.originMm(), read.originMm(), 1e-4);
        assertArrayEquals(expected.spacingMm(), read.spacingMm(), 1e-6);
        assertArrayEquals(expected.axes(), read.axes(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"a.nii, 0", "a.nii.gz, 0", "b.nii, 20", "b.nii.gz, -30"})
    void what_is_written_is_read_back_at_the_same_place(String name, double degrees) {
        Grid grid = turned(degrees);
        Path file = folder.resolve(name);
        NiftiWriter.writeRounded(new Volume(grid, counting(grid, -1024)), file);
        ImageFile read = ImageFile.read(file);
        assertArrayEquals(counting(grid, -1024), read.volume().values());
        assertSamePlace(grid, read.volume().grid());
    }

    @Test
    void sform_and_qform_tell_the_same_story() throws IOException {
        for (int degrees = -170; degrees < 180; degrees += 17) {
            Grid grid = turned(degrees);
            Path file = folder.resolve("turned.nii");
            NiftiWriter.write(new Volume(grid, counting(grid, 0.25f)), file);
            byte[] both = Files.readAllBytes(file);
            ImageFile bySform = ImageFile.read(file);
            both[254] = 0; // sform_code
            ImageFile byQform = ImageFile.read(NiftiBytes.write(folder, "qform.nii", both));
            assertTrue(bySform.volume().grid().isSameAs(byQform.volume().grid()), degrees + " degrees");
            assertArrayEquals(bySform.volume().values(), byQform.volume().values());
        }
    }

    @ParameterizedTest
    @CsvSource({"255, 2", "256, 4", "32767, 4", "32768, 8", "2000000000, 8"})
    void labels_take_the_smallest_type_that_holds_them(int largest, int datatype) throws IOException {
        Grid grid = Grid.aligned(2, 1, 1, 1);
        Path file = folder.resolve("labels.nii");
        NiftiWriter.write(new LabelMap(grid, new int[] {0, largest}), file);
        assertEquals(datatype, Files.readAllBytes(file)[70]);
        assertArrayEquals(new int[] {0, largest}, LabelMap.read(file).values());
    }

    @Test
    void the_same_image_gives_the_same_bytes() throws IOException {
        Grid grid = turned(10);
        Volume volume = new Volume(grid, counting(grid, 0));
        NiftiWriter.write(volume, folder.resolve("one.nii.gz"));
        NiftiWriter.write(volume, folder.resolve("two.nii.gz"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.nii.gz")), Files.readAllBytes(folder.resolve("two.nii.gz")));
    }

    @Test
    void rounding_never_wraps_around() {
        Grid grid = Grid.aligned(2, 1, 1, 1);
        for (float bad : new float[] {-32769, 32768, Float.NaN}) {
            InputException e = assertThrows(
                    InputException.class,
                    () -> NiftiWriter.writeRounded(new Volume(grid, new float[] {0, bad}), folder.resolve("x.nii")));
            assertTrue(e.getMessage().contains("does not fit into 16 bits"), e.getMessage());
        }
        assertTrue(Files.notExists(folder.resolve("x.nii")));
        NiftiWriter.writeRounded(new Volume(grid, new float[] {-32768, 32767.4f}), folder.resolve("x.nii"));
        assertArrayEquals(
                new float[] {-32768, 32767},
                Volume.read(folder.resolve("x.nii")).values());
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Grid grid = Grid.aligned(1, 1, 1, 1);
        InputException e = assertThrows(
                InputException.class,
                () -> NiftiWriter.write(new LabelMap(grid, new int[1]), folder.resolve("nowhere/x.nii")));
        assertTrue(e.getMessage().contains("nowhere") && e.getMessage().contains("folder that exists"), e.getMessage());
    }
}
