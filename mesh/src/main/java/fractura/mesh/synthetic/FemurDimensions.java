package fractura.mesh.synthetic;

/// Lengths and angles of a femur.
///
/// Defaults are means of adults of both sexes, from memory: head 46 mm, neck–shaft angle 127°, offset 43 mm
/// (Noble88);
/// anteversion 12°; length 440 mm. What else the bone consists of scales with the head.
///
/// @param isLeft whether it is the left one
/// @param headDiameterMm 35 to 60
/// @param neckShaftDegrees angle between neck and shaft (CCD), 105 to 150
/// @param anteversionDegrees of the neck against the transverse axis, -10 to 40
/// @param lengthMm from the top of the head to the condyles, 300 to 550
public record FemurDimensions(
        boolean isLeft, double headDiameterMm, double neckShaftDegrees, double anteversionDegrees, double lengthMm) {
    /// Offset of a femur whose head measures 46 mm, mm (Noble88).
    private static final double OFFSET_MM = 43;

    private static final double USUAL_HEAD_MM = 46;

    public FemurDimensions {
        BoneQuality.check("Head diameter", headDiameterMm, 35, 60, "mm");
        BoneQuality.check("Neck-shaft angle", neckShaftDegrees, 105, 150, "degrees");
        BoneQuality.check("Anteversion", anteversionDegrees, -10, 40, "degrees");
        BoneQuality.check("Femur length", lengthMm, 300, 550, "mm");
    }

    /// @param isLeft whether it is the left one
    /// @return an average femur
    public static FemurDimensions usual(boolean isLeft) {
        return new FemurDimensions(isLeft, USUAL_HEAD_MM, 127, 12, 440);
    }

    /// @return size against a femur with a head of 46 mm
    double scale() {
        return headDiameterMm / USUAL_HEAD_MM;
    }

    /// @return distance of the head's centre from the axis of the shaft, mm
    double offsetMm() {
        return OFFSET_MM * scale();
    }

    /// @return side in words
    String sideWords() {
        return isLeft ? "left" : "right";
    }
}
