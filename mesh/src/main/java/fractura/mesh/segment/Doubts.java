package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What speaks against a mask that was found from a seed.
///
/// @param touchingPercent share of its surface that touches bone given to a neighbour
/// @param leakPercent share of its surface that touches bone which runs out of the region searched: a rib, a
/// process
/// of a neighbour, or a way by which the mask leaks
/// @param lowerDice overlap with the mask of a threshold 50 HU lower (Dice45)
/// @param higherDice overlap with the mask of a threshold 50 HU higher
/// @param touchesBorder whether it reaches the border of the image
public record Doubts(
        double touchingPercent, double leakPercent, double lowerDice, double higherDice, boolean touchesBorder) {
    /// A vertebra smaller or larger than T1 to L5 of adults (project choice).
    private static final double LEAST_CM3 = 8;

    private static final double MOST_CM3 = 150;

    /// Project choices between what good and bad masks of docs/masks.md show.
    private static final double MUCH_TOUCHING_PERCENT = 15;

    private static final double MUCH_LEAK_PERCENT = 5;
    private static final double LITTLE_AGREEMENT = 0.9;
    private static final double NO_AGREEMENT = 0.6;

    /// @return what to look at, in words; always at least that this is a start
    public List<Warning> findings() {
        List<Warning> found = new ArrayList<>();
        found.add(Warning.caution(
                "W09",
                "This mask was found by a program from one point. It is a start to be looked at and mended in a viewer, above"
                        + " all at the facet joints and processes, before anything is concluded from it."));
        if (touchesBorder) {
            found.add(Warning.caution(
                    "W05", "The mask touches the border of the image: part of the bone may be missing from the scan."));
        }
        if (touchingPercent > MUCH_TOUCHING_PERCENT) {
            found.add(words(
                    "%.0f %% of the surface touches bone of a neighbour: the cut through joints or osteophytes is a guess"
                            + " there.",
                    touchingPercent));
        }
        if (leakPercent > MUCH_LEAK_PERCENT) {
            found.add(words(
                    "%.0f %% of the surface touches bone that runs out of the region searched: ribs, or a leak.",
                    leakPercent));
        }
        if (Math.min(lowerDice, higherDice) < LITTLE_AGREEMENT) {
            found.add(words(
                    "The mask hangs on the threshold: moved by 50 HU it overlaps itself by %.2f only (Dice).",
                    Math.min(lowerDice, higherDice)));
        }
        return found;
    }

    private static Warning words(String form, double number) {
        return Warning.caution("W09", String.format(Locale.ROOT, form, number));
    }

    /// @param volumeCm3 volume of the mask
    /// @throws InputException when it has not the size of a vertebra or depends on the threshold altogether
    void refuseWhatIsNoSingleVertebra(double volumeCm3) {
        double least = Math.min(lowerDice, higherDice);
        if (!(volumeCm3 > LEAST_CM3 && volumeCm3 < MOST_CM3)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No single vertebra found: what was cut out around the seed has %.1f cm³, vertebrae have %.0f to %.0f."
                            + " Move the seed to the middle of the body, or draw the mask by hand.",
                    volumeCm3,
                    LEAST_CM3,
                    MOST_CM3));
        }
        if (!(least > NO_AGREEMENT)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No single vertebra found: with a threshold 50 HU off, what is cut out around the seed overlaps itself by"
                            + " %.2f only (Dice; at least %.2f is asked). Move the seed to the middle of the body, or draw the"
                            + " mask by hand.",
                    least,
                    NO_AGREEMENT));
        }
    }

    static boolean touchesBorder(LabelMap labels) {
        Grid g = labels.grid();
        for (int v = 0; v < labels.values().length; v++) {
            if (labels.values()[v] != 0) {
                int i = v % g.nx();
                int j = v / g.nx() % g.ny();
                int k = v / (g.nx() * g.ny());
                if (i == 0 || j == 0 || k == 0 || i == g.nx() - 1 || j == g.ny() - 1 || k == g.nz() - 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
