package fractura.cases;

import fractura.mesh.image.LabelNumbering;
import java.util.Optional;

/// How a case file points at a label.
public sealed interface LabelKey {
    /// By its value.
    ///
    /// @param value 1 to 65535
    record Value(int value) implements LabelKey {}

    /// By its name.
    ///
    /// @param name as the file calls it, or as the numbering does
    /// @param numbering numbering the name is taken from, when it was written in front of it
    /// (`totalsegmentator:vertebrae_L3`)
    record Name(String name, Optional<LabelNumbering> numbering) implements LabelKey {}

    /// @param written a whole number or a text, as checked
    /// @return what it points at
    static LabelKey of(Object written) {
        if (written instanceof Integer value) {
            return new Value(value);
        }
        String text = (String) written;
        for (LabelNumbering n : LabelNumbering.values()) {
            if (text.startsWith(n.words() + ":")) {
                return new Name(text.substring(n.words().length() + 1).strip(), Optional.of(n));
            }
        }
        return new Name(text, Optional.empty());
    }

    /// @return as written in a case file
    default String words() {
        return switch (this) {
            case Value v -> Integer.toString(v.value());
            case Name n -> n.numbering().map(s -> s.words() + ":").orElse("") + n.name();
        };
    }
}
