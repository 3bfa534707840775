package fractura.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A checked mapping of the case file: every value has the shape its key declares.
///
/// @param path keys from the top; empty for the file itself
/// @param line where it begins
/// @param values text, double, int, day, list or branch by key; absent keys with a default hold the default
/// @param lines where each written key stands
record Branch(String path, int line, Map<String, Object> values, Map<String, Integer> lines) {
    boolean has(String key) {
        return values.containsKey(key);
    }

    /// Whether the key was written rather than taken from its default.
    boolean written(String key) {
        return lines.containsKey(key);
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String s ? Optional.of(s) : Optional.empty();
    }

    String word(String key) {
        return (String) values.get(key);
    }

    double number(String key) {
        return (Double) values.get(key);
    }

    OptionalDouble maybeNumber(String key) {
        return values.get(key) instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty();
    }

    OptionalInt maybeWhole(String key) {
        return values.get(key) instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty();
    }

    Optional<Object> any(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<LocalDate> day(String key) {
        return values.get(key) instanceof LocalDate d ? Optional.of(d) : Optional.empty();
    }

    Optional<Branch> branch(String key) {
        return values.get(key) instanceof Branch b ? Optional.of(b) : Optional.empty();
    }

    /// The values of a list that have the wanted type, in order; empty when the key is absent.
    <T> List<T> list(String key, Class<T> type) {
        return values.get(key) instanceof List<?> l
                ? l.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
