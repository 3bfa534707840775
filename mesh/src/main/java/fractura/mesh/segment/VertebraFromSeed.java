package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Arrays;
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
        requireInside(scan, seedMm);
        Lattice lattice = Lattice.of(scan, seedMm, LOW, HIGH, STEP_MM);
        Star body = Star.settled(lattice, seedMm, LEAST_RADIUS_MM, MOST_RADIUS_MM);
        BodyFrame frame = BodyFrame.of(body);
        requireBody(body, frame, seedMm);
        byte[] markers = Markers.of(lattice, body, frame).owners();
        double bright = Star.percentile(body.insideHu(), 0.8);
        Cut cut = Cut.at(body.threshold(), bright, lattice, markers, body.centre());
        LabelMap labels = cut.on(scan.grid());
        Doubts doubts = new Doubts(
                cut.touchingPercent(Markers.OTHER),
                cut.touchingPercent(Markers.BEYOND),
                cut.dice(Cut.at(body.threshold() - SHIFT_HU, bright, lattice, markers, body.centre())),
                cut.dice(Cut.at(body.threshold() + SHIFT_HU, bright, lattice, markers, body.centre())),
                Doubts.touchesBorder(labels));
        double volume = labels.labelCounts().getOrDefault(1, 0) * scan.grid().voxelVolumeMm3() / 1000;
        doubts.refuseWhatIsNoSingleVertebra(volume);
        return new VertebraFromSeed(labels, body.threshold(), body.centre(), frame.heightMm(), volume, doubts);
    }

    private static void requireInside(Volume scan, double[] seed) {
        Grid g = scan.grid();
        double[] v = g.toVoxel(seed[0], seed[1], seed[2]);
        boolean isInside = Arrays.stream(v).allMatch(c -> c >= -0.5) // false for NaN
                && v[0] <= g.nx() - 0.5
                && v[1] <= g.ny() - 0.5
                && v[2] <= g.nz() - 0.5;
        if (!isInside) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The seed (%.1f, %.1f, %.1f) mm lies outside the scan. Give LPS coordinates: NIfTI viewers that show"
                            + " RAS have the first two with the other sign.",
                    seed[0],
                    seed[1],
                    seed[2]));
        }
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
