package fractura.mesh.gate;

import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Set;

/// Whether a labelled bone has the values of bone. What does not is refused: no result could follow.
public final class BoneValueCheck {
    /// Soft tissue, fat, air and water around a bone are below 100; 1024 more when the intercept was not
    /// applied.
    private static final double SURROUNDINGS_BELOW_HU = 600;

    private BoneValueCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @throws InputException when most of the labelled bone is air, its mean is below water, or
    ///     what is not labelled is as dense as bone
    public static void refuse(Volume ct, LabelMap labels, Set<Integer> bone) {
        int bones = 0;
        int air = 0;
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
                air += ct.values()[at] < HounsfieldCheck.AIR_BELOW_HU ? 1 : 0;
            }
        }
        if (2L * air > bones) {
            throw new InputException(air + " of " + bones
                    + " bone voxels lie in air (below -200 HU): label map and CT do not belong together. Check that"
                    + " both come from one scan and that neither is flipped.");
        }
        if (boneSum < 0) {
            throw new InputException("The labelled bone has a mean of " + Words.number(Math.rint(boneSum / bones))
                    + " HU, less than water: the CT is inverted, or label map and CT do not belong together. Check the"
                    + " scale factor of the CT and that both come from one scan.");
        }
        if (restSum > SURROUNDINGS_BELOW_HU * rest) {
            throw new InputException("What is not labelled has a mean of " + Words.number(Math.rint(restSum / rest))
                    + " HU, where soft tissue has about 40: the rescale intercept (mostly -1024) was not applied."
                    + " Export the CT in Hounsfield units.");
        }
    }
}
