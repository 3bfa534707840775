package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Slices whose first pixels do not lie one above the other, as those of a tilted gantry, brought onto a straight
/// grid: each is moved within its plane, by linear interpolation, to where it is in the patient.
///
/// @param rightMm left edge of the straight grid, from the first slice's first pixel along rising columns
/// @param downMm the same along rising rows
/// @param columns of the straight grid
/// @param rows of the straight grid
/// @param isMoved whether slices must be moved at all; when not, the shifts are zero or negligible
/// @param tiltDegrees angle between the line through the slices and their normal, when they lie on a line
record Straightening(
        double rightMm, double downMm, int columns, int rows, boolean isMoved, OptionalDouble tiltDegrees) {
    /// Half a millimetre over half a metre; the same limit as for all other formats.
    private static final double MOST_SHEAR = 1e-3;

    /// Gantries tilt by up to 30 degrees. A choice of this project.
    private static final double MOST_TILT_DEGREES = 45;

    /// @param stack of slices
    /// @param where for messages
    /// @param remarks told when slices are moved
    /// @return how they are moved
    /// @throws InputException when they lie too far askew for a tilted gantry
    static Straightening of(SliceStack stack, String where, Remarks remarks) {
        List<Slice> slices = stack.slices();
        Frame frame = slices.getFirst().frame();
        double[] low = new double[2];
        double[] high = new double[2];
        for (Slice s : slices) {
            low[0] = Math.min(low[0], s.rightMm());
            high[0] = Math.max(high[0], s.rightMm());
            low[1] = Math.min(low[1], s.downMm());
            high[1] = Math.max(high[1], s.downMm());
        }
        Slice last = slices.getLast();
        double length = last.alongMm();
        double shift = Math.hypot(last.rightMm(), last.downMm());
        double wander = wander(slices);
        double pixel = Math.min(frame.spacingMm()[0], frame.spacingMm()[1]);
        boolean isLine = wander <= 0.1 * pixel;
        if (isLine && shift <= MOST_SHEAR * length) {
            return new Straightening(0, 0, frame.columns(), frame.rows(), false, OptionalDouble.empty());
        }
        double tilt = Math.toDegrees(Math.atan2(Math.hypot(high[0] - low[0], high[1] - low[1]), length));
        if (tilt > MOST_TILT_DEGREES) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Slices of the CT series in %s are shifted against each other by up to %.1f mm over %.1f mm,"
                            + " beyond any gantry tilt (%.0f degrees). Export the series again.",
                    where,
                    Math.hypot(high[0] - low[0], high[1] - low[1]),
                    length,
                    MOST_TILT_DEGREES));
        }
        remarks.finding(Warning.caution("W16", words(isLine, tilt, high[0] - low[0], high[1] - low[1])));
        return new Straightening(
                low[0],
                low[1],
                frame.columns() + extra(high[0] - low[0], frame.spacingMm()[0]),
                frame.rows() + extra(high[1] - low[1], frame.spacingMm()[1]),
                true,
                isLine ? OptionalDouble.of(tilt) : OptionalDouble.empty());
    }

    /// Moves one slice.
    ///
    /// @param slice it
    /// @param values of its pixels, row-major
    /// @return values on the straight grid, row-major; air outside the slice
    float[] apply(Slice slice, float[] values) {
        if (!isMoved) {
            return values;
        }
        Frame f = slice.frame();
        int wide = f.columns();
        int high = f.rows();
        double right = (rightMm - slice.rightMm()) / f.spacingMm()[0];
        double down = (downMm - slice.downMm()) / f.spacingMm()[1];
        int i0 = (int) Math.floor(right);
        int j0 = (int) Math.floor(down);
        double u = right - i0;
        double v = down - j0;
        float[] moved = new float[columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double upper = between(values, wide, high, i + i0, j + j0, u);
                double lower = v == 0 ? upper : between(values, wide, high, i + i0, j + j0 + 1, u);
                moved[j * columns + i] = (float) (upper * (1 - v) + lower * v);
            }
        }
        return moved;
    }

    private static double between(float[] values, int wide, int high, int i, int j, double u) {
        double left = at(values, wide, high, i, j);
        return u == 0 ? left : left * (1 - u) + at(values, wide, high, i + 1, j) * u;
    }

    private static double at(float[] values, int wide, int high, int i, int j) {
        return i >= 0 && j >= 0 && i < wide && j < high ? values[j * wide + i] : PixelRule.AIR_HU;
    }

    private static int extra(double rangeMm, double spacingMm) {
        // more are refused with the size of the volume
        return (int) Math.min(1 << 30, Math.ceil(rangeMm / spacingMm - 1e-6));
    }

    /// Largest distance of a slice from the line through the first and the last.
    private static double wander(List<Slice> slices) {
        Slice last = slices.getLast();
        double most = 0;
        for (Slice s : slices) {
            double share = s.alongMm() / last.alongMm();
            most = Math.max(most, Math.hypot(s.rightMm() - share * last.rightMm(), s.downMm() - share * last.downMm()));
        }
        return most;
    }

    private static String words(boolean isLine, double tilt, double rightMm, double downMm) {
        String what = isLine
                ? String.format(Locale.ROOT, "The gantry was tilted by %.1f degrees", tilt)
                : String.format(
                        Locale.ROOT,
                        "Slices are shifted within their planes by up to %.1f mm",
                        Math.hypot(rightMm, downMm));
        return what + ": each slice was moved onto a straight grid by linear interpolation, which blurs it by up to a"
                + " pixel; what lies outside is filled as air.";
    }
}
