package fractura.mesh.gate;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;

/// Whether the values of an image can be what it is said to hold. What cannot be is refused; what only looks
/// odd is a caution. All limits are choices of this project, wide enough for any sound scan.
public final class HounsfieldCheck {
    /// Soft tissue and marrow fat stay above this, air, lung and bowel gas below.
    static final double AIR_BELOW_HU = -200;

    private static final double LARGEST_BYTE = 255;

    /// Air is -1000; noise and filters reach some -1100; fill values outside the field of view lie at -1500 and
    /// below.
    private static final double PADDING_BELOW_HU = -1200;

    /// Beyond any scanner, metal and fill value: 16 bits hold 65535.
    private static final double NO_HU_BEYOND = 1e5;

    /// Air is about -1000 HU, so near -750 in mg/cm³.
    private static final double AIR_AS_HU = -950;

    private HounsfieldCheck() {}

    /// @param s statistics of the CT
    /// @param name what to call it in messages, for example the file
    /// @return cautions and notes
    /// @throws InputException when voxels are not numbers, all are equal,
    /// or the range is that of an 8-bit picture
    public static List<Warning> hounsfield(ScanStatistics s, String name) {
        anImage(s, name);
        if (s.min() >= AIR_BELOW_HU && s.max() <= LARGEST_BYTE) {
            throw new InputException("Values of " + name + " run from " + Words.number(s.min()) + " to "
                    + Words.number(s.max())
                    + ": no air, and no bone above 255. That looks like an image rescaled to 8 bits, not Hounsfield"
                    + " units. Export the CT with its Hounsfield values.");
        }
        List<Warning> found = new ArrayList<>();
        if (s.min() >= 0 && s.firstPercentile() <= 100 && s.ninetyNinthPercentile() >= 1000) {
            found.add(Warning.caution(
                    "W07",
                    "No value is below 0, as when the rescale intercept (mostly -1024) was not applied (1st and 99th"
                            + " percentile " + Words.number(s.firstPercentile()) + " and "
                            + Words.number(s.ninetyNinthPercentile()) + "). If so, every density is far too high."));
        }
        if (s.min() < PADDING_BELOW_HU) {
            found.add(Warning.note(
                    "W16",
                    "Values down to " + Words.number(s.min())
                            + " HU: fill values outside the field of view, taken as they are."));
        }
        if (s.max() > MetalCheck.ABOVE_HU) {
            found.add(Warning.note(
                    "W06",
                    "Values up to " + Words.number(s.max())
                            + " HU: metal in the field of view; see whether streaks reach" + " the bone."));
        }
        return List.copyOf(found);
    }

    /// @param image density, mg/cm³
    /// @param name what to call it in messages, for example the file
    /// @return cautions
    /// @throws InputException when voxels are not numbers, all are equal, or they are those of an 8-bit picture
    public static List<Warning> density(Volume image, String name) {
        ScanStatistics s = ScanStatistics.of(image);
        anImage(s, name);
        if (s.min() >= 0 && s.max() <= LARGEST_BYTE && isWhole(image)) {
            throw new InputException("Values of " + name + " are whole numbers from " + Words.number(s.min()) + " to "
                    + Words.number(s.max()) + ". That looks like an image rescaled to 8 bits, not density in mg/cm³."
                    + " Export the calibrated image with its densities.");
        }
        if (s.min() < AIR_AS_HU) {
            return List.of(Warning.caution(
                    "W07",
                    "Densities go down to " + Words.number(s.min())
                            + " mg/cm³, as Hounsfield units of air would. If they are Hounsfield units, say so (ct-holds:"
                            + " hounsfield) and give a calibration."));
        }
        return List.of();
    }

    private static void anImage(ScanStatistics s, String name) {
        if (s.nonFiniteCount() > 0) {
            throw new InputException(s.nonFiniteCount() + " of " + s.voxelCount() + " voxels of " + name
                    + " are not numbers (NaN or infinite). Fill them with the value of air or crop them away.");
        }
        if (s.max() == s.min()) {
            throw new InputException("Every voxel of " + name + " has the value " + Words.number(s.min())
                    + ": there is no image in it. Export it again.");
        }
        if (Math.max(-s.min(), s.max()) > NO_HU_BEYOND) {
            throw new InputException("Values of " + name + " run from " + Words.number(s.min()) + " to "
                    + Words.number(s.max())
                    + ", which no scan holds. Look for broken voxels or a wrong scale factor, and export it again.");
        }
    }

    private static boolean isWhole(Volume image) {
        for (float v : image.values()) {
            if (v != Math.rint(v)) {
                return false;
            }
        }
        return true;
    }
}
