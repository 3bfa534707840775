package fractura.mesh.segment;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was measured of a mask that was found from a seed, and what of it speaks against the mask.
///
/// @param touchingPercent share of its surface that touches bone given to a neighbour
/// @param leakPercent share of its surface that touches bone which runs out of the region searched: a rib, a
/// process of a neighbour, or a way by which the mask leaks
/// @param lower against the mask of a threshold 50 HU lower
/// @param higher against the mask of a threshold 50 HU higher
/// @param named what is doubted, the first being true of every mask
public record Doubts(double touchingPercent, double leakPercent, Shift lower, Shift higher, List<Doubt> named) {
    private static final double MUCH_LEAK_PERCENT = 5;
    private static final double LITTLE_AGREEMENT = 0.9;
    private static final double NO_AGREEMENT = 0.6;

    /// How a mask changes with its threshold.
    ///
    /// @param dice overlap with the mask itself (Dice45)
    /// @param volumePercent by how much the volume grows, percent; below 0 where it shrinks
    public record Shift(double dice, double volumePercent) {
        static Shift from(Cut mask, Cut moved) {
            return new Shift(mask.dice(moved), 100 * (moved.volumeMm3() / mask.volumeMm3() - 1));
        }
    }

    public Doubts {
        named = List.copyOf(named);
    }

    /// @param cut the mask
    /// @param lower the mask of a threshold 50 HU lower
    /// @param higher the mask of a threshold 50 HU higher
    /// @param limits of the bone
    /// @param others doubts of the bone's own
    /// @throws InputException when the mask has not the size of such a bone or depends on the threshold
    /// altogether
    static Doubts of(Cut cut, Cut lower, Cut higher, BoneLimits limits, List<Doubt> others) {
        double touching = cut.touchingPercent(Markers.OTHER);
        double leak = cut.touchingPercent(Markers.BEYOND);
        Shift less = Shift.from(cut, lower);
        Shift more = Shift.from(cut, higher);
        double least = Math.min(less.dice, more.dice);
        refuse(cut.volumeMm3() / 1000, least, limits);
        List<Doubt> named = new ArrayList<>();
        named.add(new Doubt(
                Doubt.Reason.AUTOMATIC,
                "This mask was found by a program from one point. It is a start to be looked at and mended in a viewer, above"
                        + " all " + limits.where() + ", before anything is concluded from it."));
        named.addAll(others);
        if (touching > limits.muchTouchingPercent()) {
            named.add(words(
                    Doubt.Reason.TOUCHES_NEIGHBOUR,
                    "%.0f %% of the surface touches bone of a neighbour (doubted above %.0f %%): the cut through joints or"
                            + " osteophytes is a guess there.",
                    touching,
                    limits.muchTouchingPercent()));
        }
        if (leak > MUCH_LEAK_PERCENT) {
            named.add(words(
                    Doubt.Reason.RUNS_OUT,
                    "%.0f %% of the surface touches bone that runs out of the region searched (doubted above %.0f %%): ribs,"
                            + " or a leak.",
                    leak,
                    MUCH_LEAK_PERCENT));
        }
        if (least < LITTLE_AGREEMENT) {
            named.add(words(
                    Doubt.Reason.HANGS_ON_THRESHOLD,
                    "Moved by 50 HU the mask overlaps itself by %.2f only (Dice; doubted below %.2f).",
                    least,
                    LITTLE_AGREEMENT));
        }
        return new Doubts(touching, leak, less, more, named);
    }

    /// @return whether anything but its origin speaks against the mask
    public boolean isDoubtful() {
        return named.size() > 1;
    }

    /// @param reason of a doubt
    /// @return whether it is among them
    public boolean has(Doubt.Reason reason) {
        return named.stream().anyMatch(d -> d.reason() == reason);
    }

    static Doubt words(Doubt.Reason reason, String form, Object... numbers) {
        return new Doubt(reason, String.format(Locale.ROOT, form, numbers));
    }

    private static void refuse(double volumeCm3, double least, BoneLimits limits) {
        if (!(volumeCm3 > limits.leastCm3() && volumeCm3 < limits.mostCm3())) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No single %s found (%s): what was cut out around the seed has %.1f cm³, such bones have %.0f to %.0f."
                            + " Move the seed to %s, or draw the mask by hand.",
                    limits.bone(),
                    Doubt.Reason.IMPLAUSIBLE_SIZE.words(),
                    volumeCm3,
                    limits.leastCm3(),
                    limits.mostCm3(),
                    limits.seed()));
        }
        if (!(least > NO_AGREEMENT)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No single %s found (%s): with a threshold 50 HU off, what is cut out around the seed overlaps itself by"
                            + " %.2f only (Dice; at least %.2f is asked). Move the seed to %s, or draw the mask by hand.",
                    limits.bone(),
                    Doubt.Reason.HANGS_ON_THRESHOLD.words(),
                    least,
                    NO_AGREEMENT,
                    limits.seed()));
        }
    }
}
