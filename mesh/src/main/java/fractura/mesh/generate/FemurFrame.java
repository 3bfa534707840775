package fractura.mesh.generate;

import fractura.mesh.Side;
import fractura.mesh.Site;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The named directions of a femur and its landmarks put together.
///
/// @param mask the bone
/// @param head its head
/// @param neck its neck
/// @param shaft its shaft
/// @param condyles its lower end; absent for an upper part
/// @param asked side it is said to be
record FemurFrame(
        BoneMask mask, FemurHead head, FemurNeck neck, FemurShaft shaft, Optional<FemurCondyles> condyles, Side asked) {
    /// @return everything measured, with what does not fit together
    FemurShape measured() {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        double[] base = nearest(neck.centreMm(), neck.axis(), shaft.pointMm(), shaft.axis());
        double[] point = nearest(shaft.pointMm(), shaft.axis(), neck.centreMm(), neck.axis());
        FemurTrochanters trochanters = FemurTrochanters.of(shape, head, neck, point, shaft.axis());
        double[] proximal = condyles.map(
                        c -> Turned.unit(Turned.minus(point, middle(c.medialEpicondyleMm(), c.lateralEpicondyleMm()))))
                .orElseGet(this::straightened);
        Optional<Side> byShape = sideOfShape(trochanters, proximal);
        Site.Femur femur = new Site.Femur(
                asked,
                frame(proximal),
                new Site.Femur.Head(head.centreMm(), head.radiusMm()),
                new Site.Femur.Neck(
                        neck.centreMm(),
                        neck.axis(),
                        base,
                        neck.radiusMm(),
                        180 - Turned.degrees(neck.axis(), shaft.axis())),
                new Site.Femur.Shaft(point, shaft.axis(), shaft.radiusMm(), shaft.known(), end(shape, point)),
                trochanters.greaterMm(),
                isSeen() ? trochanters.lesser().map(FemurTrochanters.Bump::tipMm) : Optional.empty(),
                condyles.map(c -> new Site.Femur.Condyles(
                        c.medialEpicondyleMm(), c.lateralEpicondyleMm(), c.medialBackMm(), c.lateralBackMm())));
        FemurShape measured = new FemurShape(
                femur,
                head.residualMm(),
                head.coverage(),
                shaft.fittedMm(),
                byShape,
                condyles.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(FemurEnd.length(shape, proximal)),
                List.of());
        return new FemurChecks(measured).checked();
    }

    private boolean isSeen() {
        return shaft.known() == Site.Femur.Known.SEEN;
    }

    /// A shaft that was seen ends square to its axis. One that was not seen has no bone to give away: it ends
    /// where the image does.
    private Site.Femur.End end(Indicator shape, double[] point) {
        Optional<Site.Femur.End> border = isSeen() ? Optional.empty() : FemurEnd.border(mask, shaft.axis());
        return border.orElseGet(() -> {
            boolean isCut = condyles.isEmpty();
            double lowest =
                    isCut ? FemurEnd.cutHeight(shape, shaft, point) : FemurEnd.lowest(shape, point, shaft.axis());
            return new Site.Femur.End(Turned.along(point, shaft.axis(), lowest), shaft.axis(), isCut);
        });
    }

    private Site.Femur.Frame frame(double[] proximal) {
        double[] neckward = Turned.across(neck.axis(), proximal);
        if (condyles.isEmpty()) {
            double[] medial = assumedMedial(proximal);
            return new Site.Femur.Frame(
                    medial, anterior(asked, medial, proximal), proximal, FemurShape.ASSUMED_ANTEVERSION, true);
        }
        double[] medial = Turned.across(
                Turned.minus(condyles.get().medialBackMm(), condyles.get().lateralBackMm()), proximal);
        double[] anterior = anterior(asked, medial, proximal);
        double version = Math.toDegrees(Math.atan2(Turned.dot(neckward, anterior), Turned.dot(neckward, medial)));
        return new Site.Femur.Frame(medial, anterior, proximal, version, false);
    }

    /// The upper shaft leans back against the long axis, because the shaft is bowed: without the lower end it is
    /// turned forward by the usual angle.
    private double[] straightened() {
        if (!isSeen()) {
            return shaft.axis(); // the long axis of the whole bone, bow and all
        }
        double bow = Math.toRadians(FemurShape.ASSUMED_BOW);
        double[] proximal = shaft.axis();
        for (int round = 0; round < 5; round++) {
            double[] forward = Turned.across(anterior(asked, assumedMedial(proximal), proximal), shaft.axis());
            proximal = Turned.unit(
                    Turned.along(Turned.along(new double[3], shaft.axis(), Math.cos(bow)), forward, Math.sin(bow)));
        }
        return proximal;
    }

    private double[] assumedMedial(double[] proximal) {
        double[] neckward = Turned.across(neck.axis(), proximal);
        double[] forward = anterior(asked, neckward, proximal);
        double turn = Math.toRadians(FemurShape.ASSUMED_ANTEVERSION);
        return Turned.across(
                Turned.along(Turned.along(new double[3], neckward, Math.cos(turn)), forward, -Math.sin(turn)),
                proximal);
    }

    /// Side told by the lesser trochanter and the condyles, both at the back; absent when they are absent or
    /// disagree.
    private Optional<Side> sideOfShape(FemurTrochanters trochanters, double[] proximal) {
        double[] neckward = Turned.across(neck.axis(), proximal);
        double[] leftFront = anterior(Side.LEFT, neckward, proximal);
        // positive turns lead to the front of a left femur, so to the back of a right one
        Optional<Side> byTrochanter =
                !isSeen() ? Optional.empty() : trochanters.lesser().map(l -> l.turnDeg() > 0 ? Side.RIGHT : Side.LEFT);
        Optional<Side> byCondyles = condyles.map(c -> {
            double[] back = Turned.minus(
                    middle(c.medialBackMm(), c.lateralBackMm()),
                    middle(c.medialEpicondyleMm(), c.lateralEpicondyleMm()));
            return Turned.dot(back, leftFront) > 0 ? Side.RIGHT : Side.LEFT;
        });
        boolean clash = byTrochanter.isPresent() && byCondyles.isPresent() && byTrochanter.get() != byCondyles.get();
        return clash ? Optional.empty() : byTrochanter.or(() -> byCondyles);
    }

    /// @return the front of a femur whose medial side and hip are given, LPS
    static double[] anterior(Side side, double[] medial, double[] proximal) {
        return side == Side.LEFT ? Turned.cross(proximal, medial) : Turned.cross(medial, proximal);
    }

    /// Point of the line (p, d) nearest to the line (q, e).
    private static double[] nearest(double[] p, double[] d, double[] q, double[] e) {
        double[] w = Turned.minus(q, p);
        double b = Turned.dot(d, e);
        double t = (Turned.dot(w, d) - b * Turned.dot(w, e)) / (1 - b * b);
        return Turned.along(p, d, t);
    }

    private static double[] middle(double[] a, double[] b) {
        return new double[] {0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1]), 0.5 * (a[2] + b[2])};
    }
}
