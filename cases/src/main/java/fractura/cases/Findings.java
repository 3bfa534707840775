package fractura.cases;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Findings of all stages, gathered for one result.
final class Findings {
    private static final Set<String> SAYS_NO_STRENGTH = Set.of("LAW", "W05", "W17");

    private Findings() {}

    /// Lowers blocking findings the user takes responsibility for to cautions; they stay in every output.
    static List<Warning> accepted(List<Warning> findings, CaseFile asked) {
        List<Warning> out = new ArrayList<>();
        for (Warning w : findings) {
            boolean isAcceptable = FindingCode.of(w.code())
                    .flatMap(FindingCode::whyNeverAccepted)
                    .isEmpty();
            boolean isAccepted = w.level() == Warning.Level.BLOCK
                    && isAcceptable
                    && asked.accepted().contains(w.code());
            out.add(
                    isAccepted
                            ? Warning.caution(
                                    w.code(), w.text().replaceFirst("\\.$", "") + " (accepted in the case file)")
                            : w);
        }
        return List.copyOf(out);
    }

    /// What the model tells beyond the gate, which has told of a cut bone with faces and counts.
    static List<Warning> beyond(List<Warning> gate, List<Warning> model) {
        boolean isToldCut = gate.stream().anyMatch(w -> w.code().equals("W05"));
        return model.stream().filter(w -> !isToldCut || !w.code().equals("W05")).toList();
    }

    /// What may still be said of load cases once one of them blocks: what blocks, and what was known before a
    /// strength was. Everything else speaks of strengths, of what exceeds them or of their intervals, which are not
    /// given then.
    static List<Warning> withoutNumbers(List<Warning> ofLoads) {
        return ofLoads.stream()
                .filter(w -> w.level() == Warning.Level.BLOCK || SAYS_NO_STRENGTH.contains(w.code()))
                .toList();
    }

    static boolean isBlocked(List<Warning> findings) {
        return findings.stream().anyMatch(w -> w.level() == Warning.Level.BLOCK);
    }

    /// The same findings, each text once, the gravest first, else in the order they were found.
    static List<Warning> ordered(List<Warning> findings) {
        List<Warning> out = new ArrayList<>(new LinkedHashSet<>(findings));
        out.sort((a, b) -> b.level().compareTo(a.level()));
        return List.copyOf(out);
    }
}
