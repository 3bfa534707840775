package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a mask runs into the border of its image.
///
/// @param faces words for the faces it touches, in the order right, left, front, back, feet, head
record ImageBorder(List<String> faces) {
    private static final List<String> WORDS = List.of("right", "left", "front", "back", "feet", "head");

    static ImageBorder of(LabelMap labels) {
        Grid g = labels.grid();
        int[] n = {g.nx(), g.ny(), g.nz()};
        boolean[] touched = new boolean[6];
        for (int v = 0; v < labels.values().length; v++) {
            if (labels.values()[v] != 0) {
                int[] at = {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
                for (int a = 0; a < 3; a++) {
                    touched[2 * a] |= at[a] == 0;
                    touched[2 * a + 1] |= at[a] == n[a] - 1;
                }
            }
        }
        List<String> faces = new ArrayList<>();
        for (int f = 0; f < 6; f++) {
            if (touched[f]) {
                faces.add(WORDS.get(f));
            }
        }
        return new ImageBorder(List.copyOf(faces));
    }

    /// @param allowed faces the bone may run through
    /// @return the doubt, when it touches others
    List<Doubt> doubts(String... allowed) {
        List<String> others = new ArrayList<>(faces);
        others.removeAll(Arrays.asList(allowed));
        return others.isEmpty()
                ? List.of()
                : List.of(Doubts.words(
                        Doubt.Reason.LEAVES_SCAN,
                        "The mask touches the border of the image (%s): part of the bone may be missing from the scan, and"
                                + " what it is cut from may too.",
                        String.join(", ", others)));
    }
}
