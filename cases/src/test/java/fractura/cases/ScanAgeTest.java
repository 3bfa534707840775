package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanAgeTest {
    private static final LocalDate SCAN = LocalDate.of(2026, 10, 1);

    private static List<Warning> found(Optional<LocalDate> decision, CaseFile.Therapy... therapies) {
        return ScanAge.of(
                new CaseFile.Clinical(
                        Optional.empty(), Optional.empty(), Optional.empty(), decision, List.of(therapies)),
                Optional.of(SCAN));
    }

    @Test
    void thirty_days_are_fresh_and_thirty_one_are_not() {
        assertEquals(List.of(), found(Optional.of(SCAN.plusDays(30))));
        Warning old = found(Optional.of(SCAN.plusDays(31))).getFirst();
        assertEquals(Warning.Level.CAUTION, old.level());
        assertTrue(old.text().contains("31 days older than the decision (limit 30)"), old.text());
    }

    @Test
    void a_scan_after_the_decision_is_a_slip() {
        assertTrue(found(Optional.of(SCAN.minusDays(2))).getFirst().text().contains("2 days after the decision"));
    }

    @Test
    void without_a_decision_the_age_is_not_judged_and_that_is_said() {
        Warning note = found(Optional.empty()).getFirst();
        assertEquals(Warning.Level.NOTE, note.level());
        assertEquals(
                List.of(),
                ScanAge.of(
                        new CaseFile.Clinical(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(SCAN), List.of()),
                        Optional.empty()));
    }

    @Test
    void therapy_since_the_scan_is_a_caution_and_therapy_before_it_is_not() {
        Optional<LocalDate> decision = Optional.of(SCAN.plusDays(20));
        assertEquals(List.of(), found(decision, new CaseFile.Therapy("denosumab", SCAN.minusDays(60))));
        Warning since = found(decision, new CaseFile.Therapy("radiotherapy", SCAN.plusDays(5)))
                .getFirst();
        assertEquals("W18", since.code());
        assertTrue(since.text().contains("radiotherapy began 5 days after it"), since.text());
    }
}
