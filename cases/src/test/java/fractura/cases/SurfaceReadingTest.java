package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfaceReadingTest {
    private static final String CASE =
            """
            case: blocks
            site: {bone: vertebra, level: L3}
            surfaces:
              bone: bone.obj
              cortex-inner: inner.obj
              axes: LPS
              cortex-mg-cm3: 1000
              core-mg-cm3: 100
            mesh: {voxel-mm: 2}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void a_block_with_a_hollow_block_in_it() throws IOException {
        write("bone.obj", block(new double[] {0, 0, 0}, new double[] {40, 30, 20}, 1));
        write("inner.obj", block(new double[] {4, 4, 4}, new double[] {36, 26, 16}, 1));
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }

    /// Corners and faces of a block; each face is divided into parts × parts squares of its own corners, as files
    /// have them that do not share corners.
    private static List<String> block(double[] low, double[] high, int parts) {
        List<String> lines = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            for (int side = 0; side < 2; side++) {
                for (int i = 0; i < parts * parts; i++) {
                    square(lines, low, high, axis, side, new double[] {i % parts, i / parts, parts});
                }
            }
        }
        return lines;
    }

    private static void square(List<String> lines, double[] low, double[] high, int axis, int side, double[] part) {
        int[][] round =
                side == 1 ? new int[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}} : new int[][] {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
        for (int[] corner : round) {
            double[] p = new double[3];
            p[axis] = side == 1 ? high[axis] : low[axis];
            for (int t = 0; t < 2; t++) {
                int other = (axis + 1 + t) % 3;
                p[other] = low[other] + (part[t] + corner[t]) / part[2] * (high[other] - low[other]);
            }
            lines.add(String.format(Locale.ROOT, "v %.9g %.9g %.9g", p[0], p[1], p[2]));
        }
        lines.add("f -4 -3 -2 -1");
    }

    @Test
    void surfaces_that_are_swapped_are_refused() throws IOException {
        write("inner.obj", block(new double[] {2, 2, 2}, new double[] {38, 28, 18}, 1));
        String swapped = CASE.replace("bone: bone.obj", "bone: x").replace("inner: inner.obj", "inner: bone.obj");
        String message = assertThrows(InputException.class, () -> read(swapped.replace("bone: x", "bone: inner.obj")))
                .getMessage();
        assertTrue(message.contains("more than the outer one") && message.contains("not swapped"), message);
    }

    @Test
    void a_lesion_that_is_the_whole_bone_is_refused_in_words() {
        String message = assertThrows(
                        InputException.class,
                        () -> read(CASE.replace("mesh:", "  lesions: [{type: lytic, file: bone.obj}]\nmesh:")))
                .getMessage();
        assertTrue(message.contains("The surfaces of lesions hold the whole bone"), message);
    }

    @Test
    void a_device_in_place_of_a_surface_is_called_so() {
        String message = assertThrows(InputException.class, () -> read(CASE.replace("bone.obj", "/dev/null")))
                .getMessage();
        assertTrue(message.contains("/dev/null is a pipe or device. Save it to disk"), message);
    }

    private Scan read(String yaml) {
        CaseFile asked = written(yaml);
        return SurfaceReading.read(asked, (SurfaceChoice) asked.source(), new ArrayList<>());
    }

    private CaseFile written(String yaml) {
        try {
            Files.writeString(folder.resolve("case.yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return CaseFile.read(folder);
    }

    private String refusal(String yaml) {
        return assertThrows(InputException.class, () -> read(yaml)).getMessage();
    }

    private static Optional<Warning> finding(Scan scan, String code) {
        return scan.findings().stream().filter(w -> w.code().equals(code)).findFirst();
    }

    @Test
    void a_shell_and_its_core_have_the_densities_and_volumes_of_the_case() {
        Scan scan = read(CASE);
        LabelMap map = scan.labels().getFirst().map();
        float[] density = scan.scan().values();
        assertEquals(1, map.grid().spacingMm()[0], "two voxels to an element of 2 mm");
        // faces of both blocks lie on faces of voxels, so that both densities are met exactly
        assertEquals(40 * 30 * 20, count(map));
        assertEquals(
                32 * 22 * 12,
                IntStream.range(0, density.length)
                        .filter(n -> density[n] == 100)
                        .count());
        assertEquals(
                40 * 30 * 20 - 32 * 22 * 12,
                IntStream.range(0, density.length)
                        .filter(n -> map.values()[n] != 0 && density[n] == 1000)
                        .count());
        String note = finding(scan, "SURFACE").orElseThrow().text();
        assertTrue(note.contains("encloses 24.00 cm³, 15.55 cm³ of it cortex; 0.00 cm³"), note);
    }

    private static long count(LabelMap map) {
        return IntStream.of(map.values()).filter(v -> v != 0).count();
    }

    @Test
    void assumed_densities_are_a_caution_with_their_numbers() {
        Warning w07 = finding(read(CASE), "W07").orElseThrow();
        assertEquals(Warning.Level.CAUTION, w07.level());
        assertTrue(w07.text().contains("1000 mg/cm³ in the cortex and 100 inside it"), w07.text());
    }

    @Test
    void the_settings_of_a_run_tell_the_assumed_densities_and_no_scan() {
        Map<String, String> settings = Settings.of(written(CASE));
        assertEquals("cortex 1000.0, core 100.0 mg/cm3; unit 1.0 mm; axes LPS", settings.get("surfaces"));
        assertFalse(settings.containsKey("ct-holds"));
    }

    @Test
    void a_bone_of_impossible_size_is_refused_with_the_unit_that_fits() throws IOException {
        write("bone.obj", block(new double[3], new double[] {0.04, 0.03, 0.02}, 1));
        assertTrue(
                refusal(CASE)
                        .contains("bone.obj is 0.04000 mm long; a vertebra is 25 to 150 mm. It seems to be in m: write"
                                + " unit: m under surfaces."),
                refusal(CASE));
        write("inner.obj", block(new double[] {0.004, 0.004, 0.004}, new double[] {0.036, 0.026, 0.016}, 1));
        Scan scan = read(CASE.replace("  axes: LPS\n", "  axes: LPS\n  unit: m\n"));
        assertEquals(40 * 30 * 20, count(scan.labels().getFirst().map()), "metres are the same block");
        write("bone.obj", block(new double[3], new double[] {4e-5, 3e-5, 2e-5}, 1));
        assertTrue(refusal(CASE).endsWith("Check the file, and unit under surfaces."), refusal(CASE));
    }

    @Test
    void axes_are_never_guessed() throws IOException {
        String silent = CASE.replace("  axes: LPS\n", "");
        assertTrue(refusal(silent).contains("bone.obj does not say where its axes run"), refusal(silent));
        for (String name : List.of("bone.obj", "inner.obj")) {
            List<String> lines = new ArrayList<>(List.of("# SPACE=RAS"));
            lines.addAll(Files.readAllLines(folder.resolve(name)));
            write(name, lines);
        }
        Scan scan = read(silent);
        assertTrue(scan.scan().grid().originMm()[0] < -40, "x to the right is minus x in LPS");
        assertTrue(refusal(CASE).contains("says its axes run to RAS, the case says LPS"), refusal(CASE));
    }

    @Test
    void a_hole_is_closed_and_named() throws IOException {
        List<String> lines = block(new double[3], new double[] {40, 30, 20}, 10);
        write("bone.obj", lines.subList(0, lines.size() - 5)); // without the last square, 4 mm x 3 mm
        Scan scan = read(CASE);
        String said = finding(scan, "W16").orElseThrow().text();
        assertTrue(said.startsWith("The surface of the bone was open and was closed: 1 hole of 12.00 mm²"), said);
        assertEquals(40 * 30 * 20, count(scan.labels().getFirst().map()));
    }

    @Test
    void a_lesion_by_its_surface_is_marked_or_refused_where_it_meets_no_bone() throws IOException {
        write("tumour.obj", block(new double[] {10, 10, 5}, new double[] {20, 20, 15}, 1));
        String with = CASE.replace("mesh:", "  lesions: [{type: lytic, file: tumour.obj}]\nmesh:");
        LabelMap map = read(with).labels().getFirst().map();
        assertEquals(1000, IntStream.of(map.values()).filter(v -> v > 1).count());
        assertEquals(40 * 30 * 20, count(map));
        write("tumour.obj", block(new double[] {100, 10, 5}, new double[] {120, 20, 15}, 1));
        assertTrue(refusal(with).contains("holds no voxel of the bone"), refusal(with));
    }

    @Test
    void what_does_not_go_together_is_refused_before_anything_is_read() {
        assertTrue(refusal(CASE.replace("  cortex-mg-cm3: 1000\n", "")).contains("cortex-inner and cortex-mg-cm3"));
        assertTrue(refusal(CASE + "calibration: {method: none}\n").contains("goes with a CT, not with surfaces"));
        assertTrue(refusal(CASE + "labels: [{file: bone.obj, bone: [1]}]\n").contains("goes with a CT"));
        assertTrue(refusal(CASE.replace("inner.obj", "absent.obj")).contains("absent.obj"));
        assertTrue(refusal(CASE.replace("axes: LPS", "axes: LRS")).contains("axes"));
    }
}
