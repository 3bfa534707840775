package fractura.mesh.synthetic;

import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import java.util.Arrays;
import java.util.Map;

/// A lesion to be grown in a synthetic bone.
///
/// @param type lytic, blastic or mixed
/// @param place a named place of the bone, or three LPS coordinates in mm with commas between
/// @param radiusMm radius of a ball of its volume, 1 to 60
/// @param severity 0 (bone unchanged) to 1 (lytic: nothing but tumour; blastic: dense sclerosis)
/// @param margin what its border looks like
public record SyntheticLesion(Tissue type, String place, double radiusMm, double severity, Margin margin) {
    /// The border of a lesion.
    ///
    /// @param rimMm thickness of a sclerotic rim around a lytic or mixed lesion, 0 to 10; 0 for none
    /// @param permeativeMm how far the border is frayed inwards and outwards, 0 to 10; 0 for a smooth one
    /// @param isBreached whether the nearest cortex is destroyed too; else the cortex is spared
    public record Margin(double rimMm, double permeativeMm, boolean isBreached) {
        /// Smooth, without a rim, cortex spared.
        public static final Margin PLAIN = new Margin(0, 0, false);

        public Margin {
            BoneQuality.check("The sclerotic rim", rimMm, 0, 10, "mm");
            BoneQuality.check("The permeative margin", permeativeMm, 0, 10, "mm");
        }
    }

    public SyntheticLesion {
        if (!type.isLesion()) {
            throw new InputException(
                    "A lesion is lytic, blastic or mixed, not " + type.name() + ". Give one of the three.");
        }
        BoneQuality.check("The radius of a lesion", radiusMm, 1, 60, "mm");
        BoneQuality.check("The severity of a lesion", severity, 0, 1, "(0: bone unchanged)");
    }

    /// @param volumeCm3 of a ball, cm³
    /// @return its radius, mm
    public static double radiusMm(double volumeCm3) {
        return StrictMath.cbrt(volumeCm3 * 1000 * 3 / (4 * Math.PI));
    }

    /// @return volume asked for, cm³
    public double volumeCm3() {
        return 4.0 / 3 * Math.PI * radiusMm * radiusMm * radiusMm / 1000;
    }

    /// @return label value in the map of lesions
    public int label() {
        return switch (type) {
            case LYTIC -> 90;
            case BLASTIC -> 91;
            default -> 92;
        };
    }

    /// Where the centre is.
    ///
    /// @param bone the bone
    /// @param pose where it lies
    /// @return bone coordinates, mm
    /// @throws InputException when the place is neither named nor three numbers, or lies outside the bone
    double[] centre(SyntheticBone bone, Pose pose) {
        Map<String, double[]> places = bone.places();
        double[] named = places.get(place);
        double[] centre = named != null ? named : pose.toBone(coordinates(bone), bone.side());
        double gap = bone.distance(centre[0], centre[1], centre[2]);
        if (gap > 0) {
            throw new InputException("The centre of the lesion at " + place + " lies " + Math.round(10 * gap) / 10.0
                    + " mm outside the " + bone.words() + ". Name a place inside: "
                    + String.join(", ", places.keySet()) + ".");
        }
        return centre;
    }

    private double[] coordinates(SyntheticBone bone) {
        try {
            double[] p = Arrays.stream(place.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (p.length == 3 && Arrays.stream(p).allMatch(Double::isFinite)) {
                return p;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException("'" + place + "' is no place of a " + bone.words() + ". Name one of "
                + String.join(", ", bone.places().keySet()) + ", or give LPS coordinates in mm: 10,-5,3.");
    }
}
