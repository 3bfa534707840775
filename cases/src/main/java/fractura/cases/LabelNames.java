package fractura.cases;

import fractura.mesh.gate.LevelCheck;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the labels of a map are called: by the file itself, else by the numbering its values point to.
///
/// A map with values from 51 to 99 and none above 117 is taken for TotalSegmentator's task *total*, version 2;
/// any other for the numbering of the VerSe challenges (1 = C1, 8 = T1, 20 = L1, 25 = L6). Names serve checks
/// and people; what is bone in a case its own file says.
///
/// @param byValue names by value; values without a name are absent
/// @param isGuess whether the numbering was guessed from the values alone, as VerSe's is
record LabelNames(SortedMap<Integer, String> byValue, boolean isGuess) {
    private static final int FIRST_BEYOND_SPINE = 51;
    private static final int LAST_BEYOND_SPINE = 99;
    private static final int LAST_TOTAL = 117;
    private static final int LAST_VERSE = 25;
    private static final int LAST_CERVICAL = 7;

    private static final List<String> BONES =
            List.of("femur", "hip", "sacrum", "humerus", "tibia", "scapula", "clavicula", "pelvis");

    /// @param file labels as read
    /// @return what they are called
    static LabelNames of(LabelFile file) {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (LabelName n : file.names()) {
            if (n.layer() == 0) {
                names.put(n.value(), n.name());
            }
        }
        return names.isEmpty() ? numbered(file.layers().getFirst().labelCounts()) : new LabelNames(names, false);
    }

    private static LabelNames numbered(SortedMap<Integer, Integer> counts) {
        boolean isTotal =
                !counts.subMap(FIRST_BEYOND_SPINE, LAST_BEYOND_SPINE + 1).isEmpty() && counts.lastKey() <= LAST_TOTAL;
        SortedMap<Integer, String> names = new TreeMap<>(isTotal ? total() : verse());
        names.keySet().retainAll(counts.keySet());
        return new LabelNames(names, !isTotal);
    }

    /// Whether the names are worth checks of order and sides: given or recognised, or numbers of a spine
    /// without its first, since maps of a few labels count from 1.
    boolean canBeChecked() {
        return !byValue.isEmpty() && (!isGuess || byValue.firstKey() > LAST_CERVICAL);
    }

    private static Map<Integer, String> verse() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (int label = 1; label <= LAST_VERSE; label++) {
            names.put(label, level(label));
        }
        return names;
    }

    /// The part of TotalSegmentator's numbering that says something of bones, sides and vessels.
    private static Map<Integer, String> total() {
        SortedMap<Integer, String> names = new TreeMap<>(Map.of(
                1,
                "spleen",
                2,
                "kidney_right",
                3,
                "kidney_left",
                5,
                "liver",
                25,
                "sacrum",
                26,
                "vertebrae_S1",
                52,
                "aorta"));
        for (int label = 27; label <= 50; label++) {
            names.put(label, "vertebrae_" + level(51 - label));
        }
        String[] paired = {"humerus", "scapula", "clavicula", "femur", "hip"};
        for (int p = 0; p < paired.length; p++) {
            names.put(69 + 2 * p, paired[p] + "_left");
            names.put(70 + 2 * p, paired[p] + "_right");
        }
        String[] muscles = {"gluteus_maximus", "gluteus_medius", "gluteus_minimus", "autochthon", "iliopsoas"};
        for (int m = 0; m < muscles.length; m++) {
            names.put(80 + 2 * m, muscles[m] + "_left");
            names.put(81 + 2 * m, muscles[m] + "_right");
        }
        return names;
    }

    /// @param number from the skull down, 1 for C1
    private static String level(int number) {
        return number <= 7 ? "C" + number : number <= 19 ? "T" + (number - 7) : "L" + (number - 19);
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
