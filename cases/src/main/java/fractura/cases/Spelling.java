package fractura.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Guesses what a misspelt key or word was meant to be.
final class Spelling {
    /// Last parts of keys that people write as units, ours and foreign.
    private static final Set<String> UNITS = Set.of(
            "kg", "g", "lb", "lbs", "pounds", "stone", "mm", "cm", "m", "um", "in", "inch", "ft", "years", "yrs", "yr",
            "months", "hu", "cm3", "n", "kn", "mpa", "gpa");

    private Spelling() {}

    /// The candidate with the fewest edits, if it is near enough to be a slip.
    static Optional<String> nearest(String word, Collection<String> candidates) {
        String plain = plain(word);
        return candidates.stream()
                .filter(c -> edits(plain, plain(c)) <= slips(plain, c) || sameBase(word, c))
                .min(Comparator.<String>comparingInt(c -> sameBase(word, c) ? 0 : 1)
                        .thenComparingInt(c -> edits(plain, plain(c)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Edits that still count as a slip; none in words of two letters, where one edit makes another word (S1,
    /// L1).
    private static int slips(String word, String candidate) {
        return Math.min(word.length(), candidate.length()) < 3 ? 0 : Math.max(2, candidate.length() / 3);
    }

    /// Whether two keys differ in nothing but their unit, as `mass-lb` or `mass` and `mass-kg` do.
    static boolean sameBase(String word, String key) {
        return !unit(key).isEmpty() && base(word).equals(base(key));
    }

    /// The unit a key ends in, or empty text.
    static String unit(String key) {
        String plain = plain(key);
        String last = plain.substring(plain.lastIndexOf('-') + 1);
        return plain.contains("-") && UNITS.contains(last) ? last : "";
    }

    private static String base(String key) {
        String unit = unit(key);
        String plain = plain(key);
        return unit.isEmpty() ? plain : plain.substring(0, plain.length() - unit.length() - 1);
    }

    private static String plain(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /// Levenshtein distance: insertions, deletions and substitutions.
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
