package fractura.mesh.gate;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Whether what is called left lies on the patient's left, as affine and label names must agree.
///
/// Pairs are told by the words left and right in their names; liver and spleen are a pair too. A mirrored
/// patient (situs inversus) turns liver and spleen alone, which gives a caution.
public final class SidesCheck {
    /// Centroids nearer than this say nothing of sides.
    private static final double LEAST_DISTANCE_MM = 10;

    private static final int MOST_NAMED = 6;

    private SidesCheck() {}

    /// @param shapes named structures
    /// @return nothing, or W08: block when most pairs are exchanged, caution when some are
    public static List<Warning> of(List<LabelShape> shapes) {
        Map<String, double[]> pairs = new TreeMap<>();
        for (LabelShape s : shapes) {
            side(s.name())
                    .forEach((base, isLeft) ->
                            pairs.computeIfAbsent(base, _ -> new double[] {Double.NaN, Double.NaN})[isLeft ? 1 : 0] =
                                    s.centerMm()[0]);
        }
        List<String> exchanged = new ArrayList<>();
        int right = 0;
        for (Map.Entry<String, double[]> pair : pairs.entrySet()) {
            double toLeft = pair.getValue()[1] - pair.getValue()[0]; // NaN when one of the two is missing
            right += toLeft >= LEAST_DISTANCE_MM ? 1 : 0;
            if (toLeft <= -LEAST_DISTANCE_MM) {
                exchanged.add(pair.getKey());
            }
        }
        if (exchanged.isEmpty()) {
            return List.of();
        }
        String text = Words.format(
                "%d of %d pairs of structures lie on the other side than their names say (%s): left and right of the"
                        + " images, or of the names, are exchanged. Export image and labels again with one affine.",
                exchanged.size(),
                exchanged.size() + right,
                String.join(", ", exchanged.subList(0, Math.min(MOST_NAMED, exchanged.size())))
                        + (exchanged.size() > MOST_NAMED ? ", …" : ""));
        return List.of(exchanged.size() > right ? Warning.block("W08", text) : Warning.caution("W08", text));
    }

    /// The pair a name belongs to, and whether it is its left.
    private static Map<String, Boolean> side(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
        Map<String, Boolean> side = new HashMap<>();
        if (plain.equals("liver") || plain.equals("spleen")) {
            side.put("liver and spleen", plain.equals("spleen"));
        }
        List<String> words = List.of(plain.split(" "));
        if (words.contains("left") != words.contains("right")) {
            boolean isLeft = words.contains("left");
            String base = plain.replaceAll("\\b(left|right)\\b", "")
                    .replaceAll(" +", " ")
                    .strip();
            side.put(base, isLeft);
        }
        return side;
    }
}
