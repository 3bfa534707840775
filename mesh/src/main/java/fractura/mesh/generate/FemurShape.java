package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Landmarks of a femur found from its labels alone, with how well they were found.
///
/// Everything follows from the shape and not from how the bone lies: the head is its roundest part, the neck
/// the narrowest section below it, the shaft the line through the sections below that. The side follows from
/// the lesser trochanter, which is at the back of the medial side, or from the condyles. Definitions and limits
/// are on the page about the femur.
///
/// @param femur side, directions and landmarks
/// @param headResidualMm root mean square distance of the head's surface from its ball, mm
/// @param headCoverage share of the ball that is surface of the bone, 0 to 1
/// @param shaftFittedMm length of shaft its axis was fitted to, mm; 0 when the axis was assumed
/// @param sideOfShape side the shape itself tells; absent when neither lesser trochanter nor condyles are there
/// @param lengthMm from the highest to the lowest point along `proximal`, mm; absent for an upper part
/// @param warnings what does not fit together
public record FemurShape(
        Site.Femur femur,
        double headResidualMm,
        double headCoverage,
        double shaftFittedMm,
        Optional<Side> sideOfShape,
        OptionalDouble lengthMm,
        List<Warning> warnings)
        implements BoneShape {
    /// Forward turn of the neck taken where no condyles show it, degrees, and its spread (project choice within
    /// what adults have).
    public static final double ASSUMED_ANTEVERSION = 15;

    /// One standard deviation of it, degrees.
    public static final double ANTEVERSION_SPREAD = 10;

    /// Angle by which the upper shaft leans back against the long axis of the whole bone, degrees: 8 to 10 on
    /// two whole femora (project choice). Taken where the lower end is not there.
    public static final double ASSUMED_BOW = 8.8;

    /// Height of the lesser trochanter below the head's centre, in radii of the head: 2.06 and 2.07 on two whole
    /// femora. Only used to say where it would be.
    static final double LESSER_TROCHANTER_IN_RADII = 2.07;

    private static final double CLEAR = 0.5;

    public FemurShape {
        warnings = List.copyOf(warnings);
    }

    /// Finds the landmarks without making a mesh.
    ///
    /// @param labels label maps with roles, on one grid
    /// @param side the side it is said to be
    /// @return the landmarks
    /// @throws InputException when labels are absent, empty or hold two bones, or the shape is no femur
    public static FemurShape of(List<LabelSource> labels, Side side) {
        return of(BoneMask.of(labels, BoneMask.Kind.FEMUR), side);
    }

    static FemurShape of(BoneMask mask, Side side) {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        FemurHead head = FemurHead.of(shape);
        FemurNeck neck = FemurNeck.of(shape, head);
        Optional<FemurShaft> found = FemurShaft.of(shape, head, neck);
        FemurShaft shaft = found.orElseGet(() -> FemurShaft.assumed(shape, head, neck));
        boolean isCutBelow = mask.cuts().stream().anyMatch(n -> Turned.dot(n, shaft.axis()) < -CLEAR);
        Optional<FemurCondyles> condyles =
                found.isEmpty() || isCutBelow ? Optional.empty() : FemurCondyles.of(shape, head, neck, shaft);
        FemurShape measured = new FemurFrame(shape, head, neck, shaft, condyles, side).measured(found.isPresent());
        if (mask.cuts().stream().allMatch(n -> Turned.dot(n, shaft.axis()) < -CLEAR)) {
            return measured;
        }
        List<Warning> more = new ArrayList<>(measured.warnings);
        more.add(Warning.block(
                "W05", "The femur touches the border of the image at its side or top: part of it may be missing."));
        return measured.with(more);
    }

    /// @param found findings
    /// @return a copy with these
    FemurShape with(List<Warning> found) {
        return new FemurShape(femur, headResidualMm, headCoverage, shaftFittedMm, sideOfShape, lengthMm, found);
    }

    /// @return whether the direction of the shaft was assumed, because the bone ends above it
    public boolean isShaftAssumed() {
        return shaftFittedMm == 0;
    }

    /// @return length of bone below the head's centre along the shaft, mm
    public double lengthBelowHeadMm() {
        return femur.shaft().heightOf(femur.head().centreMm()) - femur.shaft().lowestMm();
    }
}
