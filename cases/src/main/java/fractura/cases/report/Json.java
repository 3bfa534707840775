package fractura.cases.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A JSON object under construction. Keys keep their order; what is absent or not finite is left out, so no
/// reader ever meets a NaN or a 0 that means nothing.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    static Json object() {
        return new Json();
    }

    Json put(String key, String value) {
        node.put(key, value);
        return this;
    }

    Json put(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    Json put(String key, long value) {
        node.put(key, value);
        return this;
    }

    Json put(String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        }
        return this;
    }

    Json put(String key, OptionalDouble value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    Json put(String key, OptionalInt value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    Json put(String key, Optional<String> value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    Json put(String key, Json value) {
        node.set(key, value.node);
        return this;
    }

    <T> Json put(String key, Optional<T> value, Function<T, Json> form) {
        value.ifPresent(v -> put(key, form.apply(v)));
        return this;
    }

    /// A list of objects.
    <T> Json list(String key, Collection<T> items, Function<T, Json> form) {
        ArrayNode array = node.putArray(key);
        items.forEach(i -> array.add(form.apply(i).node));
        return this;
    }

    /// A list of words.
    Json words(String key, Collection<String> items) {
        ArrayNode array = node.putArray(key);
        items.forEach(array::add);
        return this;
    }

    /// A list of numbers, written by the given setter.
    <T> Json values(String key, Collection<T> items, BiConsumer<ArrayNode, T> add) {
        ArrayNode array = node.putArray(key);
        items.forEach(i -> add.accept(array, i));
        return this;
    }

    /// @return the document, two spaces to a level, line feeds, one at the end
    String text() {
        return print(node);
    }

    /// @return several documents as one: an array
    static String array(Collection<Json> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(i -> array.add(i.node));
        return print(array);
    }

    private static String print(Object tree) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        try {
            return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values could not be written as JSON", e);
        }
    }
}
