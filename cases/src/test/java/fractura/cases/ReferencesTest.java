package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever code and pages cite is in `solver/docs/references.md`, and nothing else is.
class ReferencesTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path LIST = HOUSE.resolve("solver/docs/references.md");

    /// Authors and two digits of the year, with a word where one year has two papers; one source has no year.
    private static final String KEY = "(?:[A-Z][A-Za-z]+\\d\\d(?:[A-Z][a-z]+)?|VtkFormats)";

    private static final Pattern ENTRY = Pattern.compile("(?m)^- \\*\\*(" + KEY + ")\\*\\* — ");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern KEY_IN_BRACKETS = Pattern.compile("\\b" + KEY + "\\b");
    private static final Pattern KEY_AS_TEXT = Pattern.compile("\"(" + KEY + ")\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)//+(.*)$");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");

    /// Names of stored numbers in VTK files are built like keys.
    private static final Pattern NUMBER_TYPE = Pattern.compile("U?Int\\d\\d|Float\\d\\d");

    private static final Pattern EQUATION = Pattern.compile("theory, eq\\. (\\d+)");
    private static final Pattern NUMBERED = Pattern.compile("\\*\\*\\((\\d+)\\)\\*\\*");

    @Test
    void every_cited_key_has_an_entry() throws IOException {
        Set<String> missing = cited();
        missing.removeAll(entries());
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_entry_is_cited_somewhere() throws IOException {
        Set<String> idle = new TreeSet<>(entries());
        idle.removeAll(cited());
        assertEquals(Set.of(), idle);
    }

    @Test
    void each_key_is_listed_once_and_in_order() throws IOException {
        List<String> entries = entries();
        assertEquals(
                entries.stream()
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList(),
                entries);
    }

    @Test
    void every_equation_the_code_names_is_on_the_page() throws IOException {
        Set<String> cited = new TreeSet<>();
        for (Path file : javaFiles("main")) {
            cited.addAll(found(EQUATION, comments(Files.readString(file))));
        }
        Set<String> numbered = found(NUMBERED, Files.readString(HOUSE.resolve("solver/docs/theory.md")));
        assertTrue(cited.size() > 3, "found only " + cited);
        cited.removeAll(numbered);
        assertEquals(Set.of(), cited);
    }

    @Test
    void a_key_is_told_from_other_words_in_brackets() {
        assertEquals(
                Set.of("Saad03", "Schileo08Strain", "VtkFormats"),
                inBrackets("(Saad03, alg. 9.1) (see Schileo08Strain) (VtkFormats) (UInt64) (MPa) (`Keyak94`) Keyak98"));
    }

    private static List<String> entries() throws IOException {
        return ENTRY.matcher(Files.readString(LIST))
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private static Set<String> cited() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : javaFiles("main")) {
            String text = Files.readString(file);
            keys.addAll(inBrackets(comments(text)));
            keys.addAll(found(KEY_AS_TEXT, text));
        }
        for (Path file : javaFiles("test")) {
            keys.addAll(inBrackets(comments(Files.readString(file))));
        }
        for (Path page : files(".md")) {
            if (!page.equals(LIST)) {
                keys.addAll(inBrackets(Files.readString(page)));
            }
        }
        keys.removeIf(NUMBER_TYPE.asMatchPredicate());
        return keys;
    }

    /// The comments of a file as one line, since brackets may close on the next one.
    private static String comments(String java) {
        return COMMENT.matcher(java).results().map(r -> r.group(1)).collect(Collectors.joining(" "));
    }

    private static Set<String> inBrackets(String text) {
        return BRACKETS.matcher(CODE_SPAN.matcher(text).replaceAll(""))
                .results()
                .map(r -> r.group(1))
                .flatMap(inside -> KEY_IN_BRACKETS.matcher(inside).results())
                .map(MatchResult::group)
                .filter(key -> !NUMBER_TYPE.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Function<MatchResult, String> first = r -> r.group(1);
        return pattern.matcher(text).results().map(first).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> javaFiles(String tree) throws IOException {
        return files(".java").stream()
                .filter(f -> f.toString().contains("/src/" + tree + "/"))
                .toList();
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all =
                Stream.of("mesh", "solver", "viz", "cases").map(HOUSE::resolve).flatMap(ReferencesTest::walk)) {
            return all.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    private static Stream<Path> walk(Path module) {
        try {
            return Files.walk(module).filter(f -> !f.startsWith(module.resolve("target")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
