package fractura.solver.load;

import fractura.mesh.InputException;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import java.util.BitSet;
import java.util.Locale;

/// Where and how a femur is held.
///
/// Upright, all of the shaft from 150 mm below the lesser trochanter on is held, or the cut face of a bone that
/// ends sooner. In a fall the trochanter lies on rollers along the force, and so does the shaft, on a line
/// across it that lets it turn. Levels and sizes are our choice.
final class FemurSupports {
    /// The shaft is held this far below the lesser trochanter (our choice), mm.
    static final double BELOW_TROCHANTER_MM = 150;

    /// Radius of the patch on which the trochanter lies (our choice, as on the head), mm.
    static final double TROCHANTER_PATCH_MM = 15;

    private final Specimen specimen;
    private final VoxelMesh mesh;
    private final Site.Femur femur;
    private final BoneSurface surface;

    FemurSupports(Specimen specimen, BoneSurface surface) {
        this.specimen = specimen;
        this.surface = surface;
        mesh = specimen.mesh();
        femur = (Site.Femur) specimen.site();
    }

    /// @return height along the shaft's axis, mm
    double lesserTrochanterHeight() {
        return femur.lesserTrochanterHeightMm();
    }

    /// @return height along the shaft's axis below which bone is held, mm; of a bone held at its end, the
    ///     middle of that
    double holdHeight() {
        return Math.max(
                lesserTrochanterHeight() - BELOW_TROCHANTER_MM, femur.shaft().lowestMm());
    }

    private boolean isAtEnd() {
        return lesserTrochanterHeight() - BELOW_TROCHANTER_MM < femur.shaft().lowestMm();
    }

    private boolean isHeld(double[] p) {
        return isAtEnd()
                ? femur.shaft().end().heightOf(p) < 0.5 * mesh.voxelMm()
                : femur.shaft().heightOf(p) <= holdHeight();
    }

    /// Holds all bone below the level, in every direction.
    ///
    /// @return the nodes held
    int[] clamp(BoundaryConditions conditions) {
        BitSet held = new BitSet();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (isHeld(surface.at(n))) {
                held.set(n);
                for (int axis = 0; axis < 3; axis++) {
                    conditions.fix(n, axis, 0);
                }
            }
        }
        return held.stream().toArray();
    }

    String clampWords() {
        return isAtEnd() ? "held at its " + levelWords() : "shaft held " + levelWords() + " and below";
    }

    /// Rollers along one direction under the trochanter and across the shaft, and three pins without force.
    ///
    /// All forces are along `down`, so what the pins hold, both movements across it and the turn about it, asks
    /// for no force.
    ///
    /// @param down unit vector towards the ground, LPS
    /// @return the nodes that carry load
    /// @throws InputException when there is no shaft to lie on: on a synthetic femur rollers as near to the
    ///     trochanter as the cut made the bone yield at two thirds of the load
    int[] layDown(BoundaryConditions conditions, double[] down) {
        if (femur.endsAboveShaft()) {
            throw new InputException("A fall on the side needs a shaft that lies on the ground too, and the "
                    + femur.words() + " ends " + levelWords().replace("cut face, ", "")
                    + ". Scan further down, or take loads: [stance].");
        }
        BitSet carrying = trochanterPatch(down);
        double[] hinge = hingePoint();
        double[] across = Vectors.unit(Vectors.cross(femur.shaft().axis(), down));
        BitSet line = hingeNodes(hinge, across);
        carrying.or(line);
        int anchor = nearest(line, hinge);
        carrying.stream().filter(n -> n != anchor).forEach(n -> hold(conditions, n, down));
        for (int axis = 0; axis < 3; axis++) {
            conditions.fix(anchor, axis, 0);
        }
        hold(conditions, farthest(surface.at(anchor), down, carrying), across);
        return carrying.stream().toArray();
    }

    String fallWords() {
        return String.format(
                Locale.ROOT,
                "fall on the side, shaft %.0f° to the ground, femur turned in by %.0f°: force on the head, greater trochanter"
                        + " on rollers along it, shaft free to turn %s%s",
                FemurLoad.SidewaysFall.SHAFT_TO_GROUND_DEG,
                FemurLoad.SidewaysFall.INTERNAL_ROTATION_DEG,
                isAtEnd() ? "at its " : "",
                levelWords());
    }

    private String levelWords() {
        double below = lesserTrochanterHeight() - holdHeight();
        return String.format(
                Locale.ROOT,
                "%s%.0f mm %s %slesser trochanter",
                isAtEnd() ? "cut face, " : "from ",
                Math.abs(below),
                below >= 0 ? "below" : "above",
                femur.lesserTrochanterMm().isPresent() ? "the " : "the usual place of the ");
    }

    private void hold(BoundaryConditions conditions, int node, double[] direction) {
        double[] axes = mesh.grid().axes();
        double[] along = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                along[a] += axes[3 * a + c] * direction[c];
            }
        }
        conditions.hold(new SkewSupport(node, along[0], along[1], along[2], 0));
    }

    /// Surface that faces the ground around its lowest place above the lesser trochanter.
    private BitSet trochanterPatch(double[] down) {
        double lowest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (isTrochanteric(n)) {
                lowest = Math.max(lowest, Vectors.dot(surface.at(n), down));
            }
        }
        double[] centre = new double[3];
        int count = 0;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (isTrochanteric(n) && Vectors.dot(surface.at(n), down) > lowest - mesh.voxelMm()) {
                centre = Vectors.plus(centre, 1, surface.at(n));
                count++;
            }
        }
        centre = Vectors.scaled(1.0 / count, centre);
        BitSet patch = new BitSet();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (surface.facing(n, down) > 0
                    && Vectors.length(Vectors.minus(surface.at(n), centre)) < TROCHANTER_PATCH_MM) {
                patch.set(n);
            }
        }
        if (patch.cardinality() < 3) {
            throw new InputException(
                    "The greater trochanter of the " + specimen.site().words()
                            + " shows no surface to lie on in a fall on the side. Check that the label covers it.");
        }
        return patch;
    }

    private boolean isTrochanteric(int n) {
        return femur.shaft().heightOf(surface.at(n)) > lesserTrochanterHeight();
    }

    /// Middle of the section at the level of the support.
    private double[] hingePoint() {
        double[] sum = new double[3];
        int count = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            double[] p = mesh.elementCentre(e);
            if (Math.abs(femur.shaft().heightOf(p) - holdHeight()) <= mesh.voxelMm()) {
                sum = Vectors.plus(sum, 1, p);
                count++;
            }
        }
        if (count == 0) {
            throw new InputException("The " + specimen.site().words() + " has no bone " + levelWords()
                    + ", where its shaft would be held. Check that the label is in one piece.");
        }
        return Vectors.scaled(1.0 / count, sum);
    }

    /// Nodes along a line: none is farther from it than half a voxel's diagonal, so that it has no gap.
    private BitSet hingeNodes(double[] point, double[] along) {
        double reach = Math.sqrt(0.75) * mesh.voxelMm();
        BitSet line = new BitSet();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            double[] r = Vectors.minus(surface.at(n), point);
            if (Vectors.length(Vectors.plus(r, -Vectors.dot(r, along), along)) < reach) {
                line.set(n);
            }
        }
        return line;
    }

    private int nearest(BitSet nodes, double[] point) {
        return nodes.stream()
                .boxed()
                .min((a, b) -> Double.compare(
                        Vectors.length(Vectors.minus(surface.at(a), point)),
                        Vectors.length(Vectors.minus(surface.at(b), point))))
                .orElseThrow();
    }

    /// The node farthest from a point across a direction, other than those that carry load.
    private int farthest(double[] from, double[] direction, BitSet carrying) {
        int best = -1;
        double most = -1;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            double[] r = Vectors.minus(surface.at(n), from);
            double distance = Vectors.length(Vectors.plus(r, -Vectors.dot(r, direction), direction));
            if (distance > most && !carrying.get(n)) {
                most = distance;
                best = n;
            }
        }
        return best;
    }
}
