package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where a NIfTI-1 header puts its voxels (Cox04). The file speaks RAS; what leaves here is LPS, in millimetres.
///
/// The sform is taken when set, else the qform; a file with neither does not say where left is and is refused.
/// When both are set they must tell the same story.
final class NiftiAffine {
    /// Two placements whose axes differ by more than 45 degrees disagree about a direction of the body.
    private static final double LEAST_COSINE = Math.sqrt(0.5);

    private static final double MOST_SPACING_DIFFERENCE = 0.01;

    private NiftiAffine() {}

    /// @param h the header, byte order set
    /// @param size voxels along each axis
    /// @param file for messages
    /// @param notes findings are added
    /// @return row-major 3×4, voxel index to LPS in mm
    static double[] lps(ByteBuffer h, int[] size, Path file, List<String> notes) {
        boolean hasQform = h.getShort(252) > 0;
        boolean hasSform = h.getShort(254) > 0;
        if (!hasQform && !hasSform) {
            throw new InputException("NIfTI header of " + file + " does not say how the voxels lie in the patient"
                    + " (sform_code and qform_code are 0), so left and right cannot be told apart. Export it from"
                    + " the original scan, or set the sform in 3D Slicer or nibabel.");
        }
        double[] affine = hasSform ? sform(h, file) : qform(h, file);
        checkSpacing(affine, h, file, hasQform, notes);
        if (hasSform && hasQform) {
            compare(affine, qform(h, file), size, file, notes);
        }
        double unit = millimetres(h, file, notes);
        for (int i = 0; i < 12; i++) {
            affine[i] *= i < 8 ? -unit : unit;
        }
        return affine;
    }

    private static double[] sform(ByteBuffer h, Path file) {
        double[] affine = new double[12];
        for (int i = 0; i < 12; i++) {
            affine[i] = h.getFloat(280 + 4 * i);
        }
        return finite(affine, "sform", file);
    }

    /// Rotation from the unit quaternion (a, b, c, d) with a ≥ 0, third axis turned when pixdim[0] is negative.
    private static double[] qform(ByteBuffer h, Path file) {
        double b = h.getFloat(256);
        double c = h.getFloat(260);
        double d = h.getFloat(264);
        double rest = 1 - (b * b + c * c + d * d);
        if (!(rest > -1e-3)) {
            throw new InputException("NIfTI header of " + file + ": qform quaternion (" + b + ", " + c + ", " + d
                    + ") is longer than 1. Export the image again, or set its sform.");
        }
        double a = 0;
        if (rest < 1e-7) {
            double length = Math.sqrt(1 - rest);
            b /= length;
            c /= length;
            d /= length;
        } else {
            a = Math.sqrt(rest);
        }
        double x = Math.abs(h.getFloat(80));
        double y = Math.abs(h.getFloat(84));
        double z = Math.abs(h.getFloat(88)) * (h.getFloat(76) < 0 ? -1 : 1);
        // spotless:off
        double[] affine = {
            x * (a*a + b*b - c*c - d*d), y * 2 * (b*c - a*d),         z * 2 * (b*d + a*c),         h.getFloat(268),
            x * 2 * (b*c + a*d),         y * (a*a + c*c - b*b - d*d), z * 2 * (c*d - a*b),         h.getFloat(272),
            x * 2 * (b*d - a*c),         y * 2 * (c*d + a*b),         z * (a*a + d*d - b*b - c*c), h.getFloat(276)
        };
        // spotless:on
        return finite(affine, "qform", file);
    }

    private static double[] finite(double[] affine, String name, Path file) {
        boolean isFlat = false;
        for (int a = 0; a < 3; a++) {
            isFlat |= !(length(affine, a) > 0);
        }
        for (double v : affine) {
            isFlat |= !Double.isFinite(v);
        }
        if (isFlat) {
            throw new InputException("NIfTI header of " + file + ": its " + name
                    + " has an axis of length zero or a number that is not finite. Export the image again.");
        }
        return affine;
    }

    private static void checkSpacing(double[] affine, ByteBuffer h, Path file, boolean mustAgree, List<String> notes) {
        for (int a = 0; a < 3; a++) {
            double stated = Math.abs(h.getFloat(80 + 4 * a));
            double placed = length(affine, a);
            if (Math.abs(placed - stated) <= MOST_SPACING_DIFFERENCE * placed) {
                continue;
            }
            String what = String.format(
                    Locale.ROOT,
                    "NIfTI header of %s gives two voxel sizes along axis %d: %.5g in its sform, %.5g in pixdim",
                    file,
                    a + 1,
                    placed,
                    stated);
            if (mustAgree) {
                throw new InputException(what + ". Export the image again, so that both agree.");
            }
            notes.add(what + "; the sform is used.");
        }
    }

    private static void compare(double[] s, double[] q, int[] size, Path file, List<String> notes) {
        for (int a = 0; a < 3; a++) {
            double dot = 0;
            for (int r = 0; r < 3; r++) {
                dot += s[4 * r + a] * q[4 * r + a];
            }
            if (!(dot >= LEAST_COSINE * length(s, a) * length(q, a))) {
                throw new InputException("W08: NIfTI header of " + file + " contradicts itself: along axis " + (a + 1)
                        + " its sform runs to the " + direction(s, a) + ", its qform to the " + direction(q, a)
                        + ". Export it from the original scan, or delete the wrong one (set its code to 0).");
            }
        }
        double most = 0;
        for (int corner = 0; corner < 8; corner++) {
            double gap = 0;
            for (int r = 0; r < 3; r++) {
                double d = s[4 * r + 3] - q[4 * r + 3];
                for (int a = 0; a < 3; a++) {
                    d += (corner >> a & 1) * (size[a] - 1) * (s[4 * r + a] - q[4 * r + a]);
                }
                gap += d * d;
            }
            most = Math.max(most, Math.sqrt(gap));
        }
        if (most > 0.1 * Math.min(length(s, 0), Math.min(length(s, 1), length(s, 2)))) {
            notes.add(String.format(
                    Locale.ROOT, "sform and qform place the image up to %.3g apart; the sform is used.", most));
        }
    }

    private static double millimetres(ByteBuffer h, Path file, List<String> notes) {
        int unit = h.get(123) & 7;
        return switch (unit) {
            case 0 -> {
                notes.add("The header names no length unit; millimetres are assumed.");
                yield 1;
            }
            case 1 -> 1000;
            case 2 -> 1;
            case 3 -> 1e-3;
            default ->
                throw new InputException("NIfTI header of " + file + " has the unknown length unit " + unit
                        + " in xyzt_units. Set it to millimetre (2).");
        };
    }

    private static String direction(double[] ras, int a) {
        int most = 0;
        for (int r = 1; r < 3; r++) {
            most = Math.abs(ras[4 * r + a]) > Math.abs(ras[4 * most + a]) ? r : most;
        }
        String[] names = {"right", "left", "front", "back", "head", "feet"};
        return names[2 * most + (ras[4 * most + a] > 0 ? 0 : 1)];
    }

    private static double length(double[] affine, int a) {
        return Math.sqrt(affine[a] * affine[a] + affine[4 + a] * affine[4 + a] + affine[8 + a] * affine[8 + a]);
    }
}
