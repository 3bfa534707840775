package fractura.cases;

import fractura.cases.Shape.Group;
import fractura.cases.Shape.Key;
import fractura.cases.Shape.ListOf;
import fractura.cases.Shape.Tagged;
import fractura.cases.Shape.WordOrGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Holds nodes against declared shapes and collects everything that does not fit.
final class ShapeCheck {
    private final List<Problem> problems;
    private final ScalarCheck scalars;
    private final Group root;

    ShapeCheck(Group root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
        this.scalars = new ScalarCheck(problems);
    }

    /// Checks the top mapping. Parts that do not fit are left out of the branch and listed among the problems.
    Branch check(MappingNode node) {
        return group(node, root, "");
    }

    private Optional<Object> value(Node node, Shape shape, String path) {
        return switch (shape) {
            case Group g -> mapping(node, path).map(m -> group(m, g, path));
            case Tagged t -> mapping(node, path).flatMap(m -> tagged(m, t, path));
            case ListOf l -> list(node, l, path);
            case WordOrGroup w ->
                node instanceof MappingNode ? value(node, w.group(), path) : scalars.word(node, w.word(), path, true);
            case Shape.Text t -> scalars.text(node, t, path);
            case Shape.Word w -> scalars.word(node, w, path, false);
            case Shape.Number n -> scalars.number(node, n, path);
            case Shape.Whole w -> scalars.whole(node, w, path);
            case Shape.WholeOrText w -> scalars.wholeOrText(node, w, path);
            case Shape.Day d -> scalars.day(node, path);
        };
    }

    private Optional<MappingNode> mapping(Node node, String path) {
        if (node instanceof MappingNode m && node.getTag().equals(Tag.MAP)) {
            return Optional.of(m);
        }
        add(node, path, ScalarCheck.found(node) + " stands where keys are wanted.", "Write {key: value, …}.");
        return Optional.empty();
    }

    private Optional<Object> list(Node node, ListOf shape, String path) {
        List<Node> items;
        if (node instanceof SequenceNode s) {
            items = s.getValue();
        } else if (shape.loneAllowed()) {
            items = List.of(node);
        } else {
            add(node, path, ScalarCheck.found(node) + " stands where a list is wanted.", "Write [ … ].");
            return Optional.empty();
        }
        if (items.size() < shape.minCount() || items.size() > shape.maxCount()) {
            String wanted = shape.minCount() == shape.maxCount()
                    ? "exactly " + shape.minCount()
                    : shape.minCount() + " to " + shape.maxCount();
            add(node, path, "the list has " + items.size() + " entries.", "Give " + wanted + ".");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = node instanceof SequenceNode ? path + "[" + (i + 1) + "]" : path;
            value(items.get(i), shape.item(), at).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    private Optional<Object> tagged(MappingNode node, Tagged shape, String path) {
        Optional<Node> tag = node.getValue().stream()
                .filter(t ->
                        t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(shape.tag()))
                .map(NodeTuple::getValueNode)
                .findFirst();
        Shape.Word words = shape.words();
        if (tag.isEmpty()) {
            String choices = String.join(", ", words.choices());
            add(node, path, "key '" + shape.tag() + "' is missing.", "Add one of: " + choices + ".");
            return Optional.empty();
        }
        String at = join(path, shape.tag());
        return scalars.word(tag.get(), words, at, false).map(word -> {
            List<Key> keys = new ArrayList<>();
            keys.add(Key.required(shape.tag(), words, ""));
            keys.addAll(shape.variants().get((String) word).keys());
            return group(node, new Group(keys, List.of()), path);
        });
    }

    private Branch group(MappingNode node, Group shape, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                add(tuple.getKeyNode(), path, "a key is not a word.", "Write 'key: value'.");
                continue;
            }
            String name = keyNode.getValue();
            String at = join(path, name);
            Optional<Key> key =
                    shape.keys().stream().filter(k -> k.name().equals(name)).findFirst();
            if (lines.containsKey(name)) {
                add(keyNode, at, "the key is there twice, first in line " + lines.get(name) + ".", "Keep one.");
            } else if (key.isEmpty()) {
                add(keyNode, at, "unknown key '" + name + "'.", hint(name, shape));
            } else {
                lines.put(name, line(keyNode));
                value(tuple.getValueNode(), key.get().shape(), at).ifPresent(v -> values.put(name, v));
            }
        }
        checkOneOf(node, shape, path, lines);
        absent(node, shape, path, lines).forEach(values::put);
        return new Branch(path, line(node), values, lines);
    }

    private void checkOneOf(Node node, Group shape, String path, Map<String, Integer> lines) {
        List<String> names = shape.exactlyOneOf();
        if (!names.isEmpty() && names.stream().filter(lines::containsKey).count() != 1) {
            add(node, path, "needs one of " + String.join(", ", names) + ".", "Give exactly one.");
        }
    }

    /// Defaults of keys that were not written; a required one among them is a problem.
    private Map<String, Object> absent(Node node, Group shape, String path, Map<String, Integer> lines) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Key key : shape.keys()) {
            if (lines.containsKey(key.name())) {
                continue;
            }
            if (key.required()) {
                add(node, path, "key '" + key.name() + "' is missing.", "Add it: " + key.about() + ".");
            } else if (key.fallback() instanceof Map<?, ?> m) {
                Map<String, Object> values = new LinkedHashMap<>();
                m.forEach((k, v) -> values.put((String) k, v));
                defaults.put(key.name(), new Branch(join(path, key.name()), line(node), values, Map.of()));
            } else if (key.hasFallback()) {
                defaults.put(key.name(), key.fallback());
            } else if (key.shape() instanceof Group g
                    && g.keys().stream().noneMatch(Key::required)
                    && !shape.exactlyOneOf().contains(key.name())) {
                defaults.put(
                        key.name(),
                        new Branch(
                                join(path, key.name()),
                                line(node),
                                absent(node, g, join(path, key.name()), Map.of()),
                                Map.of()));
            }
        }
        return defaults;
    }

    private String hint(String name, Group here) {
        List<String> known = here.keys().stream().map(Key::name).toList();
        Optional<String> near = Spelling.nearest(name, known);
        if (near.isPresent()) {
            boolean unit = Spelling.sameBase(name, near.get());
            return unit
                    ? "It is given in " + Spelling.unit(near.get()) + " here: write '" + near.get() + "'."
                    : "Did you mean '" + near.get() + "'?";
        }
        Optional<String> elsewhere = root.keys().stream()
                .filter(k -> k.shape() instanceof Group g
                        && g.keys().stream().anyMatch(c -> c.name().equals(name)))
                .map(Key::name)
                .findFirst();
        return elsewhere
                .map(parent -> "It belongs under '" + parent + "'.")
                .orElseGet(() -> "Known here: " + known.stream().collect(Collectors.joining(", ")) + ".");
    }

    private void add(Node node, String path, String what, String mend) {
        problems.add(new Problem(line(node), path, what, mend));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
