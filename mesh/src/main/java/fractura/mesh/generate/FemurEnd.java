package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a femur ends below, and how long it is.
final class FemurEnd {
    private static final double STEP_MM = 1;
    private static final int ASIDE = 4;

    /// Sections of a whole shaft grow by less than this from one to the one 4 mm above; those of a slanting cut
    /// grow by more (project choice).
    private static final double GROWTH = 1.1;

    /// A face of the image lies below when its normal and the shaft enclose less than 45° (project choice).
    private static final double FACING = 0.7;

    private FemurEnd() {}

    /// The face of the image that cuts a bone below.
    ///
    /// @param mask the bone
    /// @param up unit vector towards the hip
    /// @return the face most opposed to it, into the bone; absent when the bone touches none that lies below
    static Optional<Site.Femur.End> border(BoneMask mask, double[] up) {
        return borders(mask).stream()
                .max(Comparator.comparingDouble(b -> Turned.dot(b.up(), up)))
                .filter(b -> Turned.dot(b.up(), up) > FACING);
    }

    /// @param mask the bone
    /// @return the faces of the image that cut it, each with the direction into the bone
    static List<Site.Femur.End> borders(BoneMask mask) {
        Indicator shape = new Indicator(mask.grid(), mask.bone());
        double[] middle = shape.centroid();
        return mask.cuts().stream()
                .map(n -> Turned.along(new double[3], n, -1))
                .map(in -> new Site.Femur.End(Turned.along(middle, in, lowest(shape, middle, in)), in, true))
                .toList();
    }

    /// Height of the lowest section that a cut, however slanting, has left whole.
    ///
    /// @param shape the bone
    /// @param shaft its shaft
    /// @param point of the shaft's axis from which heights count, LPS, mm
    /// @return height along the shaft, mm
    static double cutHeight(Indicator shape, FemurShaft shaft, double[] point) {
        double low = lowest(shape, point, shaft.axis());
        PlaneSection end = shaft.sections().getLast();
        double half = 3 * Math.max(shaft.radiusMm(), end.radiusMm());
        double[] area = new double[(int) (half / STEP_MM) + 2 * ASIDE];
        for (int s = 0; s < area.length; s++) {
            double height = low + 0.5 + s * STEP_MM;
            double[] drift = Turned.minus(end.centroidMm(), point);
            double[] at =
                    Turned.along(Turned.along(point, drift, 1), shaft.axis(), height - Turned.dot(drift, shaft.axis()));
            area[s] = PlaneSection.at(shape, at, shaft.axis(), half, STEP_MM).areaMm2();
        }
        int s = 0;
        while (s + ASIDE < area.length - 1 && area[s] * GROWTH < area[s + ASIDE]) {
            s++;
        }
        return low + s * STEP_MM;
    }

    /// @param shape the bone
    /// @param point from which heights count, LPS, mm
    /// @param axis unit vector upwards
    /// @return height of the lowest voxel's lower side, mm
    static double lowest(Indicator shape, double[] point, double[] axis) {
        return range(shape, axis)[0] - Turned.dot(point, axis);
    }

    /// @param shape the bone
    /// @param axis unit vector
    /// @return extent along it, mm
    static double length(Indicator shape, double[] axis) {
        double[] range = range(shape, axis);
        return range[1] - range[0];
    }

    private static double[] range(Indicator shape, double[] axis) {
        Grid g = shape.grid();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < shape.flags().length; v++) {
            if (shape.flags()[v]) {
                double x = Turned.dot(g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())), axis);
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
        }
        double half = 0;
        for (int a = 0; a < 3; a++) {
            half = Math.max(half, 0.5 * g.spacingMm()[a] * Math.abs(Turned.dot(Turned.axis(g.axes(), a), axis)));
        }
        return new double[] {low - half, high + half};
    }
}
