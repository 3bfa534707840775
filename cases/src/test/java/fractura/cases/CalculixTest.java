package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.io.AbaqusDeck;
import fractura.mesh.io.Vtu;
import fractura.mesh.io.VtuFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exported deck in another solver (CalculiX, Debian package calculix-ccx); skipped, with words, where it is
/// not installed.
@Tag("calculix")
class CalculixTest {
    private static final Pattern TOTAL =
            Pattern.compile("set (\\w+) and time.*\\R\\s*\\R\\s+\\S+\\s+\\S+\\s+(\\S+)", Pattern.MULTILINE);

    /// A node with its displacement.
    private static final Pattern MOVEMENT =
            Pattern.compile("(?m)^\\s+(\\d+)\\s+([-+\\d.E]+)\\s+([-+\\d.E]+)\\s+([-+\\d.E]+)\\s*$");

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ccx")));
    }

    /// Moduli of the deck are binned to about 2 %, each bin with the mean of its elements; hence 1e-4 and not
    /// 1e-6.
    @Test
    void calculix_finds_the_same_force_for_the_real_vertebra(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "ccx is not installed: the comparison with CalculiX is skipped");
        Path gallery = Path.of("../cases/gallery/01-l3-real").toRealPath();
        String yaml = Files.readString(gallery.resolve("case.yaml"))
                .replace("voxel-mm: 1.0", "voxel-mm: 3.0")
                .replaceAll("(ct|file): ([a-z]+\\.nii\\.gz)", "$1: " + gallery + "/$2");
        Path file = Files.writeString(folder.resolve("case.yaml"), yaml);
        CaseResult result = Pipeline.run(
                CaseFile.read(file), new RunOptions(folder.resolve("result"), false, 2), Progress.silent());
        new ResultFolder(folder.resolve("result")).finish();
        double ours = result.loads().getFirst().appliedNewton().orElseThrow();

        VtuFile fields = Vtu.read(folder.resolve("result/fields.vtu"));
        AbaqusDeck.write(fields, folder.resolve("l3.inp"));
        Process ccx = new ProcessBuilder("ccx", "l3")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ccx.log").toFile())
                .start();
        assertTrue(ccx.waitFor(5, TimeUnit.MINUTES), "CalculiX did not finish");
        Matcher totals = TOTAL.matcher(Files.readString(folder.resolve("l3.dat")));
        assertTrue(totals.find());
        assertEquals("MOVED", totals.group(1));
        assertEquals(-ours, Double.parseDouble(totals.group(2)), 1e-4 * ours);
        assertTrue(totals.find());
        assertEquals("HELD", totals.group(1));
        assertEquals(ours, Double.parseDouble(totals.group(2)), 1e-4 * ours);
        assertEquals(0, worstNode(folder.resolve("l3.frd"), fields), 1e-3);
    }

    /// Forces in place of displacements, and rollers along no grid axis. A force's work decides the stiffness.
    @ParameterizedTest
    @ValueSource(strings = {"stance", "sideways-fall"})
    void calculix_moves_the_loaded_patches_of_a_femur_as_far(String load, @TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "ccx is not installed: the comparison with CalculiX is skipped");
        Path gallery = Path.of("../cases/gallery/13-femur-stance").toRealPath();
        String yaml = Files.readString(gallery.resolve("case.yaml"))
                .replaceAll("voxel-mm: [0-9.]+", "voxel-mm: 3.0")
                .replaceAll("loads: .*", "loads: [" + load + "]")
                .replaceAll("(ct|file): ([a-z]+\\.nii\\.gz)", "$1: " + gallery + "/$2");
        Path file = Files.writeString(folder.resolve("case.yaml"), yaml);
        Pipeline.run(CaseFile.read(file), new RunOptions(folder.resolve("result"), false, 2), Progress.silent());
        new ResultFolder(folder.resolve("result")).finish();
        VtuFile fields = Vtu.read(folder.resolve("result/fields.vtu"));
        AbaqusDeck.write(fields, folder.resolve("femur.inp"));
        Process ccx = new ProcessBuilder("ccx", "femur")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ccx.log").toFile())
                .start();
        assertTrue(ccx.waitFor(5, TimeUnit.MINUTES), "CalculiX did not finish");

        double[] axes = axes(fields);
        float[] force = fields.field("force").values();
        float[] ours = fields.field("displacement").values();
        double work = 0;
        double expected = 0;
        int nodes = 0;
        Matcher moved = MOVEMENT.matcher(Files.readString(folder.resolve("femur.dat")));
        while (moved.find()) {
            int n = Integer.parseInt(moved.group(1)) - 1;
            nodes++;
            for (int a = 0; a < 3; a++) {
                double f = 0;
                for (int c = 0; c < 3; c++) {
                    f += axes[3 * a + c] * force[3 * n + c];
                    expected += a == 0 ? force[3 * n + c] * ours[3 * n + c] : 0;
                }
                work += f * Double.parseDouble(moved.group(2 + a));
            }
        }
        assertTrue(nodes > 20, nodes + " loaded nodes printed");
        assertTrue(expected > 0);
        assertEquals(1, work / expected, 1e-3); // moduli of the deck are binned to 2 %
        assertEquals(0, worstNode(folder.resolve("femur.frd"), fields), 1e-3);
    }

    private static double[] axes(VtuFile fields) {
        return Arrays.stream(fields.info().get("grid_axes").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /// Largest difference of a displacement from ours at any node, over the largest of ours.
    ///
    /// @param frd results of CalculiX: after `-4  DISP` a line per node, its number in ten columns and components
    ///     along the grid axes in twelve each
    private static double worstNode(Path frd, VtuFile fields) throws IOException {
        double[] axes = axes(fields);
        float[] ours = fields.field("displacement").values();
        List<String> lines = Files.readAllLines(frd);
        int line = 0;
        while (!lines.get(line).startsWith(" -4  DISP")) {
            line++;
        }
        double worst = 0;
        double largest = 0;
        int nodes = 0;
        for (; !lines.get(line).startsWith(" -3"); line++) {
            String text = lines.get(line);
            if (!text.startsWith(" -1")) {
                continue;
            }
            int n = Integer.parseInt(text.substring(3, 13).strip()) - 1;
            nodes++;
            for (int a = 0; a < 3; a++) {
                double theirs = Double.parseDouble(text.substring(13 + 12 * a, 25 + 12 * a));
                double u = 0;
                for (int c = 0; c < 3; c++) {
                    u += axes[3 * a + c] * ours[3 * n + c];
                }
                worst = Math.max(worst, Math.abs(theirs - u));
                largest = Math.max(largest, Math.abs(u));
            }
        }
        assertEquals(ours.length / 3, nodes, "every node");
        return worst / largest;
    }
}
