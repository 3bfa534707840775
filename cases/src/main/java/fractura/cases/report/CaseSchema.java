package fractura.cases.report;

import fractura.cases.CaseKeys;
import fractura.cases.Shape;
import fractura.cases.Shape.Group;
import fractura.cases.Shape.Key;
import fractura.cases.Shape.ListOf;
import fractura.cases.Shape.Tagged;
import fractura.cases.Shape.WordOrGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The case file as a JSON Schema (draft 2020-12), made from the very list of keys the reader uses.
///
/// Rules that span keys (a label has one meaning, a file must exist) are not in the schema; the reader has them.
public final class CaseSchema {
    private CaseSchema() {}

    /// @return the schema document
    public static String text() {
        Json schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Fractura case file");
        return fill(schema, CaseKeys.root()).text();
    }

    private static Json of(Shape shape) {
        return fill(Json.object(), shape);
    }

    private static Json fill(Json json, Shape shape) {
        return switch (shape) {
            case Shape.Text t ->
                json.put("type", "string")
                        .put("pattern", "^(?:" + t.pattern().replace("(?s).", "[\\s\\S]") + ")$")
                        .put("description", t.words());
            case Shape.Word w -> json.put("type", "string").words("enum", w.choices());
            case Shape.Number n ->
                json.put("type", "number").put("minimum", n.min()).put("maximum", n.max());
            case Shape.Whole w ->
                json.put("type", "integer").put("minimum", w.min()).put("maximum", w.max());
            case Shape.WholeOrText w -> json.list("anyOf", List.of(of(w.whole()), of(w.text())), j -> j);
            case Shape.Day d -> json.put("type", "string").put("format", "date");
            case ListOf l -> {
                Json array = l.loneAllowed() ? Json.object() : json;
                array.put("type", "array")
                        .put("items", of(l.item()))
                        .put("minItems", l.minCount())
                        .put("maxItems", l.maxCount());
                yield l.loneAllowed() ? json.list("anyOf", List.of(of(l.item()), array), j -> j) : json;
            }
            case WordOrGroup w -> json.list("anyOf", List.of(of(w.word()), of(w.group())), j -> j);
            case Tagged t -> json.list("oneOf", t.variants().entrySet(), v -> variant(t.tag(), v));
            case Group g -> group(json, g);
        };
    }

    private static Json variant(String tag, Map.Entry<String, Group> variant) {
        List<Key> keys = new ArrayList<>();
        Shape.Word word = new Shape.Word(List.of(variant.getKey()));
        keys.add(new Key(tag, word, true, "", "which of the alternatives this is"));
        keys.addAll(variant.getValue().keys());
        return group(Json.object(), new Group(keys, List.of()));
    }

    private static Json group(Json json, Group g) {
        Json properties = Json.object();
        g.keys().forEach(k -> properties.put(k.name(), property(k)));
        json.put("type", "object").put("properties", properties);
        json.words(
                "required",
                g.keys().stream().filter(Key::required).map(Key::name).toList());
        json.put("additionalProperties", false);
        if (!g.exactlyOneOf().isEmpty()) {
            json.list("oneOf", g.exactlyOneOf(), name -> Json.object().words("required", List.of(name)));
        }
        return json;
    }

    private static Json property(Key k) {
        Json json = of(k.shape()).put("description", k.about());
        if (k.hasFallback()) {
            switch (k.fallback()) {
                case String s -> json.put("default", s);
                case Double d -> json.put("default", d);
                case Map<?, ?> m -> {
                    Json value = Json.object();
                    m.forEach((name, number) -> value.put((String) name, (Double) number));
                    json.put("default", value);
                }
                case Collection<?> c ->
                    json.words("default", c.stream().map(String::valueOf).toList());
                default -> throw new IllegalStateException("Default of '" + k.name() + "' has no JSON form");
            }
        }
        return json;
    }
}
