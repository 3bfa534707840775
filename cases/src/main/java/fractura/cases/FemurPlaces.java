package fractura.cases;

import fractura.mesh.Site;
import fractura.mesh.VoxelMesh;
import java.util.Locale;

/// Places of a femur in the words of a surgeon: head, neck, greater trochanter, intertrochanteric,
/// subtrochanteric, shaft, lower end; and the side of it.
///
/// The borders are project choices: the neck ends half way from its narrowest section to the shaft's axis, the
/// trochanteric region at the lesser trochanter, the subtrochanteric one 50 mm below it.
final class FemurPlaces {
    private static final double SUBTROCHANTERIC_MM = 50;
    private static final double LOWER_END_MM = 60;

    private FemurPlaces() {}

    /// @param femur the bone
    /// @param mesh its elements
    /// @param element the place
    /// @return for example "medial side of the shaft, 72 mm below the lesser trochanter"
    static String words(Site.Femur femur, VoxelMesh mesh, int element) {
        double[] p = mesh.elementCentre(element);
        double headMm = length(minus(p, femur.head().centreMm()));
        double alongNeck = dot(minus(p, femur.neck().centreMm()), femur.neck().axis());
        double neckMm = length(minus(femur.neck().centreMm(), femur.neck().baseMm()));
        double height = femur.shaft().heightOf(p);
        double lesser = femur.lesserTrochanterHeightMm();
        if (alongNeck > 0 && headMm < 1.1 * femur.head().radiusMm()) {
            return side(femur, p, femur.head().centreMm(), femur.neck().axis(), true) + " of the head";
        }
        boolean isBesideShaft = isLateral(femur, p);
        if (alongNeck > -0.5 * neckMm && height > lesser && !isBesideShaft) {
            return String.format(
                    Locale.ROOT,
                    "%s of the neck, %.0f mm from the centre of the head along the neck",
                    side(femur, p, femur.neck().centreMm(), femur.neck().axis(), true),
                    -dot(minus(p, femur.head().centreMm()), femur.neck().axis()));
        }
        if (height > lesser) {
            String side = side(femur, p, femur.shaft().pointMm(), femur.shaft().axis(), false);
            return height > 0 && isBesideShaft
                    ? side + " of the greater trochanter"
                    : side + " of the intertrochanteric region";
        }
        return below(femur, mesh, element, lesser - height);
    }

    private static String below(Site.Femur femur, VoxelMesh mesh, int element, double belowMm) {
        double[] p = mesh.elementCentre(element);
        double toEnd = femur.shaft().heightOf(p) - femur.shaft().lowestMm();
        String region = femur.condyles().isPresent() && toEnd < LOWER_END_MM
                ? "lower end"
                : belowMm < SUBTROCHANTERIC_MM ? "subtrochanteric region" : "shaft";
        return String.format(
                Locale.ROOT,
                "%s of the %s, %.0f mm below the %slesser trochanter",
                side(femur, p, middle(mesh, element), femur.shaft().axis(), false),
                region,
                belowMm,
                femur.lesserTrochanterMm().isPresent() ? "" : "usual height of the ");
    }

    /// Centre of the elements in the same layer across the bone, which the grid's first axis counts; the layers
    /// of a bowed shaft do not lie on its straight axis.
    private static double[] middle(VoxelMesh mesh, int element) {
        int layer = mesh.elementIjk(element)[0];
        double[] sum = new double[3];
        int count = 0;
        for (int k = 0; k < mesh.grid().nz(); k++) {
            for (int j = 0; j < mesh.grid().ny(); j++) {
                if (mesh.element(layer, j, k) >= 0) {
                    double[] p = mesh.grid().toPatient(layer, j, k);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += p[c];
                    }
                    count++;
                }
            }
        }
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    private static boolean isLateral(Site.Femur femur, double[] p) {
        return femur.frame().coordinates(femur.shaft().pointMm(), p)[0] < 0;
    }

    /// Which side of an axis a point is on: of the shaft medial, lateral, anterior or posterior; of the neck
    /// and head upper and lower instead of the first two.
    private static String side(Site.Femur femur, double[] p, double[] centre, double[] axis, boolean ofNeck) {
        double[] off = minus(p, centre);
        double along = dot(off, axis);
        for (int c = 0; c < 3; c++) {
            off[c] -= along * axis[c];
        }
        double[] local = femur.frame().coordinates(new double[3], off);
        double across = ofNeck ? local[2] : local[0];
        if (Math.abs(local[1]) > Math.abs(across)) {
            return local[1] > 0 ? "anterior side" : "posterior side";
        }
        if (ofNeck) {
            return across > 0 ? "upper side" : "lower side";
        }
        return across > 0 ? "medial side" : "lateral side";
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
