package fractura.mesh.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One box in every format of surfaces, and files that are none.
class SurfaceFileTest {
    private static final Surface BOX = Shapes.box(1, 2, 4);
    private static final int[][] SIDES = {
        {0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}
    };

    @TempDir
    Path folder;

    private Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_binary_stl_of_another_length_than_it_says_is_refused_with_both_counts() {
        byte[] bytes = binaryStl("");
        bytes[80]++;
        String message = assertThrows(InputException.class, () -> SurfaceFile.read(file("a.stl", bytes)))
                .getMessage();
        assertTrue(message.contains("says it has 13 triangles") && message.contains("would be 12.0"), message);
    }

    @Test
    void surfaces_are_told_from_other_files_by_content_and_damaged_ones_by_name() {
        assertTrue(SurfaceFile.isOne(file("a", binaryStl("solid"))));
        assertTrue(SurfaceFile.isOne(file("b", textStl())));
        assertTrue(SurfaceFile.isOne(file("c", textPly())));
        assertTrue(SurfaceFile.isOne(file("d", obj(false))));
        assertTrue(SurfaceFile.isOne(file("e.STL", "damaged")));
        assertFalse(SurfaceFile.isOne(file("f.nrrd", "NRRD0004\ntype: short\n")));
        assertFalse(SurfaceFile.isOne(folder));
    }

    @Test
    void empty_files_and_folders_are_called_so() {
        String empty = assertThrows(InputException.class, () -> SurfaceFile.read(file("a.ply", "")))
                .getMessage();
        assertTrue(empty.contains("is empty (0 bytes)"), empty);
        String other = assertThrows(InputException.class, () -> SurfaceFile.read(folder))
                .getMessage();
        assertTrue(other.contains("is a folder, pipe or device"), other);
    }

    private static byte[] binaryStl(String head) {
        ByteBuffer b = ByteBuffer.allocate(84 + 50 * BOX.triangleCount()).order(ByteOrder.LITTLE_ENDIAN);
        b.put(head.getBytes(StandardCharsets.US_ASCII)).position(80);
        b.putInt(BOX.triangleCount());
        for (int t = 0; t < BOX.triangleCount(); t++) {
            b.position(84 + 50 * t + 12);
            for (int a = 0; a < 3; a++) {
                for (int c = 0; c < 3; c++) {
                    b.putFloat((float) BOX.xyz()[3 * BOX.triangles()[3 * t + a] + c]);
                }
            }
        }
        return b.array();
    }

    private static String textStl() {
        StringBuilder s = new StringBuilder("solid box\n");
        for (int t = 0; t < BOX.triangleCount(); t++) {
            s.append("  facet normal 0 0 0\n    outer loop\n");
            for (int a = 0; a < 3; a++) {
                int corner = 3 * BOX.triangles()[3 * t + a];
                s.append("      vertex %s %s %se0\n"
                        .formatted(BOX.xyz()[corner], BOX.xyz()[corner + 1], BOX.xyz()[corner + 2]));
            }
            s.append("    endloop\n  endfacet\n");
        }
        return s + "endsolid box\n";
    }

    private static String obj(boolean isRelative) {
        StringBuilder s = new StringBuilder("# SPACE=RAS\nmtllib box.mtl\no box\n");
        for (int n = 0; n < 8; n++) {
            s.append("v ")
                    .append(BOX.xyz()[3 * n])
                    .append(' ')
                    .append(BOX.xyz()[3 * n + 1])
                    .append(' ');
            s.append(BOX.xyz()[3 * n + 2]).append(" 1.0\nvn 0 0 1\n");
        }
        for (int[] side : SIDES) {
            s.append(isRelative ? "f" : "s off\nf");
            for (int corner : side) {
                s.append(isRelative ? " " + (corner - 8) : " " + (corner + 1) + "/1/" + (corner + 1));
            }
            s.append('\n');
        }
        return s.toString();
    }

    private static String plyHead(String format) {
        return "ply\nformat " + format
                + " 1.0\ncomment SPACE=LPS\nelement vertex 8\nproperty float x\nproperty uchar red\n"
                + "property double y\nproperty float z\nelement face 6\nproperty list uchar int vertex_indices\n"
                + "property list uchar float texcoord\nelement edge 1\nproperty int a\nend_header\n";
    }

    private static String textPly() {
        StringBuilder s = new StringBuilder(plyHead("ascii"));
        for (int n = 0; n < 24; n += 3) {
            s.append(BOX.xyz()[n] + " 200 " + BOX.xyz()[n + 1] + " " + BOX.xyz()[n + 2] + "\n");
        }
        for (int[] side : SIDES) {
            s.append("4 %d %d %d %d 1 0.5\n".formatted(side[0], side[1], side[2], side[3]));
        }
        return s + "7\n";
    }

    private static byte[] binaryPly(ByteOrder order) {
        byte[] head = plyHead(order == ByteOrder.BIG_ENDIAN ? "binary_big_endian" : "binary_little_endian")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer b =
                ByteBuffer.allocate(head.length + 8 * 17 + 6 * 22 + 4).put(head).order(order);
        for (int n = 0; n < 24; n += 3) {
            b.putFloat((float) BOX.xyz()[n]).put((byte) 200).putDouble(BOX.xyz()[n + 1]);
            b.putFloat((float) BOX.xyz()[n + 2]);
        }
        for (int[] side : SIDES) {
            b.put((byte) 4);
            for (int corner : side) {
                b.putInt(corner);
            }
            b.put((byte) 1).putFloat(0.5f);
        }
        return b.putInt(7).array();
    }

    private List<Path> all() {
        return List.of(
                file("binary.stl", binaryStl("solid, but binary")),
                file("text.stl", textStl()),
                file("plain.obj", obj(false)),
                file("relative.obj", obj(true).replace("f ", "f \\\n")),
                file("text.ply", textPly()),
                file("little.ply", binaryPly(ByteOrder.LITTLE_ENDIAN)),
                file("big.ply", binaryPly(ByteOrder.BIG_ENDIAN)));
    }

    @Test
    void one_box_in_every_format_is_one_surface() {
        for (Path file : all()) {
            ClosedSurface closed =
                    ClosedSurface.of("box", SurfaceFile.read(file).surface());
            assertEquals(8, closed.surface().signedVolume(), 1e-12, file::toString);
            assertEquals(28, closed.surface().area(), 1e-12, file::toString);
            assertArrayEquals(new double[] {0, 0, 0, 1, 2, 4}, closed.surface().box(), file::toString);
        }
    }

    @Test
    void the_frame_3d_slicer_writes_into_the_file_is_read() {
        assertEquals(
                Optional.of("LPS"), SurfaceFile.read(file("a.ply", textPly())).axes());
        assertEquals(
                Optional.of("RAS"), SurfaceFile.read(file("a.obj", obj(true))).axes());
        assertEquals(
                Optional.of("LPS"),
                SurfaceFile.read(file("a.stl", binaryStl("made by; SPACE=LPS"))).axes());
        assertEquals(
                Optional.empty(), SurfaceFile.read(file("b.stl", textStl())).axes());
    }

    private void assertRefused(String words, Path file) {
        String message = assertThrows(InputException.class, () -> SurfaceFile.read(file), words)
                .getMessage();
        assertTrue(message.contains(words), () -> "'" + words + "' not in: " + message);
    }

    @Test
    void each_odd_file_is_refused_by_name() {
        assertRefused("No such file", folder.resolve("none.stl"));
        assertRefused("no STL, PLY or OBJ", file("a", "hello"));
        assertRefused("is empty (0 bytes)", file("a", new byte[0]));
        byte[] stl = binaryStl("x");
        assertRefused("no STL, PLY or OBJ", file("a", Arrays.copyOf(stl, stl.length - 1)));
        assertRefused("does not end in endsolid", file("a", textStl().replace("endsolid box", "")));
        assertRefused("a facet has 2 vertices", file("a", textStl().replaceFirst("vertex .*\n", "")));
        assertRefused("'x' is not a number", file("a", textStl().replaceFirst("vertex 0.0 ", "vertex x ")));
        assertRefused("holds no triangle", file("a", "solid a\nendsolid a\n"));
        assertRefused("holds no triangle", file("a", "v 1 2 3\n"));
        assertRefused("after 8 corners", file("a", obj(true).replace("-8", "-9")));
        assertRefused("corner 11 of 8", file("a", obj(false).replace("f 1/", "f 12/")));
        assertRefused("corners, where 3", file("a", "v 1 2 3\nf 1 1\n"));
        assertRefused("corners, where 3", file("a", "v 1 2 3\nf " + "1 ".repeat(5000) + "\n"));
        assertRefused("format 'text'", file("a", textPly().replace("ascii", "text")));
        assertRefused("unknown type", file("a", textPly().replace("float z", "half z")));
        assertRefused("no end_header", file("a", "ply\nformat ascii 1.0\n"));
        assertRefused("cut short", file("a", textPly().substring(0, 300)));
        assertRefused("promises at least", file("a", textPly().replace("vertex 8", "vertex 999999999")));
        assertRefused("has length 2.0", file("a", textPly().replaceFirst("\n4 ", "\n2 ")));
        assertRefused("corner 99 of 8", file("a", textPly().replaceFirst("\n4 0", "\n4 99")));
        assertRefused("a coordinate is NaN", file("a", obj(true).replaceFirst("v 0.0", "v NaN")));
    }

    @Test
    void a_broken_file_is_refused_or_read_but_never_anything_else() throws IOException {
        Random random = new Random(7);
        int refused = 0;
        for (Path file : all()) {
            byte[] whole = Files.readAllBytes(file);
            for (int n = 0; n < 60; n++) {
                byte[] broken = whole.clone();
                for (int m = 0; m < 3; m++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, n % 4 == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken);
                try {
                    ClosedSurface.of("box", SurfaceFile.read(file).surface());
                } catch (InputException e) {
                    assertTrue(e.getMessage().length() > 40, e.getMessage());
                    refused++;
                }
            }
        }
        assertTrue(refused > 100, "only " + refused);
    }
}
