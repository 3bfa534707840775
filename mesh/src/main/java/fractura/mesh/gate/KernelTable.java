package fractura.mesh.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reconstruction kernels by maker: which raise edges, so that HU of thin bone overshoot and noise grows.
///
/// Names are as the makers write them in headers; the division into smooth and sharp is recalled from their
/// manuals and a choice of this project where kernels lie between. Names that are not here are unknown, never
/// guessed.
///
/// - Siemens: a letter or two and a number (B30f to B70s, Br and Hr of newer scanners); from 50 on sharp.
/// - GE: SOFT, STANDARD, CHEST smooth; DETAIL, BONE, BONEPLUS, LUNG, EDGE, ULTRA sharp.
/// - Philips: A, B, C and the brain kernels UA to UC smooth; D, E, F, L and Y… sharp.
/// - Canon and Toshiba: FC01 to FC29 and FC41 to FC49 smooth; FC30 to FC39 (bone), FC50 to FC59 (lung), FC80
/// and up sharp.
public final class KernelTable {
    /// Siemens numbers from here on count as sharp.
    public static final int SHARP_SIEMENS = 50;

    private static final Pattern SIEMENS = Pattern.compile("[A-Z]{1,2}(\\d{2})[A-Z]?.*");
    private static final Pattern CANON = Pattern.compile("FC(\\d{2}).*");
    private static final List<String> GE_SMOOTH = List.of("SOFT", "STANDARD", "CHEST");
    private static final List<String> GE_SHARP = List.of("DETAIL", "BONE", "BONEPLUS", "LUNG", "EDGE", "ULTRA");
    private static final List<String> PHILIPS_SMOOTH = List.of("A", "B", "C", "UA", "UB", "UC");
    private static final List<String> PHILIPS_SHARP = List.of("D", "E", "F", "L");

    private KernelTable() {}

    /// @param manufacturer of the scanner, as in the header
    /// @param kernel as in the header
    /// @return whether the kernel raises edges; empty when maker or name is not in the table
    public static Optional<Boolean> isSharp(String manufacturer, String kernel) {
        String maker = manufacturer.toUpperCase(Locale.ROOT);
        String name = kernel.strip().toUpperCase(Locale.ROOT);
        if (maker.contains("SIEMENS")) {
            return number(SIEMENS, name).map(n -> n >= SHARP_SIEMENS);
        }
        if (maker.startsWith("GE") || maker.contains("GENERAL ELECTRIC")) {
            return listed(name.replaceAll("[ _+]", ""), GE_SMOOTH, GE_SHARP);
        }
        if (maker.contains("PHILIPS")) {
            return name.startsWith("Y") ? Optional.of(true) : listed(name, PHILIPS_SMOOTH, PHILIPS_SHARP);
        }
        if (maker.contains("CANON") || maker.contains("TOSHIBA")) {
            return number(CANON, name).flatMap(KernelTable::canon);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> canon(int n) {
        boolean isSharp = n >= 30 && n < 40 || n >= 50 && n < 60 || n >= 80;
        boolean isSmooth = n >= 1 && n < 30 || n > 40 && n < 50;
        return isSharp || isSmooth ? Optional.of(isSharp) : Optional.empty();
    }

    private static Optional<Integer> number(Pattern pattern, String name) {
        Matcher m = pattern.matcher(name);
        return m.matches() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
    }

    private static Optional<Boolean> listed(String name, List<String> smooth, List<String> sharp) {
        return smooth.contains(name) ? Optional.of(false) : sharp.contains(name) ? Optional.of(true) : Optional.empty();
    }
}
