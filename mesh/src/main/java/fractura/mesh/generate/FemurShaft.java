package fractura.mesh.generate;

import fractura.mesh.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shaft of a femur: a straight line through the centroids of its upper sections.
///
/// Sections are followed downward from the trochanters, each looked for where the last one was, so that bow and
/// tilt do not lose them. The shaft is where they are hardly larger than the smallest; the line is fitted to
/// its first 100 mm, because the whole shaft is bowed.
///
/// @param pointMm a point of the line, LPS; owned
/// @param axis unit vector towards the hip; owned
/// @param radiusMm radius of the circle with the median area of the fitted sections, mm
/// @param fittedMm length of shaft the line was fitted to, mm
/// @param residualMm root mean square distance of the centroids from the line, mm
/// @param sections all sections that were followed, from the trochanters down; owned
/// @param known how its direction is known
record FemurShaft(
        double[] pointMm,
        double[] axis,
        double radiusMm,
        double fittedMm,
        double residualMm,
        List<PlaneSection> sections,
        Site.Femur.Known known) {
    /// Sections up to this multiple of the smallest are shaft (project choice, on four femora: the flare below
    /// the lesser trochanter passes it within 10 mm).
    private static final double SHAFT_SHARE = 1.4;

    /// A shaft once found goes on up to this multiple, so that the roughness of the sections, some 3 % in
    /// voxels of 2 mm, does not end it where it begins.
    private static final double STILL_SHAFT_SHARE = 1.5;

    private static final double STEP_MM = 2;
    private static final double PIXEL_MM = 1.5;
    private static final double FITTED_MM = 100;
    private static final double LEAST_MM = 12;
    private static final int ROUNDS = 4;
    private static final double[] HEAD = {0, 0, 1};

    /// Half width of a section through trochanters, with room.
    private static final double REACH_MM = 120;

    /// Where sections begin, in radii of the head below the base of the neck.
    private static final double DOWN_IN_RADII = 1.2;

    /// The last sections may be slanting.
    private static final double END_MM = 6;

    /// First guess of the angle between neck and shaft, degrees.
    private static final double USUAL_ANGLE = 127;

    /// @param shape the bone
    /// @param head its head
    /// @param neck its neck
    /// @return its shaft; absent when less than 12 mm of it is there
    static Optional<FemurShaft> of(Indicator shape, FemurHead head, FemurNeck neck) {
        double[] up = guess(neck, Turned.minus(shape.centroid(), head.centreMm()));
        Optional<FemurShaft> shaft = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            shaft = fitted(followed(shape, head, neck, up), up);
            if (shaft.isEmpty()) {
                return shaft;
            }
            up = shaft.get().axis;
        }
        return shaft;
    }

    /// A shaft for a bone that ends above it: along the given direction, else along the patient, through the
    /// middle of the bone's lower end.
    ///
    /// @param mask the bone
    /// @param given direction towards the hip, unit vector, LPS; absent when nobody told it
    /// @return the shaft
    static FemurShaft unseen(BoneMask mask, Optional<double[]> given) {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        double[] up = given.orElse(HEAD);
        double[] across = FemurEnd.border(mask, up).map(Site.Femur.End::up).orElse(up);
        double[] middle = shape.centroid();
        double[] at = Turned.along(middle, across, FemurEnd.lowest(shape, middle, across) + END_MM);
        PlaneSection end = PlaneSection.at(shape, at, across, REACH_MM, PIXEL_MM);
        Site.Femur.Known known = given.isPresent() ? Site.Femur.Known.GIVEN : Site.Femur.Known.ASSUMED;
        return new FemurShaft(end.centroidMm(), up, end.radiusMm(), 0, 0, List.of(end), known);
    }

    /// Upward direction turned from the neck by the usual angle, with the bone on the given side of the neck.
    private static double[] guess(FemurNeck neck, double[] below) {
        double[] away = Turned.across(below, neck.axis());
        double angle = Math.toRadians(USUAL_ANGLE);
        double[] up = Turned.along(new double[3], neck.axis(), -Math.cos(angle));
        return Turned.unit(Turned.along(up, away, -Math.sin(angle)));
    }

    /// Sections from the level of the neck's base downwards to the end of the bone.
    private static List<PlaneSection> followed(Indicator shape, FemurHead head, FemurNeck neck, double[] up) {
        double r = head.radiusMm();
        double[] start = Turned.along(neck.centreMm(), neck.axis(), -1.2 * r);
        double[] at = Turned.along(start, up, -DOWN_IN_RADII * r);
        List<PlaneSection> sections = new ArrayList<>();
        while (true) {
            PlaneSection s = PlaneSection.at(shape, at, up, 2.6 * r, PIXEL_MM);
            if (s.areaMm2() == 0) {
                return sections;
            }
            sections.add(s);
            double[] drift = Turned.minus(s.centroidMm(), at);
            drift = Turned.along(drift, up, -Turned.dot(drift, up));
            at = Turned.along(Turned.along(at, drift, 1), up, -STEP_MM);
        }
    }

    private static Optional<FemurShaft> fitted(List<PlaneSection> sections, double[] up) {
        double smallest = Double.MAX_VALUE;
        int last = sections.size() - 1;
        while (last > 0
                && sections.get(last).areaMm2()
                        < 0.9 * sections.get(Math.max(0, last - 3)).areaMm2()) {
            last--; // the rounded or slanting end
        }
        for (PlaneSection s : sections.subList(0, Math.max(0, last + 1))) {
            smallest = Math.min(smallest, s.areaMm2());
        }
        int first = 0;
        while (first < last && sections.get(first).areaMm2() > SHAFT_SHARE * smallest) {
            first++;
        }
        int end = first;
        while (end + 1 <= last
                && sections.get(end + 1).areaMm2() <= STILL_SHAFT_SHARE * smallest
                && (end + 1 - first) * STEP_MM <= FITTED_MM) {
            end++;
        }
        double length = (end - first) * STEP_MM;
        return length < LEAST_MM ? Optional.empty() : Optional.of(line(sections, first, end, up));
    }

    /// Least squares of the sideways position against the height.
    private static FemurShaft line(List<PlaneSection> sections, int first, int end, double[] up) {
        int n = end - first + 1;
        double[] mean = new double[3];
        double[] areas = new double[n];
        for (int s = first; s <= end; s++) {
            mean = Turned.along(mean, sections.get(s).centroidMm(), 1.0 / n);
            areas[s - first] = sections.get(s).areaMm2();
        }
        double[] slope = new double[3];
        double squares = 0;
        for (int s = first; s <= end; s++) {
            double[] d = Turned.minus(sections.get(s).centroidMm(), mean);
            double h = Turned.dot(d, up);
            slope = Turned.along(slope, d, h);
            squares += h * h;
        }
        double[] axis = Turned.unit(Turned.along(new double[3], slope, 1 / squares));
        double residual = 0;
        for (int s = first; s <= end; s++) {
            double[] d = Turned.minus(sections.get(s).centroidMm(), mean);
            double along = Turned.dot(d, axis);
            residual += Turned.dot(d, d) - along * along;
        }
        double radius = Math.sqrt(PlaneSection.median(areas) / Math.PI);
        return new FemurShaft(
                mean, axis, radius, (end - first) * STEP_MM, Math.sqrt(residual / n), sections, Site.Femur.Known.SEEN);
    }

    /// @param p a point, LPS, mm
    /// @return its height along the axis from `pointMm`, mm
    double heightOf(double[] p) {
        return Turned.dot(Turned.minus(p, pointMm), axis);
    }
}
