package fractura.cases;

import java.util.List;
import java.util.Map;

/// What a value in the case file may look like. One description feeds the reader and the published schema.
public sealed interface Shape {
    /// Free text.
    ///
    /// @param pattern regular expression the whole text must match
    /// @param words what is wanted, for messages
    record Text(String pattern, String words) implements Shape {}

    /// One word of a closed list.
    ///
    /// @param choices allowed words in the order they are shown
    /// @param notYet words that are planned but refused, each with the sentence that says so
    record Word(List<String> choices, Map<String, String> notYet) implements Shape {
        /// @param choices allowed words in the order they are shown
        public Word(List<String> choices) {
            this(choices, Map.of());
        }
    }

    /// A finite number.
    ///
    /// @param min smallest allowed value, inclusive
    /// @param max largest allowed value, inclusive
    /// @param unit unit as spelled in messages; empty when dimensionless
    record Number(double min, double max, String unit) implements Shape {}

    /// A whole number.
    ///
    /// @param min smallest allowed value
    /// @param max largest allowed value
    record Whole(int min, int max) implements Shape {}

    /// A whole number, or a text when it is quoted or looks like none.
    ///
    /// @param whole the number
    /// @param text the text
    record WholeOrText(Whole whole, Text text) implements Shape {}

    /// A calendar day written as 2026-10-01.
    record Day() implements Shape {}

    /// Several values of one shape.
    ///
    /// @param item shape of each
    /// @param minCount fewest allowed
    /// @param maxCount most allowed
    /// @param loneAllowed whether a single value may stand without brackets
    record ListOf(Shape item, int minCount, int maxCount, boolean loneAllowed) implements Shape {}

    /// A mapping with a closed set of keys.
    ///
    /// @param keys known keys in the order they are shown
    /// @param exactlyOneOf names of which exactly one must be present; empty for no such rule
    record Group(List<Key> keys, List<String> exactlyOneOf) implements Shape {
        /// @param keys known keys
        public Group(Key... keys) {
            this(List.of(keys), List.of());
        }
    }

    /// A mapping whose keys depend on the word at one of them.
    ///
    /// @param tag the deciding key, for example `method`
    /// @param variants further keys per word
    /// @param notYet words that are planned but refused, each with the sentence that says so
    record Tagged(String tag, Map<String, Group> variants, Map<String, String> notYet) implements Shape {
        /// @return the deciding word
        public Word words() {
            return new Word(List.copyOf(variants.keySet()), notYet);
        }
    }

    /// A word, or a mapping that says more than the word.
    ///
    /// @param word the short form
    /// @param group the long form
    record WordOrGroup(Word word, Group group) implements Shape {}

    /// A key of a mapping.
    ///
    /// @param name as written, unit included
    /// @param shape what its value may look like
    /// @param required whether it must be there
    /// @param fallback value used when it is absent: a string, number or list of strings; empty text for none
    /// @param about one line for people
    record Key(String name, Shape shape, boolean required, Object fallback, String about) {
        static Key required(String name, Shape shape, String about) {
            return new Key(name, shape, true, "", about);
        }

        static Key optional(String name, Shape shape, String about) {
            return new Key(name, shape, false, "", about);
        }

        static Key fallback(String name, Shape shape, Object fallback, String about) {
            return new Key(name, shape, false, fallback, about);
        }

        /// @return whether an absent key takes a value
        public boolean hasFallback() {
            return !"".equals(fallback);
        }
    }
}
