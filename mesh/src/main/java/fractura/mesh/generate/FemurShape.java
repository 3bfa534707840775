package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
/// @param shaftFittedMm length of shaft its axis was fitted to, mm; 0 when it was not seen
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
    /// Forward turn of the neck taken where no condyles show it, degrees, and its spread (project choice, the
    /// mean and about the spread of 1070 femora, median 14°, half of them 7 to 20°: Hartel16).
    public static final double ASSUMED_ANTEVERSION = 15;

    /// One standard deviation of it, degrees.
    public static final double ANTEVERSION_SPREAD = 10;

    /// Angle by which the upper shaft leans back against the long axis of the whole bone, degrees: 8 to 10 on
    /// two whole femora (project choice). Taken where the lower end is not there.
    public static final double ASSUMED_BOW = 8.8;

    private static final double ASSUMED_AXIS_SPREAD = 10;
    private static final double SHORT_FIT = 180;
    private static final double ENOUGH_SHAFT_MM = 60;
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
        return of(BoneMask.of(labels, BoneMask.Kind.FEMUR), side, Optional.empty());
    }

    static FemurShape of(BoneMask mask, Side side, Optional<double[]> givenAxis) {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        FemurHead head = FemurHead.of(shape);
        FemurNeck neck = FemurNeck.of(mask, head);
        Optional<FemurShaft> seen = FemurShaft.of(shape, head, neck);
        FemurShaft shaft = seen.orElseGet(() -> FemurShaft.unseen(mask, givenAxis));
        boolean isCutBelow = mask.cuts().stream().anyMatch(n -> Turned.dot(n, shaft.axis()) < -CLEAR);
        Optional<FemurCondyles> condyles =
                seen.isEmpty() || isCutBelow ? Optional.empty() : FemurCondyles.of(shape, head, neck, shaft);
        FemurShape measured = new FemurFrame(mask, head, neck, shaft, condyles, side).measured();
        List<Warning> more = new ArrayList<>(measured.warnings);
        if (seen.isPresent()) {
            givenAxis.ifPresent(given -> more.add(unused(given, shaft)));
        }
        if (!mask.cuts().stream().allMatch(n -> Turned.dot(n, shaft.axis()) < -CLEAR)) {
            more.add(Warning.block(
                    "W05", "The femur touches the border of the image at its side or top: part of it may be missing."));
        }
        return measured.with(more);
    }

    private static Warning unused(double[] given, FemurShaft shaft) {
        double apart = Turned.degrees(given, shaft.axis());
        String text = String.format(
                Locale.ROOT,
                "The scan shows the shaft, %.0f° from the direction given for it (site: shaft-axis): what the scan shows was"
                        + " taken.",
                apart);
        return apart > ASSUMED_AXIS_SPREAD ? Warning.caution("W16", text) : Warning.note("W16", text);
    }

    /// @param found findings
    /// @return a copy with these
    FemurShape with(List<Warning> found) {
        return new FemurShape(femur, headResidualMm, headCoverage, shaftFittedMm, sideOfShape, lengthMm, found);
    }

    /// How far the direction of the shaft may be off: 10° where the patient's long axis was taken for it; where
    /// it was fitted, 180° over the fitted length in millimetres, at most 10. Four synthetic femora, cut at 65 to
    /// 180 mm below the head, were off by at most 9.6° over 12 mm, 5.8° over 28 mm, 2.1° over 62 mm. Both are our
    /// choice: no study was found that says how a femur lies in a patient on a CT table.
    ///
    /// @return degrees; 0 where it was given, or fitted to 60 mm and more
    public double shaftSpreadDeg() {
        return switch (femur.shaft().known()) {
            case ASSUMED -> ASSUMED_AXIS_SPREAD;
            case GIVEN -> 0;
            case SEEN -> shaftFittedMm < ENOUGH_SHAFT_MM ? Math.min(ASSUMED_AXIS_SPREAD, SHORT_FIT / shaftFittedMm) : 0;
        };
    }

    /// @return length of bone below the head's centre, square to its end, mm
    public double lengthBelowHeadMm() {
        return femur.shaft().end().heightOf(femur.head().centreMm());
    }
}
