package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Site;
import java.util.List;
import java.util.Locale;

/// The neck of a femur: the narrowest section between head and trochanters.
///
/// Sections are laid square to the line from the head's centre; the line is turned towards the centroid of the
/// narrowest one until it stays.
///
/// @param centreMm centroid of the narrowest section, LPS; owned
/// @param axis unit vector from there to the head's centre; owned
/// @param distanceMm from the head's centre to the section, mm
/// @param radiusMm radius of the circle with the section's area, mm
record FemurNeck(double[] centreMm, double[] axis, double distanceMm, double radiusMm) {
    private static final int ROUNDS = 20;
    private static final double SETTLED_DEGREES = 0.02;
    private static final double COARSE_MM = 2;
    private static final double FINE_MM = 1;

    /// @param mask the bone
    /// @param head its head
    /// @return its neck
    /// @throws InputException when the image ends within it
    static FemurNeck of(BoneMask mask, FemurHead head) {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        List<Site.Femur.End> borders = FemurEnd.borders(mask);
        double[] down = head.opening(shape);
        double step = COARSE_MM;
        for (int round = 0; ; round++) {
            Narrowest found = narrowest(shape, borders, head, down, step);
            FemurNeck neck = found.neck;
            double turn = 180 - Turned.degrees(neck.axis, down);
            boolean isSettled = turn < (step == COARSE_MM ? 10 : 1) * SETTLED_DEGREES || round % ROUNDS == ROUNDS - 1;
            if (isSettled && step == FINE_MM) {
                refuseCut(found, head, borders);
                return neck;
            }
            step = isSettled ? FINE_MM : step;
            down = Turned.unit(Turned.along(down, neck.axis, -1));
        }
    }

    /// @param neck at the narrowest section
    /// @param isLast whether the image ends before the sections grow again
    private record Narrowest(FemurNeck neck, boolean isLast) {}

    private static Narrowest narrowest(
            Indicator shape, List<Site.Femur.End> borders, FemurHead head, double[] down, double step) {
        double r = head.radiusMm();
        PlaneSection least = null;
        double at = 0;
        double t = 0.6 * r;
        while (t < 2.2 * r) {
            PlaneSection s = PlaneSection.at(shape, Turned.along(head.centreMm(), down, t), down, 1.6 * r, step);
            if (least != null && borders.stream().anyMatch(b -> reaches(s, down, b))) {
                break;
            }
            if (least == null || s.areaMm2() > 0 && s.areaMm2() < least.areaMm2()) {
                least = s;
                at = t;
            }
            t += step;
        }
        double[] axis = Turned.unit(Turned.minus(head.centreMm(), least.centroidMm()));
        return new Narrowest(
                new FemurNeck(least.centroidMm(), axis, at, least.radiusMm()), t < 2.2 * r && at + 1.5 * step > t);
    }

    /// Whether a section, taken as a circle, reaches a face of the image: then it is not all there.
    private static boolean reaches(PlaneSection s, double[] normal, Site.Femur.End border) {
        double along = Turned.dot(normal, border.up());
        return border.heightOf(s.centroidMm()) < s.radiusMm() * Math.sqrt(1 - along * along);
    }

    private static void refuseCut(Narrowest found, FemurHead head, List<Site.Femur.End> borders) {
        if (found.isLast) {
            double below = borders.stream()
                    .mapToDouble(b -> b.heightOf(head.centreMm()))
                    .min()
                    .orElseThrow();
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The femur leaves the image %.0f mm from the centre of its head, before its neck ends: nothing can be"
                            + " said of a neck that is not whole. Use a scan that holds the trochanters.",
                    below));
        }
    }
}
