package fractura.mesh.gate;

import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Set;

/// Whether a labelled bone has the values of bone. What does not is refused: no result could follow.
public final class BoneValueCheck {
    /// Half of what is around a bone and no air is soft tissue and fat below 100 HU (4 to 55 in the scans of the
    /// gallery), below 200 with contrast; 1024 more when the intercept was not applied. The limit is a choice.
    private static final double SURROUNDINGS_BELOW_HU = 300;

    private BoneValueCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on the CT's grid
    /// @param bone label values of the bone
    /// @throws InputException when most of the labelled bone is air, its mean is below water, or
    ///     half of what is not labelled and no air, if that is as much as the bone, is denser than soft tissue
    public static void refuse(Volume ct, LabelMap labels, Set<Integer> bone) {
        int bones = 0;
        int air = 0;
        double boneSum = 0;
        int rest = 0;
        int dense = 0;
        for (int at = 0; at < labels.values().length; at++) {
            if (labels.values()[at] == 0) {
                rest += ct.values()[at] < HounsfieldCheck.AIR_BELOW_HU ? 0 : 1;
                dense += ct.values()[at] > SURROUNDINGS_BELOW_HU ? 1 : 0;
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
        if (rest >= bones && 2L * dense > rest) { // what is left of an eroded bone in air says nothing
            throw new InputException(Words.format(
                    "%.0f %% of what is not labelled and no air lies above %.0f HU, where soft tissue has about 40: the"
                            + " rescale intercept (mostly -1024) was not applied, or the values are shifted. Export the CT in"
                            + " Hounsfield units.",
                    100.0 * dense / rest, SURROUNDINGS_BELOW_HU));
        }
    }
}
