package fractura.mesh.synthetic;

import fractura.mesh.InputException;

/// How dense a bone is and how thick its cortex.
///
/// @param trabecularMgCm3 trabecular density where the bone says it is measured, 0 to 600
/// @param corticalMgCm3 density of the cortex, 200 to 1400
/// @param cortexFactor multiplies all thicknesses of the cortex, 0 to 3
public record BoneQuality(double trabecularMgCm3, double corticalMgCm3, double cortexFactor) {
    /// 140 mg/cm³ in the vertebral body is normal by the limits of radiologists (above 120: normal, below 80:
    /// osteoporotic (ACR13), from memory); the thin cortex of vertebrae reads less than the wall of long bones.
    public static final BoneQuality OF_VERTEBRA = new BoneQuality(140, 800, 1);

    /// Of the femur: trabecular density of the head beside the principal group (project choice), and 1100
    /// mg/cm³ in
    /// the wall of the shaft, of the order calibrated scans read (from memory).
    public static final BoneQuality OF_FEMUR = new BoneQuality(180, 1100, 1);

    public BoneQuality {
        check("Trabecular density", trabecularMgCm3, 0, 600, "mg/cm³");
        check("Cortical density", corticalMgCm3, 200, 1400, "mg/cm³");
        check("The factor of the cortex", cortexFactor, 0, 3, "times the usual thickness");
    }

    static void check(String what, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new InputException(
                    what + " " + value + " is outside " + low + " to " + high + " " + unit + ". Give a value within.");
        }
    }
}
