package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult;
import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.Discretisation;
import fractura.cases.Drawn;
import fractura.cases.ResultFolder;
import fractura.mesh.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
    @TempDir
    Path temp;

    @Test
    void the_answer_is_short_and_rounded_to_what_the_interval_supports() throws IOException {
        Files.createFile(temp.resolve("stress-sheet.png"));
        String text = TextReport.text(Drawn.lytic(), new ResultFolder(temp)).replace(temp.toString(), "out");
        assertEquals(
                """
                L3-lytic: vertebra L3, CAUTION (1 caution below)

                  In short      lifting-20kg loads this bone with 0.78 (0.57 to 1.07) times its strength:
                                moderate to transition, open: failure and survival are both within the interval
                  Model         voxel of 1 mm, 48,210 elements, 159,000 unknowns; bone 41.3 cm³, mean density
                                148 mg/cm³, body height 28.4 mm
                  Cortex        about 0.68 mm thick (median; mean 0.71, thinnest twentieth below the 0.3 mm that
                                this scan shows), an estimate that no strength uses; density of the cortex
                                assumed 1000 mg/cm³, blur σ 0.9 mm, no fit on 13 % of the surface
                  Calibration   fixed line: K2HPO4-equivalent density = 0.75 · HU + 0 mg/cm³
                  Lesion        lytic, 3.2 cm³, 7.8 % of the whole bone

                Compression
                  Stiffness     21.2 kN/mm
                  Strength      4.1 kN (3.0 to 5.6)     linear 0.0068 K H (Crawford03)
                  or by         3.8 kN (up to 5.1)      Pistoia 2 % (Pistoia02), outside its domain
                                These criteria differ because they ask different things: whole-bone strength
                                from stiffness K and body height H, or the first local yield. Factors of risk
                                use the first.
                  Mesh error    stiffness ± 9 %, strength ± 9.2 %, from voxels of 1.5 and 2 mm; not in the
                                intervals
                  Lesion        took 35 % (33 to 38) of the strength: 6.3 kN without it
                                The brackets span what is uncertain about the lesion's law. Density law and
                                calibration act on both bones alike.
                  Variant       tumour-tissue: 3.5 kN; if the lesion holds no bone
                  Yields first  anterior cortex below the upper endplate (LPS 12, -130, 45 mm)

                  Task              Load        Factor of risk            Class
                  lifting-20kg      3.2 kN      0.78 (0.57 to 1.07)       moderate to transition, open
                  Factor of risk is load over strength; 1 and above means predicted to fail.
                  Classes: low below 0.5, moderate to 0.8, transition to 1.2, high above.
                  Open: the interval holds 1, so failure and survival cannot be told apart.

                Scores (published for other patients; none of them enters the strength)
                  SINS          open; 7 to 10 points, some items unknown: indeterminate
                                location 2 (L3, mobile spine), pain ? (not typed)
                                tested: no sensitivity given (Fisher10, 2010)
                  CTRA          not at risk
                                20 % (limit 35 %) loss of EA
                                12 % of the lesion outside
                                against a twin
                                tested: sensitivity 100 %, specificity 90 % (Nazarian15, 2015); 124 patients

                Warnings
                  W07 caution   Calibration assumed.

                Files in out: stress-sheet.png
                Next: look at stress-sheet.png, or turn the bone:
                  ./fractura view out
                Decision support for research; not a certified medical device
                """,
                text);
    }

    @Test
    void a_long_name_of_a_task_does_not_touch_its_load() {
        CaseResult r = Drawn.lytic();
        LoadResult l = r.loads().getFirst();
        Demand d = l.demands().getFirst();
        Demand bent = new Demand(
                "lateral-bending-10kg",
                d.demandNewton(),
                d.factorOfRisk(),
                d.low(),
                d.high(),
                d.exceedanceProbability(),
                d.riskClass());
        CaseResult result = with(r, l.withoutLesion(), List.of(d, bent));
        String text = TextReport.text(result, new ResultFolder(temp));
        assertTrue(text.contains("  lateral-bending-10kg  3.2 kN      0.78"), text);
        assertTrue(text.contains("  lifting-20kg          3.2 kN      0.78"), text);
    }

    /// The case with other strengths without its lesion and other demands.
    private static CaseResult with(
            CaseResult r, Optional<CaseResult.WithoutLesion> withoutLesion, List<Demand> demands) {
        LoadResult l = r.loads().getFirst();
        LoadResult changed = new LoadResult(
                l.load(),
                l.appliedNewton(),
                l.stiffnessNewtonPerMm(),
                l.estimates(),
                withoutLesion,
                demands,
                l.failureSite(),
                l.variants(),
                l.solve(),
                l.discretisation(),
                l.setUp(),
                l.strengthWithheld(),
                l.fieldFile());
        return new CaseResult(
                r.caseName(),
                r.status(),
                r.site(),
                r.model(),
                r.calibration(),
                r.lesions(),
                List.of(changed),
                r.scores(),
                r.warnings(),
                r.provenance());
    }

    /// Rounding has made it; and an added share points to W11 only where that is among the warnings.
    @Test
    void a_share_below_what_strengths_are_known_to_is_no_number() {
        CaseResult r = Drawn.lytic();
        double newton = r.loads().getFirst().estimates().getFirst().strengthNewton();
        for (double without : new double[] {newton * (1 + 1e-13), newton * (1 - 1e-13)}) {
            var same = new CaseResult.WithoutLesion(without, OptionalDouble.empty(), OptionalDouble.empty());
            String text = TextReport.text(with(r, Optional.of(same), List.of()), new ResultFolder(temp));
            assertTrue(text.contains(" less than 0.1 % "), text);
            assertFalse(text.contains("W11"), text);
        }
    }

    @Test
    void a_mesh_error_that_cannot_be_given_says_why() {
        CaseResult drawn = Drawn.lytic(new Discretisation.NotGiven("there is no coarser model", true));
        String text = TextReport.text(drawn, new ResultFolder(temp));
        assertTrue(text.contains("  Mesh error    not given: there is no coarser model\n"), text);
    }

    @Test
    void a_refused_case_prints_reasons_and_no_strength() {
        String text = TextReport.text(Drawn.refused(), new ResultFolder(temp));
        assertTrue(text.contains("NOT REPORTABLE"), text);
        assertTrue(text.contains("W05"), text);
        assertFalse(text.contains("kN"), text);
        assertFalse(text.contains("Next: look"), "no picture, nothing to look at");
    }

    @Test
    void warnings_from_any_place_read_as_sentences_and_keep_the_names_of_tasks_and_files() {
        Page page = new Page();
        page.warnings(
                "Warnings",
                List.of(
                        Warning.caution("W02", "thick slices"),
                        Warning.caution("W13", "lifting-20kg: open"),
                        Warning.note("SURFACE", "femur.stl had 3 holes"),
                        Warning.note("W16", "e.g. this"),
                        Warning.note("LAW", "Ends already.")));
        assertEquals(
                """

                Warnings
                  W02 caution   Thick slices.
                  W13 caution   lifting-20kg: open.
                  SURFACE note  femur.stl had 3 holes.
                  W16 note      E.g. this.
                  LAW note      Ends already.
                """,
                page.text());
    }

    @Test
    void rounding_keeps_two_digits_or_three_when_the_interval_is_narrow() {
        assertEquals("4.1 kN (3.0 to 5.6)", band(4123, 3011, 5590));
        assertEquals("4.12 kN (4.05 to 4.20)", band(4123, 4051, 4199));
        assertEquals("12 kN (8 to 15)", band(11800, 8000, 15200));
        assertEquals("0.53 kN", Rounded.kilonewton(528.8));
        assertEquals("1200", Rounded.words(1234, 2));
        assertEquals("0", Rounded.words(0, 2));
    }

    private static String band(double value, double low, double high) {
        return Rounded.kilonewton(value, OptionalDouble.of(low), OptionalDouble.of(high));
    }
}
