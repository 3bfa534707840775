package fractura.mesh.segment;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One femur of a CT from a point in the middle of its head.
///
/// # Head
/// The ball near the seed whose surface is most like that of a head (`HeadBall`).
///
/// # From the socket
/// The ball is this femur's; bone farther than 3 mm from it on the side away from the neck is the socket's.
/// Between them, and everywhere else, bone goes to whoever reaches it by the cheapest way (`Flood`), so that the
/// border falls into the joint space where one is seen and to the middle of the shell where none is.
///
/// # Threshold
/// Halfway between the darkest and the brightest within 3 mm, but not below 100 HU (`LocalThreshold`). The flood
/// also runs through what is brighter than the middle between soft tissue and the wall of the head, which is the
/// threshold reported: spongy bone beside bright walls.
///
/// # Filling
/// `Filling.TUBE`: marrow is filled although the wall has gaps and the scan may end within the shaft.
///
/// # Judging itself
/// As for a vertebra (`Doubts`), and by length, sections and the direction of the neck (`FemurExtent`).
///
/// Limits: patients lying straight within some 30 degrees; heads that are round; nothing was tried on artificial
/// joints, which are refused in so far as no neck of bone leaves the ball. A knee in the scan is refused where
/// the joint space is not seen. A start for drawing, not a finished mask.
///
/// @param labels 1 in the femur, on the grid of the scan
/// @param thresholdHu middle between soft tissue and the wall of the head, HU; elsewhere it follows the wall
/// @param side of the body
/// @param headCentreMm centre of the head, LPS; owned
/// @param headRadiusMm its radius
/// @param lengthMm from its top to its lowest point in the mask
/// @param volumeCm3 volume of the femur
/// @param doubts what speaks against the mask
public record FemurFromSeed(
        LabelMap labels,
        double thresholdHu,
        Side side,
        double[] headCentreMm,
        double headRadiusMm,
        double lengthMm,
        double volumeCm3,
        Doubts doubts) {
    private static final double[] NEAR_LOW = {-80, -60, -60};
    private static final double[] NEAR_HIGH = {80, 60, 60};
    private static final double STEP_MM = 1;

    /// Reach from the centre of the head: inwards, outwards, to front and back, down, up, mm (project choice: the
    /// longest femora, a patient lying askew by 10 degrees).
    private static final double INWARDS_MM = 50;

    private static final double OUTWARDS_MM = 90;
    private static final double DEEP_MM = 80;
    private static final double DOWN_MM = 580;
    private static final double UP_MM = 45;
    private static final double SHIFT_HU = 50;

    /// A whole femur takes a lattice of some 1.4 mm instead of 1 mm, and less than 500 MB.
    private static final double MOST_POINTS = 4e6;

    /// Muscle and blood without contrast stay below, at usual noise (project choice).
    private static final double LEAST_THRESHOLD_HU = 100;

    private static final double LOCAL_MM = 3;

    /// Between what heads and other places show (docs/masks.md).
    private static final double LEAST_SCORE = 0.2;

    private static final double LEAST_CONTRAST_HU = 60;

    /// @param scan CT in HU
    /// @param seedMm in the middle of the femoral head, LPS, mm
    /// @param asked side of the body; empty to tell it from the bone around
    /// @return the femur
    /// @throws InputException when the seed lies outside the scan or in no femoral head, the side cannot be told,
    /// or no single femur is found
    public static FemurFromSeed of(Volume scan, double[] seedMm, Optional<Side> asked) {
        Seeds.requireInside(scan, seedMm);
        Lattice near = Lattice.of(scan, seedMm, NEAR_LOW, NEAR_HIGH, STEP_MM);
        HeadBall head = HeadBall.near(near, seedMm);
        HeadLevels levels = HeadLevels.of(near, head);
        requireHead(head, levels);
        Side side = asked.or(() -> HipSide.of(near, head)).orElseThrow(FemurFromSeed::sideUnknown);
        List<Cut> cuts = cuts(around(scan, head, side), head, side, levels);
        Cut cut = cuts.get(1);
        FemurExtent extent = FemurExtent.of(cut, head, FemurMarkers.neck(side));
        LabelMap labels = cut.on(scan.grid());
        List<Doubt> doubts = new ArrayList<>(ImageBorder.of(labels).doubts("feet"));
        doubts.addAll(extent.doubts());
        Doubts judged = Doubts.of(cut, cuts.get(0), cuts.get(2), BoneLimits.FEMUR, doubts);
        extent.refuse();
        double volume = labels.labelCounts().getOrDefault(1, 0) * scan.grid().voxelVolumeMm3() / 1000;
        return new FemurFromSeed(
                labels, levels.threshold(), side, head.centre(), head.radiusMm(), extent.lengthMm(), volume, judged);
    }

    /// The masks of three thresholds, each 50 HU above the one before; none lets muscle in.
    private static List<Cut> cuts(Lattice wide, HeadBall head, Side side, HeadLevels levels) {
        LocalThreshold local = LocalThreshold.within(wide, LOCAL_MM);
        byte[] markers = FemurMarkers.of(wide, head, side);
        List<Cut> cuts = new ArrayList<>();
        for (int shift = -1; shift <= 1; shift++) {
            double move = shift * SHIFT_HU;
            double threshold = levels.threshold() + move;
            LocalThreshold moved = local.moved(move, LEAST_THRESHOLD_HU);
            Scene scene = new Scene(
                    moved.levelled(wide, threshold, threshold),
                    moved.levelled(wide, threshold, Double.MAX_VALUE),
                    markers,
                    head.centre());
            cuts.add(Cut.at(threshold, levels.brightHu() + move, scene, Filling.TUBE));
        }
        return cuts;
    }

    private static Lattice around(Volume scan, HeadBall head, Side side) {
        boolean isLeft = side == Side.LEFT;
        double[] low = {isLeft ? -INWARDS_MM : -OUTWARDS_MM, -DEEP_MM, -DOWN_MM};
        double[] high = {isLeft ? OUTWARDS_MM : INWARDS_MM, DEEP_MM, UP_MM};
        double step = Math.max(STEP_MM, Math.cbrt(Lattice.volumeMm3(scan, head.centre(), low, high) / MOST_POINTS));
        return Lattice.of(scan, head.centre(), low, high, step);
    }

    private static void requireHead(HeadBall head, HeadLevels levels) {
        boolean isAtBound = head.radiusMm() <= HeadBall.LEAST_RADIUS_MM || head.radiusMm() >= HeadBall.MOST_RADIUS_MM;
        if (isAtBound || head.score() < LEAST_SCORE || levels.contrastHu() < LEAST_CONTRAST_HU) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No femoral head around the seed: the ball most like one, of radius %.1f mm, scores %.2f (at least %.2f;"
                            + " radius between %.0f and %.0f mm) and is %.0f HU brighter than its surroundings (at least"
                            + " %.0f). Put the seed into the middle of a head, at most %.0f mm off its centre.",
                    head.radiusMm(),
                    head.score(),
                    LEAST_SCORE,
                    HeadBall.LEAST_RADIUS_MM,
                    HeadBall.MOST_RADIUS_MM,
                    levels.contrastHu(),
                    LEAST_CONTRAST_HU,
                    HeadBall.SEARCH_MM));
        }
    }

    private static InputException sideUnknown() {
        return new InputException("The bone around the head does not tell whether it is the left or the right femur."
                + " Name the side (--side left or --side right).");
    }
}
