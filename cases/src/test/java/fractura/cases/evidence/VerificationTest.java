package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    /// what answers that are exact on any mesh may differ by from machine to machine
    private static final double ROUNDING = 1e-9;

    /// Width of problem, quantity and exact answer in a line of the table.
    private static final int HEAD = 20 + 1 + 54 + 1 + 12;

    static List<String> names() {
        return Verification.names();
    }

    private static Verification.Problem problem(String name) {
        return Verification.problems().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void computed_answer_is_the_known_one_within_the_stated_tolerance(String name) throws IOException {
        String page = Files.readString(Path.of("..", "solver", "docs", "verification.md"));
        for (Verification.Check c : problem(name).run(2)) {
            assertTrue(c.passed(), Verification.line(c));
            assertEquals(name, c.name());
            String unchanging = Verification.line(c).substring(0, HEAD);
            int line = page.indexOf(unchanging);
            assertTrue(line >= 0, "the verification page shows: " + unchanging);
            double shown =
                    Double.parseDouble(page.substring(line + HEAD).strip().split("\\s+")[0]);
            double scale = Math.max(Math.abs(c.exact()), Math.abs(shown));
            assertEquals(shown, c.computed(), 1e-4 * scale + ROUNDING, "the verification page shows " + shown);
            assertTrue(c.relativeError() <= c.tolerance(), Verification.line(c));
            assertFalse(c.note().isBlank() || c.source().isBlank(), "every tolerance has a reason and a source");
        }
    }

    @Test
    void few_voxels_through_a_bending_beam_lock_and_refining_them_cures_it_with_order_two() {
        List<Verification.Check> sag = new Cantilever().run(2);
        for (int q = 1; q < 4; q++) {
            double ratio = sag.get(q - 1).relativeError() / sag.get(q).relativeError();
            assertEquals(4, ratio, 0.6, "each halving of the voxel quarters the error");
        }
        assertTrue(
                sag.getFirst().relativeError() > 0.1, "two voxels through the depth are more than a tenth too stiff");
        assertTrue(sag.getFirst().computed() < sag.getFirst().exact());
    }

    /// Published as J = β a³b for sides a ≤ b, and peak stress T/(α a²b).
    @ParameterizedTest
    @CsvSource({"1, 0.140577, 0.208165", "2, 0.228682, 0.245878", "3, 0.263317, 0.267208", "10, 0.312325, 0.312325"})
    void a_bar_of_rectangular_section_has_the_tabulated_torsion_constant_and_peak_stress(
            int ratio, double beta, double alpha) {
        Torsion.Bar bar = new Torsion.Bar(ratio, 1);
        assertEquals(beta * ratio * 1e4, bar.constant(), 1e-6 * 1e4 * ratio);
        assertEquals(1000 / (alpha * ratio * 1e3), bar.peak(), 5e-6 * bar.peak());
    }

    @Test
    void a_round_bar_has_the_tabulated_torsion_constant() {
        assertEquals(981.747704, new Torsion.Bar(0, 1).constant(), 1e-6);
        assertEquals(0.264833825 / 100, new Torsion.Bar(0, 1).twist(), 1e-11);
    }

    @Test
    void few_round_voids_take_twice_their_share_of_the_stiffness() {
        assertEquals(2.004545, DiluteVoids.factor(), 1e-6);
    }

    @Test
    void problems_have_distinct_names_that_can_be_typed() {
        List<String> names = Verification.names();
        assertEquals(names.size(), new HashSet<>(names).size());
        for (String name : names) {
            assertTrue(name.matches("[a-z-]+"), name);
        }
    }

    @Test
    void a_number_outside_its_tolerance_fails_and_the_table_says_so() {
        var strict = new Verification.Judgement(1e-3, "identity", "rounding");
        var near = Verification.Check.of(new GradedBar(), "stretch (mm)", 2, 2.001, strict);
        var far = Verification.Check.of(new GradedBar(), "stretch (mm)", 2, 2.01, strict.withOrder(1.5));
        assertTrue(near.passed());
        assertEquals(OptionalDouble.empty(), near.observedOrder());
        assertFalse(far.passed());
        assertTrue(Verification.line(far).endsWith("FAIL"), Verification.line(far));
        assertTrue(Verification.line(far).contains("1.50"));
        assertFalse(Verification.Check.ofZero(new GradedBar(), "force (N)", Double.NaN, 1, strict)
                .passed());
    }
}
