package fractura.solver.load;

import fractura.mesh.Site;
import fractura.solver.load.HipActivity.Attachment;
import java.util.List;

/// Where joint and muscles take hold of one femur, as parts of its surface.
///
/// The abductors pull at the footprint of the gluteus medius, as dissected (Robertson08): an oblique oval on the
/// lateral face of the greater trochanter, running down and forward, and a round one on its upper back. That the
/// footprint begins at the tip, and that all that pulls at the trochanter pulls there, is our choice; so is
/// everything else: 15 mm of radius on the head, 10 mm for vasti, these at the level 20 mm below the lesser
/// trochanter, the lateral one straight lateral, the medial one midway between medial and anterior.
final class FemurAttachments {
    /// Radius of the loaded patch of the head (our choice), mm.
    static final double HEAD_PATCH_MM = 15;

    /// Radius of the patch of a vastus (our choice), mm.
    static final double VASTUS_PATCH_MM = 10;

    /// Level of the vasti below the lesser trochanter (our choice), mm.
    static final double VASTI_BELOW_TROCHANTER_MM = 20;

    /// Lateral facet: mean area, length, and angle to the long axis of the femur (Robertson08).
    static final double LATERAL_FACET_MM2 = 438;

    private static final double LATERAL_FACET_LENGTH_MM = 34.8;
    private static final double LATERAL_FACET_DEG = 36.8;

    /// The lateral face is curved: how far inside its most lateral place it still belongs to it (our choice), mm.
    private static final double FACET_DEPTH_MM = 20;

    /// Superoposterior facet: mean area, and diameter of the circle it is like (Robertson08).
    static final double UPPER_FACET_MM2 = 196.5;

    private static final double UPPER_FACET_DIAMETER_MM = 17;

    /// How far from the shaft's axis its surface is looked for (our choice), mm.
    private static final double SHAFT_REACH_MM = 60;

    /// From this far inside the level of the tip the lateral face of the trochanter is looked for (our
    /// choice), mm.
    private static final double INSIDE_TROCHANTER_MM = 15;

    /// And how far from there (our choice), mm.
    private static final double TROCHANTER_REACH_MM = 45;

    private final Site.Femur femur;
    private final BoneSurface surface;
    private final double lesserTrochanterHeight;

    /// @param femur landmarks
    /// @param surface of the bone
    /// @param lesserTrochanterHeight along the shaft's axis, mm
    FemurAttachments(Site.Femur femur, BoneSurface surface, double lesserTrochanterHeight) {
        this.femur = femur;
        this.surface = surface;
        this.lesserTrochanterHeight = lesserTrochanterHeight;
    }

    /// The joint presses on the head through its centre; muscles pull at the surface.
    PatchForce.Place place(Attachment at, double[] force) {
        return switch (at) {
            case HEAD -> onHead(Vectors.scaled(-1, Vectors.unit(force)));
            case GREATER_TROCHANTER -> onTrochanter();
            case LATERAL_SHAFT -> onShaft(at, femur.frame().vector(-1, 0, 0));
            case ANTEROMEDIAL_SHAFT -> onShaft(at, femur.frame().vector(1, 1, 0));
        };
    }

    /// @return height of the vasti along the shaft's axis, mm
    double vastiHeight() {
        return lesserTrochanterHeight - VASTI_BELOW_TROCHANTER_MM;
    }

    private PatchForce.Place onHead(double[] outward) {
        double[] centre = femur.head().centreMm();
        double[] pole = Vectors.plus(centre, femur.head().radiusMm(), outward);
        return new PatchForce.Place(
                Attachment.HEAD.words(), centre, List.of(PatchForce.Oval.ball(pole, outward, HEAD_PATCH_MM)));
    }

    /// The force goes through the mean of the two facets' middles, by area.
    private PatchForce.Place onTrochanter() {
        double[] tip = femur.greaterTrochanterMm();
        double[] lateral = femur.frame().vector(-1, 0, 0);
        double slant = Math.toRadians(LATERAL_FACET_DEG);
        double[] along = femur.frame().vector(0, Math.sin(slant), -Math.cos(slant));
        double halfLength = LATERAL_FACET_LENGTH_MM / 2;
        double[] level = Vectors.plus(tip, halfLength, along);
        double[] middle =
                surface.exit(Vectors.plus(level, -INSIDE_TROCHANTER_MM, lateral), lateral, TROCHANTER_REACH_MM);
        double share = UPPER_FACET_MM2 / (UPPER_FACET_MM2 + LATERAL_FACET_MM2);
        double[] through = Vectors.plus(middle, share, Vectors.minus(tip, middle));
        return new PatchForce.Place(
                Attachment.GREATER_TROCHANTER.words(),
                through,
                List.of(
                        new PatchForce.Oval(
                                middle,
                                lateral,
                                along,
                                halfLength,
                                LATERAL_FACET_MM2 / (Math.PI * halfLength),
                                FACET_DEPTH_MM),
                        PatchForce.Oval.ball(
                                tip, Vectors.unit(femur.frame().vector(0, -1, 1)), UPPER_FACET_DIAMETER_MM / 2)));
    }

    private PatchForce.Place onShaft(Attachment at, double[] towards) {
        double[] axis = femur.shaft().axis();
        double[] outward = Vectors.unit(Vectors.plus(towards, -Vectors.dot(towards, axis), axis));
        double[] middle = Vectors.plus(femur.shaft().pointMm(), vastiHeight(), axis);
        double[] place = surface.exit(middle, outward, SHAFT_REACH_MM);
        return new PatchForce.Place(at.words(), place, List.of(PatchForce.Oval.ball(place, outward, VASTUS_PATCH_MM)));
    }
}
