package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether what was measured on a bone can be a femur, of the side it is said to be, lying as the image says.
///
/// The bounds are project choices around what adults have; beyond the wide ones it is no femur, beyond the narrow
/// ones it is worth a look.
///
/// @param shape the measures
record FemurChecks(FemurShape shape) {
    private static final double[] POSSIBLE_ANGLE = {90, 170};
    private static final double[] USUAL_ANGLE = {105, 150};
    /// Least and greatest of 1070 femora in CT (Hartel16); half of them lie between 118 and 126°.
    private static final double[] MEASURED_ANGLE = {100, 146};

    private static final double[] USUAL_HEAD_MM = {18, 31};
    private static final double[] USUAL_VERSION = {-15, 45};
    private static final double[] USUAL_LENGTH_MM = {320, 570};
    private static final double THICKEST_NECK = 0.97;
    private static final double ROUGHEST_HEAD = 0.06;

    /// Above this cosine a direction is told from the one square to it.
    private static final double CLEAR = 0.5;

    /// Less bone below the lesser trochanter than this, and the supports reach into what is loaded: two
    /// diameters of a shaft (project choice).
    private static final double LEAST_BELOW_MM = 50;

    /// Where the lower end is usually held, mm below the lesser trochanter (project choice).
    private static final double WANTED_BELOW_MM = 150;

    FemurShape checked() {
        refuse();
        List<Warning> found = new ArrayList<>();
        sides(found);
        pose(found);
        sizes(found);
        coverage(found);
        return shape.with(found);
    }

    private void refuse() {
        Site.Femur f = shape.femur();
        double angle = f.neck().shaftAngleDeg();
        if (angle < POSSIBLE_ANGLE[0] || angle > POSSIBLE_ANGLE[1]) {
            throw new InputException(words(
                    f.shaft().known() == Site.Femur.Known.SEEN
                            ? "Not a femur: what looks like its neck and its shaft meet at %.0f°, femora have %.0f to %.0f°."
                                    + " Check that the label holds a femur and nothing else."
                            : "The scan shows no shaft, and the direction taken for it meets the neck at %.0f°, femora have"
                                    + " %.0f to %.0f°. Give its direction from knee to hip (site: shaft-axis, LPS).",
                    angle,
                    POSSIBLE_ANGLE[0],
                    POSSIBLE_ANGLE[1]));
        }
        if (f.neck().radiusMm() > THICKEST_NECK * f.head().radiusMm()) {
            throw new InputException(words(
                    "No femoral neck found: the narrowest section below the head is as wide (radius %.1f mm) as the head"
                            + " (%.1f mm). Check that the label holds a femur and that head and hip bone are apart.",
                    f.neck().radiusMm(), f.head().radiusMm()));
        }
    }

    private void sides(List<Warning> found) {
        Site.Femur f = shape.femur();
        Side asked = f.side();
        Optional<Side> byShape = shape.sideOfShape();
        Optional<Side> byPlace = sideOfPlace();
        boolean isShapeWrong = byShape.isPresent() && byShape.get() != asked;
        boolean isPlaceWrong = byPlace.isPresent() && byPlace.get() != asked;
        if (isShapeWrong) {
            found.add(Warning.block(
                    "W08",
                    words(
                            "The bone has the shape of a %s femur (its lesser trochanter and condyles lie on that back), not"
                                    + " of a %s one%s. Correct 'side' or the label, or check whether the image is mirrored.",
                            byShape.get().words(),
                            asked.words(),
                            isPlaceWrong ? ", and lies as one" : ", though it lies as one")));
        } else if (isPlaceWrong) {
            String text = words(
                    "The femoral head points to the patient's %s, as on a %s femur, not on a %s one",
                    asked.words(), byPlace.get().words(), asked.words());
            found.add(
                    byShape.isPresent()
                            ? Warning.caution(
                                    "W08",
                                    text
                                            + "; its shape agrees with the side, so the image may be turned against its header.")
                            : Warning.block("W08", text + ". Correct 'side' or the label."));
        } else if (byShape.isEmpty() && byPlace.isEmpty()) {
            found.add(
                    Warning.caution(
                            "W08",
                            "Nothing in shape or place of the bone tells left from right; the side of the case file was taken."));
        }
    }

    /// Side told by where the head points in the patient; absent when the bone lies too much askew to say.
    private Optional<Side> sideOfPlace() {
        double[] neck =
                Turned.across(shape.femur().neck().axis(), shape.femur().shaft().axis());
        if (shape.femur().shaft().axis()[2] < CLEAR || Math.abs(neck[0]) < CLEAR) {
            return Optional.empty();
        }
        return Optional.of(neck[0] > 0 ? Side.RIGHT : Side.LEFT);
    }

    private void pose(List<Warning> found) {
        double[] up = shape.femur().shaft().axis();
        double[] front = shape.femur().frame().anterior();
        if (up[2] < -CLEAR) {
            found.add(Warning.caution(
                    "W08",
                    "The femur stands with its head towards the patient's feet: the image may be flipped against its"
                            + " header, or the bone was scanned alone."));
        } else if (up[2] > CLEAR && front[1] > CLEAR) {
            found.add(Warning.caution(
                    "W08",
                    "The front of the femur faces the patient's back: the image may be turned against its header."));
        }
    }

    private void sizes(List<Warning> found) {
        Site.Femur f = shape.femur();
        unusual(found, "head has a radius of", f.head().radiusMm(), USUAL_HEAD_MM, " mm");
        unusual(found, "neck and shaft meet at", f.neck().shaftAngleDeg(), USUAL_ANGLE, "°");
        if (!f.frame().isAnteversionAssumed()) {
            unusual(found, "neck points forward by", f.frame().anteversionDeg(), USUAL_VERSION, "°");
        }
        shape.lengthMm().ifPresent(mm -> unusual(found, "length is", mm, USUAL_LENGTH_MM, " mm"));
        if (shape.headResidualMm() > ROUGHEST_HEAD * f.head().radiusMm()) {
            found.add(Warning.caution(
                    "W09",
                    words(
                            "The femoral head is no ball: its surface lies %.1f mm off (root mean square) from a ball of"
                                    + " %.1f mm. A flattened head changes where the load enters.",
                            shape.headResidualMm(), f.head().radiusMm())));
        }
    }

    private static void unusual(List<Warning> found, String what, double value, double[] usual, String unit) {
        if (value < usual[0] || value > usual[1]) {
            found.add(Warning.caution(
                    "W09",
                    words(
                            "The femur's %s %.0f%s; adults have %.0f to %.0f%s. Is the label one whole femur?",
                            what, value, unit, usual[0], usual[1], unit)));
        }
    }

    private void coverage(List<Warning> found) {
        Site.Femur f = shape.femur();
        direction(found);
        if (!f.shaft().isCut()) {
            return;
        }
        if (f.endsAboveShaft()) {
            found.add(Warning.block(
                    "W05",
                    words(
                            "The femur is cut %.0f mm below the centre of its head, and its lesser trochanter usually lies"
                                    + " %.0f mm below it: no shaft is in the scan. Scan further down, or accept W05 to have"
                                    + " stiffness and strains of what is there, held at the cut, without a strength.",
                            shape.lengthBelowHeadMm(),
                            Site.Femur.USUAL_LESSER_IN_RADII * f.head().radiusMm())));
            return;
        }
        if (f.lesserTrochanterMm().isEmpty()) {
            found.add(Warning.block(
                    "W05",
                    words(
                            "The femur is cut %.0f mm below the centre of its head and shows no lesser trochanter, which"
                                    + " usually lies %.0f mm below it. Scan further down, or accept W05 to have it held at"
                                    + " the cut.",
                            shape.lengthBelowHeadMm(),
                            Site.Femur.USUAL_LESSER_IN_RADII * f.head().radiusMm())));
            return;
        }
        double below = f.lengthBelowLesserTrochanterMm().orElseThrow();
        if (below < LEAST_BELOW_MM) {
            found.add(Warning.block(
                    "W05",
                    words(
                            "The femur is cut %.0f mm below its lesser trochanter; %.0f mm are needed, %.0f mm wanted. Scan"
                                    + " further down, or accept W05 to have it held at the cut.",
                            below, LEAST_BELOW_MM, WANTED_BELOW_MM)));
        } else if (below < WANTED_BELOW_MM) {
            found.add(Warning.note(
                    "W05",
                    words(
                            "The femur is cut %.0f mm below its lesser trochanter and held there; %.0f mm are wanted.",
                            below, WANTED_BELOW_MM)));
        }
    }

    /// How far the directions are the bone's own.
    private void direction(List<Warning> found) {
        Site.Femur f = shape.femur();
        if (f.frame().isAnteversionAssumed()) {
            found.add(Warning.caution(
                    "W16",
                    words(
                            "The scan holds no condyles: the neck was taken to point forward by %.0f ± %.0f°%s.",
                            FemurShape.ASSUMED_ANTEVERSION,
                            FemurShape.ANTEVERSION_SPREAD,
                            f.shaft().known() == Site.Femur.Known.SEEN
                                    ? words(", the upper shaft to lean back by %.1f°", FemurShape.ASSUMED_BOW)
                                    : "")));
        }
        switch (f.shaft().known()) {
            case ASSUMED ->
                found.add(Warning.caution(
                        "W16",
                        words(
                                "The scan shows no shaft: it was taken to lie along the patient's long axis, which may be off by"
                                        + " %.0f° to any side. Neck and shaft then meet at %.0f°; 1070 femora had %.0f to %.0f"
                                        + " (Hartel16). Give its direction (site: shaft-axis) if another image shows it.",
                                shape.shaftSpreadDeg(),
                                f.neck().shaftAngleDeg(),
                                MEASURED_ANGLE[0],
                                MEASURED_ANGLE[1])));
            case GIVEN ->
                found.add(Warning.caution(
                        "W16",
                        words(
                                "The scan shows no shaft: its direction was taken from the case file. Neck and shaft then meet"
                                        + " at %.0f°; 1070 femora had %.0f to %.0f (Hartel16).",
                                f.neck().shaftAngleDeg(), MEASURED_ANGLE[0], MEASURED_ANGLE[1])));
            case SEEN -> {
                if (shape.shaftSpreadDeg() > 0) {
                    found.add(Warning.caution(
                            "W16",
                            words(
                                    "Only %.0f mm of shaft could be used to find its direction, which may be off by %.0f°.",
                                    shape.shaftFittedMm(), shape.shaftSpreadDeg())));
                }
            }
        }
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
