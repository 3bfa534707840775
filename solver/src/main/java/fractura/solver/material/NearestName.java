package fractura.solver.material;

import java.util.List;

/// The known name a misspelt one was meant to be: smallest number of single-letter edits (Levenshtein distance).
final class NearestName {
    private NearestName() {}

    /// @param typed what was found
    /// @param known at least one name
    /// @return the nearest; the earlier on a tie
    static String of(String typed, List<String> known) {
        String best = known.getFirst();
        int bestEdits = Integer.MAX_VALUE;
        for (String name : known) {
            int edits = edits(typed, name);
            if (edits < bestEdits) {
                best = name;
                bestEdits = edits;
            }
        }
        return best;
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
