package fractura.cases;

import fractura.mesh.Warning;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the scan still shows the bone a decision is about.
///
/// The day of the decision comes from the case file alone: a program that read the clock would give the same
/// case another verdict tomorrow. Without it the age is not judged, and a note says so.
final class ScanAge {
    /// Lytic lesions grow within weeks (choice of this project).
    static final long MOST_DAYS = 30;

    private ScanAge() {}

    /// @param clinical what people know
    /// @param scanDay day of the scan, from the case file or else from the header
    /// @return nothing, or W18
    static List<Warning> of(CaseFile.Clinical clinical, Optional<LocalDate> scanDay) {
        if (scanDay.isEmpty()) {
            return List.of();
        }
        List<Warning> found = new ArrayList<>();
        LocalDate scan = scanDay.get();
        if (clinical.decisionDate().isEmpty()) {
            found.add(Warning.note(
                    "W18", "The age of the scan is not judged: the case file gives no clinical: decision-date."));
        } else {
            long days = ChronoUnit.DAYS.between(scan, clinical.decisionDate().get());
            if (days > MOST_DAYS) {
                found.add(Warning.caution(
                        "W18",
                        String.format(
                                Locale.ROOT,
                                "The scan is %d days older than the decision (limit %d): the lesion may have grown. Scan"
                                        + " again.",
                                days,
                                MOST_DAYS)));
            } else if (days < 0) {
                found.add(Warning.caution(
                        "W18",
                        "The scan is dated " + -days
                                + " days after the decision. Correct scan-date or decision-date."));
            }
        }
        for (CaseFile.Therapy t : clinical.therapies()) {
            if (t.since().isAfter(scan)) {
                found.add(Warning.caution(
                        "W18",
                        String.format(
                                Locale.ROOT,
                                "Therapy since the scan: %s began %d days after it, and may have changed the bone. Scan"
                                        + " again.",
                                t.kind(),
                                ChronoUnit.DAYS.between(scan, t.since()))));
            }
        }
        return List.copyOf(found);
    }
}
