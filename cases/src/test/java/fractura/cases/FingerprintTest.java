package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    private static final Grid GRID = Grid.aligned(30, 30, 30, 1);

    private static float[] values(float last) {
        float[] values = new float[27000];
        Arrays.fill(values, 40);
        values[26999] = last;
        return values;
    }

    @Test
    void one_voxel_changes_the_fingerprint() {
        assertEquals(Fingerprint.of(new Volume(GRID, values(1))), Fingerprint.of(new Volume(GRID, values(1))));
        assertNotEquals(Fingerprint.of(new Volume(GRID, values(1))), Fingerprint.of(new Volume(GRID, values(2))));
    }

    @Test
    void geometry_is_part_of_the_fingerprint() {
        assertNotEquals(
                Fingerprint.of(new Volume(GRID, values(1))),
                Fingerprint.of(new Volume(Grid.aligned(30, 30, 30, 1.1), values(1))));
    }

    @Test
    void labels_have_a_fingerprint_of_64_hexadecimal_digits() {
        String print = Fingerprint.of(new LabelMap(GRID, new int[27000]));
        assertEquals(true, print.matches("[0-9a-f]{64}"), print);
    }

    @Test
    void a_file_is_fingerprinted_as_sha256_of_its_bytes(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("x"), "abc");
        // the published test vector of FIPS 180-2
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Fingerprint.of(file));
    }
}
