package fractura.cases;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Something wrong in a case file.
///
/// @param line line in the file, counted from 1; 0 when it belongs to the whole file
/// @param path keys from the top, for example `subject.mass-kg`; empty for the whole file
/// @param what what was found
/// @param mend what to do
record Problem(int line, String path, String what, String mend) {
    private String words() {
        String where = path.isEmpty() ? "" : path + ": ";
        return (line > 0 ? "line " + line + ", " : "") + where + what + " " + mend;
    }

    /// All problems of one file as one error, in the order of its lines.
    static InputException report(Path file, List<Problem> problems) {
        List<Problem> sorted =
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
        if (sorted.size() == 1) {
            return new InputException(file + ", " + sorted.getFirst().words());
        }
        return new InputException(sorted.stream()
                .map(p -> "  " + p.words())
                .collect(Collectors.joining("\n", file + " has " + sorted.size() + " problems:\n", "")));
    }
}
