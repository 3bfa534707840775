package fractura.mesh.image.dicom;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is worth saying about a series, gathered while it is read.
final class Remarks {
    private final List<String> notes = new ArrayList<>();
    private final List<Warning> findings = new ArrayList<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();

    void note(String sentence) {
        notes.add(sentence);
    }

    void finding(Warning warning) {
        findings.add(warning);
    }

    void leftOut(String what, int files) {
        leftOut.merge(what, files, Integer::sum);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Warning> findings() {
        return List.copyOf(findings);
    }

    SortedMap<String, Integer> leftOut() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// @return for example `2 × localizer, 1 × report`
    String leftOutWords() {
        StringBuilder words = new StringBuilder();
        leftOut.forEach((what, files) -> words.append(words.isEmpty() ? "" : ", ")
                .append(files)
                .append(" × ")
                .append(what));
        return words.toString();
    }
}
