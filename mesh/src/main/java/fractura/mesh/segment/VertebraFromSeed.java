package fractura.mesh.segment;

import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One vertebra of a CT from a point in the middle of its body.
///
/// # Body
/// A closed surface around the seed that every ray meets once (`Star`), at the outer edge of the cortex.
///
/// # Posterior elements
/// Bone is what is brighter than halfway between the two sides of that surface. Every voxel of bone goes to the
/// marker that reaches it most easily: this body, or the neighbouring bodies and pedicles, what lies beside the
/// body, farther than 58 mm to the side, higher than one body height or deeper than 2.2. A way is cheap through
/// bright bone and up to e⁸ times as dear through bone at the threshold, so that borders fall into joints.
///
/// # Filling
/// Closing by 2 mm, then enclosed background is filled.
///
/// # Judging itself
/// The cut is made again with the threshold 50 HU lower and higher; how far the three agree tells how much the
/// mask owes to the threshold.
///
/// Limits: the seed must lie in the middle of a body; the spine within some 50 degrees of the head axis. Facets
/// that are fused or blurred into each other are cut where the ways meet. A start for drawing, not a finished
/// mask.
///
/// @param labels 1 in the vertebra, on the grid of the scan
/// @param thresholdHu above which something counts as bone, HU
/// @param bodyCentreMm centre of the body found, LPS; owned
/// @param bodyHeightMm its height, mm
/// @param volumeCm3 volume of the vertebra
/// @param doubts what speaks against the mask
public record VertebraFromSeed(
        LabelMap labels,
        double thresholdHu,
        double[] bodyCentreMm,
        double bodyHeightMm,
        double volumeCm3,
        Doubts doubts) {
    private static final double STEP_MM = 1;
    private static final double[] LOW = {-65, -50, -80};
    private static final double[] HIGH = {65, 95, 75};
    private static final double LEAST_RADIUS_MM = 9;
    private static final double MOST_RADIUS_MM = 32;
    private static final double SHIFT_HU = 50;

    /// A body lower or higher than any of T1 to L5.
    private static final double[] HEIGHTS_MM = {12, 45};

    /// Bone brighter than its surroundings by less than this is no bone, HU (project choice).
    private static final double LEAST_CONTRAST_HU = 40;

    /// @param scan CT in HU
    /// @param seedMm in the middle of the vertebral body, LPS, mm
    /// @return the vertebra
    /// @throws InputException when the seed lies outside the scan or in no vertebral body, or no single bone is
    /// found around it
    public static VertebraFromSeed of(Volume scan, double[] seedMm) {
        Seeds.requireInside(scan, seedMm);
        Lattice lattice = Lattice.of(scan, seedMm, LOW, HIGH, STEP_MM);
        Star body = Star.settled(lattice, seedMm, LEAST_RADIUS_MM, MOST_RADIUS_MM);
        BodyFrame frame = BodyFrame.of(body);
        requireBody(body, frame, seedMm);
        Markers markers = Markers.of(lattice, body, frame);
        double bright = Star.percentile(body.insideHu(), 0.8);
        Scene scene = new Scene(lattice, lattice, markers.owners(), body.centre());
        List<Cut> cuts = new ArrayList<>();
        for (int shift = -1; shift <= 1; shift++) {
            double threshold = body.threshold() + shift * SHIFT_HU;
            cuts.add(Cut.at(threshold, bright, scene, Filling.SOLID));
        }
        LabelMap labels = cuts.get(1).on(scan.grid());
        List<Doubt> doubts = new ArrayList<>(ImageBorder.of(labels).doubts());
        doubts.addAll(markers.doubts());
        Doubts judged = Doubts.of(cuts.get(1), cuts.get(0), cuts.get(2), BoneLimits.VERTEBRA, doubts);
        double volume = labels.labelCounts().getOrDefault(1, 0) * scan.grid().voxelVolumeMm3() / 1000;
        return new VertebraFromSeed(labels, body.threshold(), body.centre(), frame.heightMm(), volume, judged);
    }

    private static void requireBody(Star body, BodyFrame frame, double[] seed) {
        double contrast = Star.percentile(body.insideHu(), 0.5) - Star.percentile(body.outsideHu(), 0.5);
        if (!(contrast > LEAST_CONTRAST_HU
                && frame.heightMm() > HEIGHTS_MM[0]
                && frame.heightMm() < HEIGHTS_MM[1]
                && body.holds(seed))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No vertebral body around the seed: what encloses it is %.0f mm high and %.0f HU brighter than its"
                            + " surroundings. Put the seed into the middle of a body.",
                    frame.heightMm(),
                    contrast));
        }
    }
}
