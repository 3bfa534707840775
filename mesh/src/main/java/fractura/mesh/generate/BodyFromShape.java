package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.List;

/// The vertebral body where no label names it: the thick part of the bone in front of the spinal canal.
///
/// # The canal
/// In slices across the superior axis the arch closes a ring, so the canal is a hole of the slice.
/// Hollow endplates make holes too, but these lie over the thickest part of the bone, the canal
/// behind it. Coarse masks may leave the ring open in every single slice; then neighbouring slices
/// are laid over each other, one more at a time.
///
/// # The cut
/// A plane one millimetre behind the front wall of the canal (median over its slices near its
/// midline), square to the direction from the thickest part to the canal. What lies in front of it is
/// the body; pedicles are cut at their roots.
///
/// # No ring
/// Of a bone without a closed arch the body is what lies near the thick core (deeper than 0.6 times the largest
/// inscribed radius): within √2 times that depth, so that the square rims of the body stay. Weaker, and said so.
///
/// Axes follow from the body and the slices from the axes, so all is done three times.
final class BodyFromShape {
    private static final double STEP_MM = 1.0;
    private static final int ROUNDS = 3;
    private static final int[] OVERLAYS = {0, 1, 2, 3};
    private static final double SMALLEST_CANAL_MM3 = 150;
    private static final double BALL = 0.6;
    /// The back wall is hollow towards the canal; cutting this much behind its deepest line gives, on average
    /// over six lumbar vertebrae with drawn bodies, the drawn volume.
    private static final double HOLLOW_MM = 1;

    private static final double MIDLINE_MM = 4;

    private final BoneMask mask;
    private final Grid lattice;
    private final boolean[] inside;
    private final float[] depth;
    private final float deepest;

    private BodyFromShape(BoneMask mask, double[] axes) {
        this.mask = mask;
        Indicator bone = new Indicator(mask.grid(), mask.bone());
        lattice = Turned.lattice(bone, axes, STEP_MM);
        float[] values = bone.on(lattice);
        inside = new boolean[values.length];
        for (int v = 0; v < values.length; v++) {
            inside[v] = values[v] >= 0.5f;
        }
        depth = DistanceTransform.of(inside, lattice.nx(), lattice.ny());
        float most = 0;
        for (float d : depth) {
            most = Math.max(most, d);
        }
        deepest = most;
    }

    /// @param mask the vertebra
    /// @param found receives a caution when the arch is open
    /// @return flags of the body on the mask's grid
    static boolean[] find(BoneMask mask, List<Warning> found) {
        double[] superior = {0, 0, 1};
        double[] posterior = {0, 1, 0};
        boolean[] body = {};
        boolean ring = false;
        for (int round = 0; round < ROUNDS; round++) {
            BodyFromShape view = new BodyFromShape(mask, Turned.axes(superior, posterior));
            boolean[] canal = view.canal();
            ring = canal.length > 0;
            body = ring ? view.inFrontOf(canal) : view.opened();
            posterior = Landmarks.posterior(mask, body, new java.util.ArrayList<>());
            superior = Turned.axis(Landmarks.settle(new Indicator(mask.grid(), body), posterior, superior), 2);
        }
        if (BoneMask.count(body) == 0) {
            throw new InputException("No vertebral body was found in the bone label. Give its label under 'body'.");
        }
        if (!ring) {
            found.add(Warning.caution(
                    "W09",
                    "The vertebral arch is open or missing, so the body was told from its thickness alone. "
                            + "Give a label of the body to be sure."));
        }
        return body;
    }

    /// Centre of the thickest part, lattice coordinates.
    private double[] thickest() {
        double[] sum = new double[3];
        int n = 0;
        for (int v = 0; v < depth.length; v++) {
            if (depth[v] > 0.8f * deepest) {
                sum[0] += v % lattice.nx();
                sum[1] += v / lattice.nx() % lattice.ny();
                sum[2] += v / (lattice.nx() * lattice.ny());
                n++;
            }
        }
        return new double[] {sum[0] / n, sum[1] / n, sum[2] / n};
    }

    /// @return flags of the canal on the lattice; empty when no ring is closed
    private boolean[] canal() {
        double[] thick = thickest();
        for (int overlay : OVERLAYS) {
            Components holes = Components.of(holes(overlay), lattice.nx(), lattice.ny(), Components.Contact.FACE);
            double[] sumX = new double[holes.sizes().length];
            double[] sumY = new double[holes.sizes().length];
            for (int v = 0; v < inside.length; v++) {
                int piece = holes.labels()[v];
                if (piece >= 0) {
                    sumX[piece] += v % lattice.nx();
                    sumY[piece] += v / lattice.nx() % lattice.ny();
                }
            }
            for (int p = 0; p < holes.sizes().length && holes.sizes()[p] >= SMALLEST_CANAL_MM3; p++) {
                double x = sumX[p] / holes.sizes()[p] - thick[0];
                double y = sumY[p] / holes.sizes()[p] - thick[1];
                if (Math.hypot(x, y) > deepest) {
                    return holes.flags(p);
                }
            }
        }
        return new boolean[0];
    }

    /// Background that no way inside its slice leads out of, with bone of some slices above and below laid over.
    private boolean[] holes(int overlay) {
        int nx = lattice.nx();
        int layer = nx * lattice.ny();
        boolean[] holes = new boolean[inside.length];
        boolean[] free = new boolean[layer];
        for (int k = 0; k < lattice.nz(); k++) {
            Arrays.fill(free, true);
            for (int o = Math.max(0, k - overlay); o <= Math.min(lattice.nz() - 1, k + overlay); o++) {
                for (int c = 0; c < layer; c++) {
                    free[c] &= !inside[c + layer * o];
                }
            }
            int[] labels = Components.of(free, nx, lattice.ny(), Components.Contact.FACE)
                    .labels();
            for (int c = 0; c < layer; c++) {
                holes[c + layer * k] = labels[c] >= 0 && labels[c] != labels[0];
            }
        }
        return holes;
    }

    private boolean[] inFrontOf(boolean[] canal) {
        double[] thick = thickest();
        double[] centre = new double[2];
        int n = 0;
        for (int v = 0; v < canal.length; v++) {
            if (canal[v]) {
                centre[0] += v % lattice.nx();
                centre[1] += v / lattice.nx() % lattice.ny();
                n++;
            }
        }
        double dx = centre[0] / n - thick[0];
        double dy = centre[1] / n - thick[1];
        double norm = Math.hypot(dx, dy);
        dx /= norm;
        dy /= norm;
        double front = front(canal, dx, dy, centre[0] / n * dy - centre[1] / n * dx);
        Grid g = mask.grid();
        boolean[] body = new boolean[mask.bone().length];
        for (int v = 0; v < body.length; v++) {
            if (mask.bone()[v]) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                double[] q = lattice.toVoxel(p[0], p[1], p[2]);
                body[v] = q[0] * dx + q[1] * dy < front;
            }
        }
        return Components.of(body, g.nx(), g.ny(), Components.Contact.FACE).flags(0);
    }

    /// Front wall of the canal along (dx, dy): median over slices of the foremost point near the midline.
    private double front(boolean[] canal, double dx, double dy, double midline) {
        int nx = lattice.nx();
        int layer = nx * lattice.ny();
        double[] fronts = new double[lattice.nz()];
        int count = 0;
        for (int k = 0; k < lattice.nz(); k++) {
            double least = Double.MAX_VALUE;
            for (int c = 0; c < layer; c++) {
                if (canal[c + layer * k]) {
                    double x = c % nx;
                    double y = c / nx;
                    if (Math.abs(x * dy - y * dx - midline) < MIDLINE_MM / STEP_MM) {
                        least = Math.min(least, x * dx + y * dy);
                    }
                }
            }
            if (least < Double.MAX_VALUE) {
                fronts[count++] = least;
            }
        }
        Arrays.sort(fronts, 0, count);
        return fronts[count / 2] - 0.5 + HOLLOW_MM / STEP_MM;
    }

    private boolean[] opened() {
        double ball = BALL * deepest;
        boolean[] open =
                DistanceTransform.nearCore(inside, lattice.nx(), lattice.ny(), ball, Math.sqrt(2) * ball + 0.5);
        Grid g = mask.grid();
        boolean[] body = new boolean[mask.bone().length];
        for (int v = 0; v < body.length; v++) {
            if (mask.bone()[v]) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                double[] q = lattice.toVoxel(p[0], p[1], p[2]);
                int w = lattice.index((int) Math.round(q[0]), (int) Math.round(q[1]), (int) Math.round(q[2]));
                body[v] = open[w];
            }
        }
        return Components.of(body, g.nx(), g.ny(), Components.Contact.FACE).flags(0);
    }
}
