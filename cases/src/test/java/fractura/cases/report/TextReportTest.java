package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult;
import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.Drawn;
import fractura.cases.ResultFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
    @TempDir
    Path temp;

    @Test
    void the_answer_is_short_and_rounded_to_what_the_interval_supports() {
        String text = TextReport.text(Drawn.lytic(), new ResultFolder(temp)).replace(temp.toString(), "out");
        assertEquals(
                """
                L3-lytic: vertebra L3, CAUTION

                  Model         voxel of 1 mm, 48,210 elements, 159,000 unknowns; bone 41.3 cm3, mean density
                                148 mg/cm3
                  Calibration   fixed, density K2HPO4-equivalent
                  Lesion        lytic, 3.2 cm3, 7.8 % of the bone

                Compression
                  Stiffness     21.2 kN/mm
                  Strength      4.1 kN (3.0 to 5.6)     linear 0.0068 K H (Crawford03)
                  or            3.8 kN (up to 5.1)      Pistoia 2 % (Pistoia02), outside its domain
                  Lesion        took 35 % of the strength: 6.3 kN without it
                  Variant       tumour-tissue: 3.5 kN; if the lesion holds no bone
                  Breaks first  anterior cortex below the upper endplate (LPS 12, -130, 45 mm)

                  Task              Load        Factor of risk            Class
                  lifting-20kg      3.2 kN      0.78 (0.57 to 1.07)       moderate to transition
                  Factor of risk is load over strength; 1 and above means predicted to fail.

                Scores
                  SINS          7 to 10, some items unknown: indeterminate (Fisher10)

                Warnings
                  W07 caution   calibration assumed

                Files in out:
                Decision support for research; not a certified medical device
                """
                        .replace(" \n", "\n")
                        .replace("out:\\s", "out:"),
                text.replace("out: \n", "out:\n"));
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
        LoadResult both = new LoadResult(
                l.load(),
                l.appliedNewton(),
                l.stiffnessNewtonPerMm(),
                l.estimates(),
                l.strengthWithoutLesionNewton(),
                List.of(d, bent),
                l.failureSite(),
                l.variants(),
                l.solve());
        CaseResult result = new CaseResult(
                r.caseName(),
                r.status(),
                r.site(),
                r.model(),
                r.calibration(),
                r.lesions(),
                List.of(both),
                r.scores(),
                r.warnings(),
                r.provenance());
        String text = TextReport.text(result, new ResultFolder(temp));
        assertTrue(text.contains("  lateral-bending-10kg  3.2 kN      0.78"), text);
        assertTrue(text.contains("  lifting-20kg          3.2 kN      0.78"), text);
    }

    @Test
    void a_refused_case_prints_reasons_and_no_strength() {
        String text = TextReport.text(Drawn.refused(), new ResultFolder(temp));
        assertTrue(text.contains("NOT REPORTABLE"), text);
        assertTrue(text.contains("W05"), text);
        assertFalse(text.contains("kN"), text);
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
