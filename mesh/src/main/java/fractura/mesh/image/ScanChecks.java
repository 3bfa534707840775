package fractura.mesh.image;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Findings from pixels and labels alone. What cannot be a CT of bone is
/// refused; what only looks odd is a caution.
///
/// All limits are choices of this project, wide enough for any sound scan.
public final class ScanChecks {
    /// Soft tissue and marrow fat stay above this, air, lung and bowel gas below.
    private static final double AIR_BELOW_HU = -200;

    private static final double LARGEST_BYTE = 255;

    /// Air is -1000; noise and filters reach some -1100; fill values outside the field of view lie at -1500 and
    /// below.
    private static final double PADDING_BELOW_HU = -1200;

    /// Cortical bone ends near 2000, enamel near 3000.
    private static final double METAL_ABOVE_HU = 3000;

    private static final int FEWEST_METAL_VOXELS = 8;

    /// Beyond any scanner, metal and fill value: 16 bits hold 65535.
    private static final double NO_HU_BEYOND = 1e5;

    /// Soft tissue, fat, air and water around a bone are below 100; 1024 more when the intercept was not applied.
    private static final double SURROUNDINGS_BELOW_HU = 600;

    /// Air is about -1000 HU, so near -750 in mg/cm³.
    private static final double AIR_AS_HU = -950;

    /// See `BoneContrast` for the values met on real scans.
    private static final double LEAST_CONTRAST_HU = 120;

    private static final double WEAK_CONTRAST_HU = 20;
    private static final double MOST_SLICE_SPINE_MM = 3.0;
    private static final double MOST_SLICE_FEMUR_MM = 5.0;

    private ScanChecks() {}

    /// Whether the values can be Hounsfield units at all.
    ///
    /// @param s statistics of the CT
    /// @param name what to call it in messages, for example the file
    /// @return cautions and notes
    /// @throws InputException when voxels are not numbers, all are equal,
    /// or the range is that of an 8-bit picture
    public static List<Warning> hounsfield(ScanStatistics s, String name) {
        anImage(s, name);
        if (s.min() >= AIR_BELOW_HU && s.max() <= LARGEST_BYTE) {
            throw new InputException("Values of " + name + " run from " + format(s.min()) + " to " + format(s.max())
                    + ": no air, and no bone above 255. That looks like an image rescaled to 8 bits, not Hounsfield"
                    + " units. Export the CT with its Hounsfield values.");
        }
        List<Warning> found = new ArrayList<>();
        if (s.min() >= 0 && s.firstPercentile() <= 100 && s.ninetyNinthPercentile() >= 1000) {
            found.add(Warning.caution(
                    "W07",
                    "No value is below 0, as when the rescale intercept (mostly -1024) was not applied (1st and 99th"
                            + " percentile " + format(s.firstPercentile()) + " and " + format(s.ninetyNinthPercentile())
                            + "). If so, every density is far too high."));
        }
        if (s.min() < PADDING_BELOW_HU) {
            found.add(Warning.note(
                    "W16",
                    "Values down to " + format(s.min())
                            + " HU: fill values outside the field of view, taken as they are."));
        }
        if (s.max() > METAL_ABOVE_HU) {
            found.add(Warning.note(
                    "W06",
                    "Values up to " + format(s.max()) + " HU: metal in the field of view; see whether streaks reach the"
                            + " bone."));
        }
        return List.copyOf(found);
    }

    /// Whether the values can be calibrated density at all.
    ///
    /// @param image density, mg/cm³
    /// @param name what to call it in messages, for example the file
    /// @return cautions
    /// @throws InputException when voxels are not numbers, all are equal, or they are those of an 8-bit picture
    public static List<Warning> density(Volume image, String name) {
        ScanStatistics s = ScanStatistics.of(image);
        anImage(s, name);
        if (s.min() >= 0 && s.max() <= LARGEST_BYTE && isWhole(image)) {
            throw new InputException("Values of " + name + " are whole numbers from " + format(s.min()) + " to "
                    + format(s.max()) + ". That looks like an image rescaled to 8 bits, not density in mg/cm³."
                    + " Export the calibrated image with its densities.");
        }
        if (s.min() < AIR_AS_HU) {
            return List.of(Warning.caution(
                    "W07",
                    "Densities go down to " + format(s.min()) + " mg/cm³, as Hounsfield units of air would. If they are"
                            + " Hounsfield units, say so (ct-holds: hounsfield) and give a calibration."));
        }
        return List.of();
    }

    private static void anImage(ScanStatistics s, String name) {
        if (s.nonFiniteCount() > 0) {
            throw new InputException(s.nonFiniteCount() + " of " + s.voxelCount() + " voxels of " + name
                    + " are not numbers (NaN or infinite). Fill them with the value of air or crop them away.");
        }
        if (s.max() == s.min()) {
            throw new InputException("Every voxel of " + name + " has the value " + format(s.min())
                    + ": there is no image in it. Export it again.");
        }
        if (Math.max(-s.min(), s.max()) > NO_HU_BEYOND) {
            throw new InputException("Values of " + name + " run from " + format(s.min()) + " to " + format(s.max())
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

    /// Whether slices are thin enough, judged by the largest voxel edge. Slices may be thicker than their
    /// distance; only the protocol tells.
    ///
    /// @param grid the CT's grid
    /// @param isSpine whether the bone is a vertebra
    /// @return nothing, or W02
    public static List<Warning> slices(Grid grid, boolean isSpine) {
        double[] s = grid.spacingMm();
        double largest = Math.max(s[0], Math.max(s[1], s[2]));
        double limit = isSpine ? MOST_SLICE_SPINE_MM : MOST_SLICE_FEMUR_MM;
        if (largest <= limit * 1.001) {
            return List.of();
        }
        String text = String.format(
                Locale.ROOT, "Largest voxel edge %.4g mm, above the limit of %.4g mm for this bone.", largest, limit);
        return List.of(isSpine ? Warning.block("W02", text) : Warning.caution("W02", text));
    }

    /// Whether the bone is there and whole.
    ///
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone, at least one
    /// @param mayCut faces the bone is expected to leave through, for example the feet for a proximal femur
    /// @return nothing, or W05
    /// @throws InputException when no voxel has one of the labels
    public static List<Warning> wholeBone(LabelMap labels, Set<Integer> bone, Set<Face> mayCut) {
        Grid grid = labels.grid();
        Map<Face, Integer> cut = new EnumMap<>(Face.class);
        int count = 0;
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    int label = labels.values()[at];
                    if (label == 0 || !bone.contains(label)) {
                        continue;
                    }
                    count++;
                    for (Face face : Face.values()) {
                        if (!mayCut.contains(face) && face.holds(grid, i, j, k)) {
                            cut.merge(face, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        if (count == 0) {
            throw new InputException("No voxel has the bone's label " + bone + ". Labels in the map (voxels): "
                    + labels.labelCounts() + ".");
        }
        if (cut.isEmpty()) {
            return List.of();
        }
        return List.of(Warning.block(
                "W05",
                "The bone is cut by the field of view: voxels on the border "
                        + cut.toString().toLowerCase(Locale.ROOT) + ". The missing part carries load in the patient."));
    }

    /// Whether labels lie on bone, and whether metal lies in it.
    ///
    /// Labels mirrored within their own grid have a sound placement; only the pixels betray them, and only as a
    /// suspicion.
    ///
    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @return nothing, W06 or W08
    /// @throws InputException when most of the labelled bone is air, its mean is below water, or
    ///     what is not labelled is as dense as bone
    public static List<Warning> boneOnCt(Volume ct, LabelMap labels, Set<Integer> bone) {
        int bones = 0;
        int air = 0;
        int metal = 0;
        double boneSum = 0;
        double restSum = 0;
        int rest = 0;
        for (int at = 0; at < labels.values().length; at++) {
            if (labels.values()[at] == 0) {
                rest++;
                restSum += ct.values()[at];
            } else if (bone.contains(labels.values()[at])) {
                bones++;
                boneSum += ct.values()[at];
                air += ct.values()[at] < AIR_BELOW_HU ? 1 : 0;
                metal += ct.values()[at] > METAL_ABOVE_HU ? 1 : 0;
            }
        }
        if (2L * air > bones) {
            throw new InputException(air + " of " + bones
                    + " bone voxels lie in air (below -200 HU): label map and CT do not belong together. Check that"
                    + " both come from one scan and that neither is flipped.");
        }
        if (boneSum < 0) {
            throw new InputException("The labelled bone has a mean of " + format(Math.rint(boneSum / bones))
                    + " HU, less than water: the CT is inverted, or label map and CT do not belong together. Check the"
                    + " scale factor of the CT and that both come from one scan.");
        }
        if (restSum > SURROUNDINGS_BELOW_HU * rest) {
            throw new InputException("What is not labelled has a mean of " + format(Math.rint(restSum / rest))
                    + " HU, where soft tissue has about 40: the rescale intercept (mostly -1024) was not applied."
                    + " Export the CT in Hounsfield units.");
        }
        List<Warning> found = new ArrayList<>(onBone(ct, labels, bone));
        if (metal >= FEWEST_METAL_VOXELS) {
            found.add(Warning.block(
                    "W06",
                    metal + " bone voxels are above 3000 HU: metal inside the bone, which spoils the densities around"
                            + " it."));
        }
        return List.copyOf(found);
    }

    private static List<Warning> onBone(Volume ct, LabelMap labels, Set<Integer> bone) {
        String[] sides = {"left and right", "front and back", "head and feet"};
        double here = BoneContrast.of(ct, labels, bone, -1);
        for (int axis = 0; axis < 3; axis++) {
            double mirrored = BoneContrast.of(ct, labels, bone, axis);
            if (mirrored >= LEAST_CONTRAST_HU && mirrored > 2 * here) {
                return List.of(Warning.caution(
                        "W08",
                        "The label map would fit the CT better with " + sides[axis] + " exchanged (rim "
                                + format(Math.rint(mirrored)) + " HU above its surroundings, as given "
                                + format(Math.rint(here)) + " HU)."));
            }
        }
        if (here < WEAK_CONTRAST_HU) {
            return List.of(Warning.caution(
                    "W08",
                    "The labelled bone is hardly denser than its surroundings (rim " + format(Math.rint(here))
                            + " HU above them): the label map may be flipped or shifted."));
        }
        return List.of();
    }

    /// Whether the body of a vertebra lies in front of its arch, as it must.
    ///
    /// @param labels labels on the CT's grid
    /// @param bone label values of the vertebra
    /// @param bodyLabels labels of its parts, on the same grid
    /// @param body label values of its body
    /// @return nothing, or W08 as a caution
    public static List<Warning> facing(LabelMap labels, Set<Integer> bone, LabelMap bodyLabels, Set<Integer> body) {
        Grid grid = labels.grid();
        double[] depth = new double[2];
        int[] count = new int[2];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (labels.values()[at] != 0 && bone.contains(labels.values()[at])) {
                        int part = body.contains(bodyLabels.values()[at]) ? 1 : 0;
                        depth[part] += grid.toPatient(i, j, k)[1];
                        count[part]++;
                    }
                }
            }
        }
        if (count[0] == 0 || count[1] == 0 || depth[1] / count[1] < depth[0] / count[0]) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W08", "The vertebral body lies behind its arch: front and back of the images may be exchanged."));
    }

    private static String format(double v) {
        String text = String.format(Locale.ROOT, "%.6g", v);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
