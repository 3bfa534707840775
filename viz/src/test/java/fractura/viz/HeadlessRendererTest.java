package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.io.VtuFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessRendererTest {
    private static final Caption CAPTION = new Caption(
            "L3-lytic",
            "Vertebra L3",
            "compression",
            "compression, 1000 N",
            Caption.Status.CAUTION,
            Optional.empty(),
            "Strength 1.6 kN, factor of risk 1.5",
            Optional.empty());

    @TempDir
    Path dir;

    @Test
    void the_sheet_and_four_views_are_drawn_and_written() throws IOException {
        Rendering.Rendered drawn = drawn(StressPicture.render(DrawnVertebra.result(2, 1), CAPTION));
        assertEquals(
                List.of("sheet", "anterior", "left", "posterior", "cut"),
                drawn.pictures().stream().map(Rendering.Picture::name).toList());
        for (Path file : drawn.writeTo(dir, "map-")) {
            assertTrue(Files.size(file) > 10_000, file.toString());
        }
        BufferedImage sheet = ImageIO.read(dir.resolve("map-sheet.png").toFile());
        assertEquals(1920, sheet.getWidth());
        assertEquals(1440, sheet.getHeight());
        try (var names = Files.list(dir)) {
            assertEquals(5, names.count(), "no partial files stay behind");
        }
    }

    @Test
    void a_right_bone_is_seen_from_its_outer_side_and_cut_where_its_neck_is_seen() {
        Caption right = new Caption(
                "f",
                "Right femur",
                "stance",
                "stance",
                Caption.Status.CAUTION,
                Optional.of(View.RIGHT),
                "Strength 1.6 kN, factor of risk 1.5",
                Optional.empty());
        assertEquals(
                List.of("sheet", "anterior", "right", "posterior", "cut"),
                drawn(StressPicture.render(DrawnVertebra.result(2, 1), right)).pictures().stream()
                        .map(Rendering.Picture::name)
                        .toList());
    }

    @Test
    void the_place_that_fails_first_is_marked_in_every_view_and_in_the_legend() {
        VtuFile result = DrawnVertebra.result(2, 1);
        ResultModel model = ResultModel.of(result);
        double[] place = model.centre(model.elementsOf(ResultModel.Lesion.LYTIC));
        Caption told = new Caption(
                CAPTION.caseName(),
                CAPTION.site(),
                CAPTION.demand(),
                CAPTION.applied(),
                CAPTION.status(),
                CAPTION.lateral(),
                "Strength 1.6 kN, factor of risk 1.5",
                Optional.of(place));
        List<Rendering.Picture> with = drawn(StressPicture.render(result, told)).pictures();
        List<Rendering.Picture> without =
                drawn(StressPicture.render(result, CAPTION)).pictures();
        for (int p = 0; p < with.size(); p++) {
            int changed = different(with.get(p).image(), without.get(p).image());
            // four arms of 9 by 3 to 7 pixels, aslant; on the sheet the words too, which move what stands below
            assertTrue(changed > 100 && (p == 0 || changed < 800), with.get(p).name() + ": " + changed);
        }
    }

    private static int different(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void the_silhouette_covers_the_area_the_bone_has() {
        ResultModel model = ResultModel.of(DrawnVertebra.result(2, 0));
        double[] centre = model.centre(model.elementsOf(ResultModel.Part.BONE));
        SceneOptions bone = new SceneOptions(
                ColorScale.utilisation(), java.util.Optional.empty(), java.util.Set.of(SceneOptions.Layer.BONE));
        Shot shot = new Shot("a", View.CRANIAL, centre, 0.5, 240, 240, bone);
        BufferedImage image = draw(model, shot);
        int covered = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 240; x++) {
                covered += (image.getRGB(x, y) & 0xffffff) == Shot.BACKGROUND ? 0 : 1;
            }
        }
        double expected = shadowMm2(model) / (0.5 * 0.5);
        assertEquals(expected, covered, 0.06 * expected, "smoothing moves the rim by less than half a voxel");
        assertEquals(Shot.BACKGROUND, image.getRGB(2, 2) & 0xffffff);
    }

    @Test
    void colours_on_the_section_are_those_of_the_legend() {
        ResultModel model = ResultModel.of(DrawnVertebra.result(2, 1));
        ColorScale scale = ColorScale.utilisation();
        double[] at = model.centre(model.elementsOf(ResultModel.Lesion.LYTIC));
        CutPlane plane = CutPlane.facing(View.LEFT, at);
        Shot shot = new Shot("cut", View.LEFT, at, 0.1, 500, 400, SceneOptions.cutBy(scale, plane));
        BufferedImage image = draw(model, shot);
        float[] values = model.elementScalars("utilisation");
        CutSection section =
                CutSection.of(model.hexes(), model.nodesXyz(), model.elementsOf(ResultModel.Part.BONE), plane);
        int checked = 0;
        for (int k = 0; k < section.count(); k++) {
            float v = values[section.elements()[k]];
            double[] pixel = shot.toPixel(middle(section, k));
            boolean isInside = pixel[0] > 3 && pixel[0] < 497 && pixel[1] > 3 && pixel[1] < 397;
            if (isInside && v < 0.98 && section.areaMm2(k) > 3.9 && model.lesion(section.elements()[k]) == 0) {
                int seen = image.getRGB((int) pixel[0], (int) pixel[1]) & 0xffffff;
                checked += near(scale.rgb(v), seen) ? 1 : 0;
            }
        }
        assertTrue(checked > 100, "elements in the colour of the legend: " + checked);
        int failing = 0;
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 500; x++) {
                int rgb = image.getRGB(x, y);
                failing += (rgb >> 16 & 255) > 150 && (rgb >> 8 & 255) < 80 && (rgb & 255) < 60 ? 1 : 0;
            }
        }
        assertTrue(failing > 1000, "pixels in the colour of failing bone: " + failing);
    }

    @Test
    void drawing_twice_gives_the_same_pixels() {
        ResultModel model = ResultModel.of(DrawnVertebra.result(3, 1));
        double[] centre = model.centre(model.elementsOf(ResultModel.Part.BONE));
        Shot shot = new Shot("a", View.LEFT, centre, 0.5, 160, 120, SceneOptions.whole(ColorScale.utilisation()));
        BufferedImage a = draw(model, shot);
        BufferedImage b = draw(model, shot);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                assertEquals(a.getRGB(x, y), b.getRGB(x, y), x + ", " + y);
            }
        }
    }

    @Test
    void no_display_ends_with_a_picture_or_with_words() throws Exception {
        assertEndsWell(null);
    }

    @Test
    void a_display_that_does_not_answer_ends_with_a_picture_or_with_words() throws Exception {
        assertEndsWell(":99999");
    }

    @Test
    void a_missing_field_names_those_there_are() {
        VtuFile all = DrawnVertebra.result(4, 0);
        VtuFile bare = new VtuFile(all.mesh(), List.of(all.field("density")), all.info());
        String said = assertThrows(InputException.class, () -> StressPicture.render(bare, CAPTION))
                .getMessage();
        assertEquals("Field 'utilisation' is not in the result file. Available: density.", said);
    }

    @Test
    void amounts_above_the_limit_are_counted_on_elements() {
        ResultModel model = ResultModel.of(DrawnVertebra.result(2, 1));
        FieldSummary summary = FieldSummary.of(model, ColorScale.utilisation());
        float[] values = model.elementScalars("utilisation");
        boolean[] bone = model.elementsOf(ResultModel.Part.BONE);
        int count = 0;
        for (int e = 0; e < values.length; e++) {
            count += bone[e] && values[e] > 1 ? 1 : 0;
        }
        assertTrue(count > 0);
        assertEquals(count, summary.failing().elements());
        assertEquals(8.0 * count, summary.failing().volumeMm3(), 1e-6 * count);
    }

    private void assertEndsWell(String display) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RenderOnce.class.getName());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        if (display != null) {
            builder.environment().put("DISPLAY", display);
        }
        Path out = dir.resolve("out.txt");
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(Duration.ofSeconds(90).toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the program hangs");
        String said = Files.readString(out, StandardCharsets.UTF_8).strip();
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.equals("Rendered 5") || said.startsWith("Unavailable: ") && said.contains("libosmesa6"), said);
        assertFalse(said.contains("\n"), "nothing else on standard output: " + said);
    }

    private static BufferedImage draw(ResultModel model, Shot shot) {
        return drawn(HeadlessRenderer.render(model, new ResultSurfaces(model), List.of(shot)))
                .pictures()
                .getFirst()
                .image();
    }

    /// Without graphics the outcome must have words; the rest of the test is then skipped.
    private static Rendering.Rendered drawn(Rendering outcome) {
        return switch (outcome) {
            case Rendering.Rendered r -> r;
            case Rendering.Unavailable u -> {
                assertFalse(u.reason().isBlank() || u.mend().isBlank(), "a reason and a mend");
                yield Assumptions.abort("skipped, no graphics here: " + u.reason());
            }
        };
    }

    /// Area of the bone's shadow on the axial plane, by counting millimetre-half cells its voxels' corners span.
    private static double shadowMm2(ResultModel model) {
        boolean[] bone = model.elementsOf(ResultModel.Part.BONE);
        double[] p = model.nodesXyz();
        java.awt.image.BufferedImage cells = new BufferedImage(600, 600, BufferedImage.TYPE_BYTE_GRAY);
        java.awt.Graphics2D g = cells.createGraphics();
        double[] c = model.centre(bone);
        HexSurface faces = HexSurface.of(model.hexes(), bone);
        for (int q = 0; q < faces.count(); q++) {
            java.awt.geom.Path2D path = new java.awt.geom.Path2D.Double();
            for (int k = 0; k < 4; k++) {
                int n = faces.quads()[4 * q + k];
                double x = 300 + (p[3 * n] - c[0]) / 0.25;
                double y = 300 + (p[3 * n + 1] - c[1]) / 0.25;
                if (k == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            path.closePath();
            g.fill(path);
        }
        g.dispose();
        int count = 0;
        for (int i = 0; i < 600 * 600; i++) {
            count += cells.getRaster().getSample(i % 600, i / 600, 0) > 0 ? 1 : 0;
        }
        return count * 0.25 * 0.25;
    }

    private static double[] middle(CutSection section, int k) {
        double[] m = new double[3];
        int n = section.start()[k + 1] - section.start()[k];
        for (int c = 3 * section.start()[k]; c < 3 * section.start()[k + 1]; c++) {
            m[c % 3] += section.xyz()[c] / n;
        }
        return m;
    }

    private static boolean near(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > 3) {
                return false;
            }
        }
        return true;
    }
}
