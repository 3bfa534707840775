package fractura.cases;

import fractura.mesh.gate.LevelCheck;
import fractura.mesh.image.LabelCentres;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelName;
import fractura.mesh.image.LabelNumbering;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the labels of a map are called: by the file itself, else by a published numbering that its vertebrae
/// follow.
///
/// **How a numbering is told.** TotalSegmentator's numbers of vertebrae fall from head to feet, VerSe's rise. A
/// map follows a numbering when that knows all of its values and at least three of its vertebrae lie one above
/// the other in the order of the levels, 8 to 60 mm to a level. When none or both fit, nothing has a name. Names
/// serve checks and people; what is bone in a case its own file says.
///
/// A map whose vertebrae follow a numbering from feet to head has its names too, so that the gate can say so.
///
/// @param byValue names by value; values without a name are absent
/// @param isGuess whether the order of the vertebrae contradicts the numbering and nothing but vertebrae speaks
///     for it
/// @param source where the names are from, or why there are none; empty when the file names its labels
record LabelNames(SortedMap<Integer, String> byValue, boolean isGuess, Optional<String> source) {
    /// Project choice: three values happen to lie in order, at such steps, in few maps that mean something else.
    private static final int LEAST_VERTEBRAE = 3;

    private static final int LAST_OF_SPINE = 50;

    private static final List<String> BONES =
            List.of("femur", "hip", "sacrum", "humerus", "tibia", "scapula", "clavicula", "pelvis");

    private enum Order {
        DOWN,
        UP,
        NONE
    }

    /// @param file labels as read
    /// @return what they are called
    static LabelNames of(LabelFile file) {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (LabelName n : file.names()) {
            if (n.layer() == 0) {
                names.put(n.value(), n.name());
            }
        }
        return names.isEmpty() ? numbered(file.layers().getFirst()) : new LabelNames(names, false, Optional.empty());
    }

    private static LabelNames numbered(LabelMap map) {
        SortedMap<Integer, double[]> centres = LabelCentres.of(map);
        for (Order order : List.of(Order.DOWN, Order.UP)) {
            List<LabelNumbering> fit = List.of(LabelNumbering.values()).stream()
                    .filter(n -> n.names().keySet().containsAll(centres.keySet()) && order(n, centres) == order)
                    .toList();
            if (fit.size() == 1) {
                return follows(fit.getFirst(), order, centres.keySet());
            }
        }
        return new LabelNames(
                new TreeMap<>(),
                true,
                Optional.of("labels have no names: the file gives none, and no three vertebrae follow each other as in"
                        + " the numbering of TotalSegmentator or VerSe"));
    }

    private static LabelNames follows(LabelNumbering numbering, Order order, Collection<Integer> values) {
        SortedMap<Integer, String> names = new TreeMap<>(numbering.names());
        names.keySet().retainAll(values);
        boolean isUp = order == Order.UP;
        return new LabelNames(
                names,
                isUp && names.lastKey() <= LAST_OF_SPINE,
                Optional.of("the file does not name its labels; they are called by the numbering '" + numbering.words()
                        + "', which its vertebrae follow from " + (isUp ? "feet to head" : "head to feet")));
    }

    private static Order order(LabelNumbering numbering, Map<Integer, double[]> centres) {
        List<Integer> spine = numbering.spine();
        int last = -1;
        int count = 0;
        int down = 0;
        int up = 0;
        for (int level = 0; level < spine.size(); level++) {
            if (!centres.containsKey(spine.get(level))) {
                continue;
            }
            if (count++ > 0) {
                double step = (centres.get(spine.get(last))[2] - centres.get(spine.get(level))[2]) / (level - last);
                boolean isStep =
                        Math.abs(step) >= LevelCheck.LEAST_STEP_MM && Math.abs(step) <= LevelCheck.MOST_STEP_MM;
                down += isStep && step > 0 ? 1 : 0;
                up += isStep && step < 0 ? 1 : 0;
            }
            last = level;
        }
        if (count < LEAST_VERTEBRAE) {
            return Order.NONE;
        }
        return down == count - 1 ? Order.DOWN : up == count - 1 ? Order.UP : Order.NONE;
    }

    /// @return whether the name is that of a bone
    static boolean isBone(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return LevelCheck.level(name).isPresent()
                || plain.startsWith("vertebrae_s")
                || BONES.stream().anyMatch(plain::startsWith);
    }

    /// @return the label called aorta; 0 when there is none
    int aorta() {
        return byValue.entrySet().stream()
                .filter(n -> n.getValue().equalsIgnoreCase("aorta"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }
}
