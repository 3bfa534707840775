package fractura.mesh.gate;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a vertebra can be of the level it is called: its size, and the order of the labelled vertebrae.
///
/// Size bands are choices of this project, wide around adult vertebrae (the lumbar ones of two real scans hold
/// 58 to 66 cm³, their last thoracic one 48 cm³); they catch a wrong label, two bones or a piece, not a
/// neighbour's number.
public final class LevelCheck {
    /// Neighbouring centroids lie at least this far apart along the spine.
    public static final double LEAST_STEP_MM = 8;

    /// Neighbouring centroids lie at most this far apart along the spine.
    public static final double MOST_STEP_MM = 60;

    private static final Pattern LEVEL = Pattern.compile("(?:.*[^a-z])?(c[1-7]|t(?:1[0-3]|[1-9])|l[1-6])(?:[^0-9].*)?");

    /// Beyond a band's volumes by this factor no vertebra is whole and in millimetres (a choice): voxels twice as
    /// large make a bone eight times as large.
    private static final double IMPOSSIBLE = 2;

    private static final int T12 = 19;
    private static final int L1 = 21;

    /// Size of whole vertebrae of a stretch of the spine.
    ///
    /// @param first first level, by rising number from C1
    /// @param leastCm3 smallest volume
    /// @param mostCm3 largest volume
    /// @param leastWidthMm smallest width between the transverse processes
    /// @param mostWidthMm largest width
    public record Band(int first, double leastCm3, double mostCm3, double leastWidthMm, double mostWidthMm) {}

    /// From the skull down; a level belongs to the last band that begins at or above it.
    public static final List<Band> BANDS = List.of(
            new Band(number("C1"), 4, 35, 30, 110),
            new Band(number("T1"), 8, 60, 40, 110),
            new Band(number("T5"), 10, 75, 35, 100),
            new Band(number("T10"), 15, 95, 35, 100),
            new Band(number("L1"), 25, 140, 50, 130));

    private LevelCheck() {}

    /// @param level `C1` to `C7`, `T1` to `T13`, `L1` to `L6`
    /// @return its number from the skull down, 1 for C1; T13, which few people have, keeps 20 to itself
    private static int number(String level) {
        int n = Integer.parseInt(level.substring(1));
        return switch (level.charAt(0)) {
            case 'C' -> n;
            case 'T' -> 7 + n;
            default -> L1 - 1 + n;
        };
    }

    /// The vertebral level in the name of a structure.
    ///
    /// @param name for example `vertebrae_L3`, `L3`, `vertebra T12 body`
    /// @return for example `L3`; empty when there is none
    public static Optional<String> level(String name) {
        Matcher m = LEVEL.matcher(name.toLowerCase(Locale.ROOT));
        return m.matches() ? Optional.of(m.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /// @param level the level the case names
    /// @param shape the bone
    /// @return nothing, or W09: a caution, and a block where the volume is under half of the least or over
    /// twice the most; a bone that is cut is not judged
    public static List<Warning> size(String level, LabelShape shape) {
        Band band = BANDS.getFirst();
        for (Band b : BANDS) {
            band = number(level) >= b.first() ? b : band;
        }
        double volume = shape.volumeCm3();
        double width = shape.extentMm()[0];
        boolean isSized = volume >= band.leastCm3()
                && volume <= band.mostCm3()
                && width >= band.leastWidthMm()
                && width <= band.mostWidthMm();
        if (shape.isCut() || isSized) {
            return List.of();
        }
        boolean isPossible = volume >= band.leastCm3() / IMPOSSIBLE && volume <= band.mostCm3() * IMPOSSIBLE;
        String text = Words.format(
                "The bone called %s holds %.1f cm³ and is %.0f mm wide; vertebrae of that level have %.0f to %.0f"
                        + " cm³ and %.0f to %.0f mm. Check the label, the level and the size of the voxels.",
                level, volume, width, band.leastCm3(), band.mostCm3(), band.leastWidthMm(), band.mostWidthMm());
        return List.of(isPossible ? Warning.caution("W09", text) : Warning.block("W09", text));
    }

    /// Whether labelled vertebrae follow each other from head to feet.
    ///
    /// @param shapes named structures; those without a level in their name are passed over
    /// @return nothing; W08 as a block when the whole order is turned round; W09 as a caution when it is
    /// broken, a level is missing between others, or neighbours lie too near or too far
    public static List<Warning> order(List<LabelShape> shapes) {
        List<LabelShape> spine = new ArrayList<>();
        shapes.stream().filter(s -> level(s.name()).isPresent()).forEach(spine::add);
        spine.sort((a, b) -> Integer.compare(numberOf(a), numberOf(b)));
        int down = 0;
        int up = 0;
        StringJoiner odd = new StringJoiner("; ");
        for (int s = 1; s < spine.size(); s++) {
            LabelShape above = spine.get(s - 1);
            LabelShape below = spine.get(s);
            double step = above.centerMm()[2] - below.centerMm()[2];
            int levels = levels(above, below);
            down += step > 0 ? 1 : 0;
            up += step < 0 ? 1 : 0;
            String pair = level(above.name()).orElseThrow() + " and "
                    + level(below.name()).orElseThrow();
            boolean isWhole = !above.isCut() && !below.isCut();
            if (levels == 0) {
                odd.add(pair + " are one level in two labels");
            } else if (levels > 1) {
                odd.add("between " + pair + " " + (levels - 1) + " labels are missing");
            } else if (step <= 0 || isWhole && (step < LEAST_STEP_MM || step > MOST_STEP_MM)) {
                odd.add(Words.format("%s lie %.0f mm apart, from head to feet", pair, step));
            }
        }
        if (up > 0 && down == 0) {
            return List.of(Warning.block(
                    "W08",
                    "The labelled vertebrae run from feet to head (" + up
                            + " of " + up
                            + " pairs): head and feet of the images, or the numbers, are turned round. Export image and"
                            + " labels again with one affine."));
        }
        if (odd.length() == 0) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W09",
                "The order of the labelled vertebrae is uncertain: " + odd
                        + Words.format(" (%.0f to %.0f mm between neighbours).", LEAST_STEP_MM, MOST_STEP_MM)
                        + " Count the levels, and look for a transitional one."));
    }

    private static int numberOf(LabelShape s) {
        return number(level(s.name()).orElseThrow());
    }

    /// L1 follows T12 where no T13 is labelled.
    private static int levels(LabelShape above, LabelShape below) {
        boolean isPastT13 = numberOf(above) <= T12 && numberOf(below) >= L1;
        return numberOf(below) - numberOf(above) - (isPastT13 ? 1 : 0);
    }
}
