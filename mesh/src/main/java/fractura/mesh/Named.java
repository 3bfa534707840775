package fractura.mesh;

import java.util.Arrays;
import java.util.List;

/// One of a closed set of choices that people make by name.
public interface Named {
    /// @return name in case files and reports
    String caseName();

    /// @param choices all there are
    /// @return their names, in order
    static List<String> names(Named[] choices) {
        return Arrays.stream(choices).map(Named::caseName).toList();
    }

    /// The choice of a name.
    ///
    /// @param choices all there are
    /// @param name as written
    /// @param what they are, for the error: `density law`
    /// @param key where such names are written, for the error: `materials: law`
    /// @param <T> what they are
    /// @return the choice
    /// @throws InputException when none has that name; the message lists all
    static <T extends Named> T find(T[] choices, String name, String what, String key) {
        List<String> known = names(choices);
        int found = known.indexOf(name);
        if (found < 0) {
            throw new InputException(
                    "Unknown " + what + " '" + name + "' (" + key + "). Known: " + String.join(", ", known) + ".");
        }
        return choices[found];
    }
}
