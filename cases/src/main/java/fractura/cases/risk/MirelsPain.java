package fractura.cases.risk;

import fractura.mesh.Named;
import java.util.Arrays;
import java.util.Optional;

/// Pain as Mirels' score asks for it (Mirels89).
public enum MirelsPain implements Named {
    /// 1 point
    MILD("mild", "mild"),
    /// 2 points
    MODERATE("moderate", "moderate"),
    /// 3 points
    FUNCTIONAL("functional", "functional: made worse by use of the limb");

    private final String caseName;
    private final String words;

    MirelsPain(String caseName, String words) {
        this.caseName = caseName;
        this.words = words;
    }

    /// @param word as typed for any score
    /// @return the pain; absent for a word that is not of this score
    public static Optional<MirelsPain> ofWord(String word) {
        return Arrays.stream(values()).filter(p -> p.caseName.equals(word)).findFirst();
    }

    @Override
    public String caseName() {
        return caseName;
    }

    String words() {
        return words;
    }

    int points() {
        return ordinal() + 1;
    }
}
