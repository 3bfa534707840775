package fractura.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Single values of the case file: words, numbers, days. The letters as written decide, not YAML's guess at a
/// type, so `no`, `1e-6` and `017` mean what they look like.
final class ScalarCheck {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(" + NUMBER.pattern() + ")\\s*[A-Za-z%/³3]+");

    private final List<Problem> problems;

    ScalarCheck(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Object> text(Node node, Shape.Text shape, String path) {
        return scalar(node, path, shape.words()).flatMap(s -> {
            if (Pattern.matches(shape.pattern(), s.getValue())) {
                return Optional.of(s.getValue());
            }
            return refuse(node, path, found(node) + " does not fit.", "Write " + shape.words() + ".");
        });
    }

    Optional<Object> word(Node node, Shape.Word shape, String path, boolean orGroup) {
        List<String> choices = shape.choices();
        return scalar(node, path, "one of: " + String.join(", ", choices)).flatMap(s -> {
            if (choices.contains(s.getValue())) {
                return Optional.of(s.getValue());
            }
            if (shape.notYet().containsKey(s.getValue())) {
                return refuse(node, path, shape.notYet().get(s.getValue()), "Wait for a version that knows it.");
            }
            String near = Spelling.nearest(s.getValue(), choices)
                    .map(w -> "Did you mean '" + w + "'? ")
                    .orElse("");
            String more = orGroup ? ", or a mapping" : "";
            return refuse(
                    node,
                    path,
                    found(node) + " is not known here.",
                    near + "Allowed: " + String.join(", ", choices) + more + ".");
        });
    }

    Optional<Object> number(Node node, Shape.Number shape, String path) {
        String unit = shape.unit().isEmpty() ? "" : " " + shape.unit();
        String range = plain(shape.min()) + " to " + plain(shape.max()) + unit;
        return scalar(node, path, "a number from " + range).flatMap(s -> {
            if (s.getScalarStyle() != ScalarStyle.PLAIN
                    || !NUMBER.matcher(s.getValue()).matches()) {
                return refuse(node, path, found(node) + " is not a number.", mendNumber(s, range));
            }
            double value = Double.parseDouble(s.getValue());
            if (!(value >= shape.min() && value <= shape.max())) {
                return refuse(node, path, s.getValue() + " is outside " + range + ".", "Check value and unit.");
            }
            return Optional.of(value);
        });
    }

    private static String mendNumber(ScalarNode s, String range) {
        var withUnit = NUMBER_WITH_UNIT.matcher(s.getValue().strip());
        if (withUnit.matches()) {
            return "The unit is in the key: write " + withUnit.group(1) + " alone (" + range + ").";
        }
        return "Write a plain number from " + range
                + (s.getScalarStyle() == ScalarStyle.PLAIN ? "." : ", without quotes.");
    }

    Optional<Object> whole(Node node, Shape.Whole shape, String path) {
        String range = shape.min() + " to " + shape.max();
        return scalar(node, path, "a whole number from " + range).flatMap(s -> {
            if (s.getScalarStyle() != ScalarStyle.PLAIN || !s.getValue().matches("[-+]?\\d{1,9}")) {
                return refuse(node, path, found(node) + " is not a whole number.", "Write one from " + range + ".");
            }
            int value = Integer.parseInt(s.getValue());
            if (value < shape.min() || value > shape.max()) {
                return refuse(node, path, value + " is outside " + range + ".", "Check the value.");
            }
            return Optional.of(value);
        });
    }

    Optional<Object> wholeOrText(Node node, Shape.WholeOrText shape, String path) {
        boolean isNumber = node instanceof ScalarNode s
                && s.getScalarStyle() == ScalarStyle.PLAIN
                && NUMBER.matcher(s.getValue()).matches();
        return isNumber ? whole(node, shape.whole(), path) : text(node, shape.text(), path);
    }

    Optional<Object> day(Node node, String path) {
        return scalar(node, path, "a day such as 2026-10-01").flatMap(s -> {
            try {
                return Optional.of(LocalDate.parse(s.getValue()));
            } catch (DateTimeException e) {
                return refuse(node, path, found(node) + " is not a day.", "Write it as 2026-10-01.");
            }
        });
    }

    private Optional<ScalarNode> scalar(Node node, String path, String wanted) {
        boolean standard = node.getTag().startsWith(Tag.PREFIX);
        if (node instanceof ScalarNode s && standard && !s.getValue().isBlank()) {
            return Optional.of(s);
        }
        refuse(node, path, found(node) + " stands where a value is wanted.", "Write " + wanted + ".");
        return Optional.empty();
    }

    private Optional<Object> refuse(Node node, String path, String what, String mend) {
        problems.add(new Problem(ShapeCheck.line(node), path, what, mend));
        return Optional.empty();
    }

    /// What stands at a node, in words, shortened.
    static String found(Node node) {
        return switch (node) {
            case ScalarNode s when s.getValue().isBlank() -> "nothing";
            case ScalarNode s ->
                "'" + (s.getValue().length() > 40 ? s.getValue().substring(0, 40) + "…" : s.getValue()) + "'";
            case SequenceNode s -> "a list";
            default -> "a mapping";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
