package fractura.mesh.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a label says about place: level and side. Understood are names such as `vertebrae_L3`,
/// `L3 vertebra`, `femur_left`, `Right hip`.
public final class VertebraName {
    private static final Pattern LEVEL = Pattern.compile("(?<![A-Za-z0-9])([CTLS])(\\d{1,2})(?![A-Za-z0-9])");
    private static final Pattern SIDE = Pattern.compile("(?i)(?<![a-z])(left|right)(?![a-z])");

    private VertebraName() {}

    /// @param name of a label
    /// @return the level in it, for example `L3`; empty when there is none, or several
    public static Optional<String> level(String name) {
        Matcher m = LEVEL.matcher(name);
        if (!m.find()) {
            return Optional.empty();
        }
        String level = m.group(1) + Integer.parseInt(m.group(2));
        return m.find() ? Optional.empty() : Optional.of(level);
    }

    /// @param name of a label
    /// @return `left` or `right`; empty when there is none, or both
    public static Optional<String> side(String name) {
        Matcher m = SIDE.matcher(name);
        if (!m.find()) {
            return Optional.empty();
        }
        String side = m.group(1).toLowerCase(Locale.ROOT);
        return m.find() ? Optional.empty() : Optional.of(side);
    }
}
