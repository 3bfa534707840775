package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Locale;

/// One vertebra of a CT from a point in the middle of its body.
///
/// # Body
/// A closed surface around the seed that every ray meets once (`Star`), at the outer edge of the cortex.
///
/// # Posterior elements
/// Bone is what is brighter than halfway between the two sides of that surface. Every voxel of bone goes to the marker that
/// reaches it most easily: this body, or the neighbouring bodies and pedicles, what lies beside the body, farther than 58 mm
/// to the side, higher than one body height or deeper than 2.2. A way is cheap through bright bone and up to e⁸ times as
/// dear through bone at the threshold, so that borders fall into joints.
///
/// # Filling
/// Closing by 2 mm, then enclosed background is filled.
///
/// Limits: the seed must lie in the middle of a body; the spine within some 50 degrees of the head axis. Facets that are
/// fused or blurred into each other are cut where the ways meet. A start for drawing, not a finished mask.
///
/// @param labels 1 in the vertebra, on the grid of the scan
/// @param thresholdHu above which something counts as bone, HU
/// @param bodyCentreMm centre of the body found, LPS; owned
/// @param bodyHeightMm its height, mm
/// @param volumeCm3 volume of the vertebra
/// @param touchingPercent share of its surface that touches bone of a neighbour
public record VertebraFromSeed(
        LabelMap labels,
        double thresholdHu,
        double[] bodyCentreMm,
        double bodyHeightMm,
        double volumeCm3,
        double touchingPercent) {
    private static final double STEP_MM = 1;
    private static final double[] LOW = {-65, -50, -80};
    private static final double[] HIGH = {65, 95, 75};
    private static final double LEAST_RADIUS_MM = 9;
    private static final double MOST_RADIUS_MM = 32;
    private static final double CLOSE_MM = 2;

    /// A body thinner or taller than any of T1 to L5, or a vertebra smaller or larger.
    private static final double[] HEIGHTS_MM = {12, 45};

    private static final double[] VOLUMES_CM3 = {8, 150};

    /// Bone brighter than its surroundings by less than this is no bone, HU.
    private static final double LEAST_CONTRAST_HU = 40;

    /// @param scan CT in HU
    /// @param seedMm in the middle of the vertebral body, LPS, mm
    /// @return the vertebra
    /// @throws InputException when the seed lies outside the scan or in no vertebral body
    public static VertebraFromSeed of(Volume scan, double... seedMm) {
        double[] v = scan.grid().toVoxel(seedMm[0], seedMm[1], seedMm[2]);
        if (!scan.grid().contains((int) Math.round(v[0]), (int) Math.round(v[1]), (int) Math.round(v[2]))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The seed (%.1f, %.1f, %.1f) mm lies outside the scan. Give LPS coordinates: NIfTI viewers that show"
                            + " RAS have the first two with the other sign.",
                    seedMm[0],
                    seedMm[1],
                    seedMm[2]));
        }
        Lattice lattice = Lattice.of(scan, seedMm, LOW, HIGH, STEP_MM);
        Star body = Star.settled(lattice, seedMm, LEAST_RADIUS_MM, MOST_RADIUS_MM);
        double contrast = Star.percentile(body.insideHu(), 0.5) - Star.percentile(body.outsideHu(), 0.5);
        BodyFrame frame = BodyFrame.of(body);
        if (!(contrast > LEAST_CONTRAST_HU
                && frame.heightMm() > HEIGHTS_MM[0]
                && frame.heightMm() < HEIGHTS_MM[1]
                && body.holds(seedMm))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No vertebral body around the seed: what encloses it is %.0f mm high and %.0f HU brighter than its"
                            + " surroundings. Put the seed into the middle of a body.",
                    frame.heightMm(),
                    contrast));
        }
        Markers markers = Markers.of(lattice, body, frame);
        byte[] owner = Flood.of(lattice, markers.owners(), body.threshold(), Star.percentile(body.insideHu(), 0.8));
        boolean[] filled = Filling.of(lattice.grid(), owner, CLOSE_MM / STEP_MM, body.centre());
        return onScan(scan, lattice.grid(), filled, owner, body, frame);
    }

    private static VertebraFromSeed onScan(
            Volume scan, Grid lattice, boolean[] filled, byte[] owner, Star body, BodyFrame frame) {
        Grid g = scan.grid();
        int[] values = new int[g.voxelCount()];
        int count = 0;
        for (int v = 0; v < values.length; v++) {
            double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
            double[] q = lattice.toVoxel(p[0], p[1], p[2]);
            int i = (int) Math.round(q[0]);
            int j = (int) Math.round(q[1]);
            int k = (int) Math.round(q[2]);
            if (lattice.contains(i, j, k) && filled[lattice.index(i, j, k)]) {
                values[v] = 1;
                count++;
            }
        }
        double volume = count * g.voxelVolumeMm3() / 1000;
        if (!(volume > VOLUMES_CM3[0] && volume < VOLUMES_CM3[1])) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "What was found around the seed has %.1f cm³; vertebrae have %.0f to %.0f cm³. No mask is given: draw it"
                            + " by hand, or move the seed to the middle of the body.",
                    volume,
                    VOLUMES_CM3[0],
                    VOLUMES_CM3[1]));
        }
        return new VertebraFromSeed(
                new LabelMap(g, values),
                body.threshold(),
                body.centre(),
                frame.heightMm(),
                volume,
                Filling.touchingPercent(lattice, filled, owner));
    }
}
