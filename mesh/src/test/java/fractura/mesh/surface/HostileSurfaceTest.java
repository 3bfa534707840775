package fractura.mesh.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Surfaces made to keep the program busy, or to be read as something they are not.
class HostileSurfaceTest {
    @TempDir
    Path folder;

    private String refusal(String ply) throws IOException {
        Path file = Files.write(folder.resolve("a.ply"), ply.getBytes(StandardCharsets.ISO_8859_1));
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(InputException.class, () -> SurfaceFile.read(file))
                        .getMessage());
    }

    /// A search among the triangles of a corner would take n² steps: an hour.
    @Test
    void a_cone_of_two_hundred_thousand_triangles_about_one_tip_is_closed_at_once() {
        int n = 200_000;
        double[] xyz = new double[3 * (n + 2)];
        int[] triangles = new int[6 * n];
        xyz[2] = 3;
        for (int i = 0; i < n; i++) {
            xyz[3 * (i + 2)] = Math.cos(2 * Math.PI * i / n);
            xyz[3 * (i + 2) + 1] = Math.sin(2 * Math.PI * i / n);
            int next = (i + 1) % n + 2;
            int[] two = {0, i + 2, next, 1, next, i + 2};
            System.arraycopy(two, 0, triangles, 6 * i, 6);
        }
        ClosedSurface cone = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> ClosedSurface.of("cone", new Surface(xyz, triangles)));
        // the polygon's area is the circle's but for (2 π / n)² / 6
        assertEquals(Math.PI, cone.surface().signedVolume(), 1e-8);
    }

    @Test
    void elements_of_a_ply_without_properties_are_refused_before_they_are_counted_through() throws IOException {
        String many = "element nothing 999999999\n".repeat(900);
        assertTrue(refusal("ply\nformat ascii 1.0\n" + many + "end_header\n").contains("have no property"));
        assertTrue(refusal("ply\nformat ascii 1.0\nelement vertex 999999999\nend_header\n")
                .contains("have no property"));
    }

    @Test
    void vertices_of_a_ply_have_three_coordinates_and_corners_whole_numbers() throws IOException {
        String head = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\n";
        assertTrue(refusal(head + "end_header\n0 0\n1 0\n0 1\n").contains("no x, y and z"));
        String faces = "property float z\nelement face 1\nproperty list uchar float vertex_indices\nend_header\n";
        String message = refusal(head + faces + "0 0 0\n1 0 0\n0 1 0\n3 0 1.5 2\n");
        assertTrue(message.contains("names corner 1.5"), message);
    }
}
