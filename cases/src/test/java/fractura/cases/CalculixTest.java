package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.io.AbaqusDeck;
import fractura.mesh.io.Vtu;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exported deck in another solver (CalculiX, Debian package calculix-ccx); skipped, with words, where it is not
/// installed.
@Tag("calculix")
class CalculixTest {
    private static final Pattern TOTAL =
            Pattern.compile("set (\\w+) and time.*\\R\\s*\\R\\s+\\S+\\s+\\S+\\s+(\\S+)", Pattern.MULTILINE);

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ccx")));
    }

    /// Moduli of the deck are binned to about 2 %, each bin with the mean of its elements; hence 1e-4 and not 1e-6.
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
        double ours = result.loads().getFirst().appliedNewton().orElseThrow();

        AbaqusDeck.write(Vtu.read(folder.resolve("result/fields.vtu")), folder.resolve("l3.inp"));
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
    }
}
