package fractura.mesh.surface;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of surfaces made up by a fuzzer that is led by coverage. Anything but a surface or an `InputException`
/// is a bug.
class SurfaceFuzz {
    private static final String CORNERS = "0 0 0\n1 0 0\n0 1 0\n0 0 1\n";

    private static Path file;

    private static void read(byte[] bytes) throws IOException {
        if (file == null) {
            file = Files.createTempDirectory("fuzz").resolve("surface");
        }
        Files.write(file, bytes);
        try {
            ClosedSurface.of("fuzz", SurfaceFile.read(file).surface());
        } catch (InputException e) {
            // a refusal in words
        }
    }

    private static Stream<byte[]> text(String... files) {
        return Stream.of(files).map(f -> f.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<byte[]> stl() {
        byte[] binary = new byte[84 + 50];
        binary[80] = 1;
        return Stream.concat(
                Stream.of(binary),
                text("solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\n"
                        + "endfacet\nendsolid a\n"));
    }

    static Stream<byte[]> ply() {
        String header = "element vertex 4\nproperty float x\nproperty float y\nproperty float z\nelement face 4\n"
                + "property list uchar int vertex_indices\nend_header\n";
        return text(
                "ply\nformat ascii 1.0\n" + header + CORNERS + "3 0 2 1\n3 0 1 3\n3 1 2 3\n3 0 3 2\n",
                "ply\nformat binary_little_endian 1.0\n" + header + "\0".repeat(48 + 4 * 13));
    }

    static Stream<byte[]> obj() {
        return text("v " + CORNERS.strip().replace("\n", "\nv ") + "\nf 1 3 2\nf 1 2 4\nf 2//1 3//2 4//3\nf 1 4 3\n");
    }

    @MethodSource("stl")
    @FuzzTest
    void stl(byte[] bytes) throws IOException {
        read(bytes);
    }

    @MethodSource("ply")
    @FuzzTest
    void ply(byte[] bytes) throws IOException {
        read(bytes);
    }

    @MethodSource("obj")
    @FuzzTest
    void obj(byte[] bytes) throws IOException {
        read(bytes);
    }
}
