package fractura.mesh.generate;

import fractura.mesh.InputException;
import java.util.List;
import java.util.OptionalDouble;

/// The vertebra's own axes and the sizes of its body, found from the labels alone.
///
/// Superior is the mean normal of two robust planes through the core of the upper and lower surface of the body;
/// posterior points from the body to the posterior elements, square to superior; left completes the right hand.
///
/// Limits: the vertebra must stand within about 50 degrees of the image's head direction, which serves as first
/// guess; left and right cannot be told from the shape, they follow from the image's frame.
///
/// @param axes unit vectors left, posterior, superior in LPS, `axes[3*a + c]`; owned
/// @param bodyCentreMm centre of mass of the body, LPS; owned
/// @param heightMm mean distance between the endplates over their inner part (rims excluded), mm
/// @param anteriorHeightMm mean height in the midline strip, 8 to 25 % of the depth from the
/// front, mm; absent where the strip is empty
/// @param middleHeightMm the same at 40 to 60 %, mm
/// @param posteriorHeightMm the same at 75 to 92 %, mm
/// @param upperEndplateMm2 area of the upper endplate, mm²
/// @param lowerEndplateMm2 area of the lower endplate, mm²
/// @param bodyVolumeMm3 volume of the body, mm³
/// @param bodyFromLabels whether labels told the body; otherwise it was found from the shape
public record VertebraAxes(
        double[] axes,
        double[] bodyCentreMm,
        double heightMm,
        OptionalDouble anteriorHeightMm,
        OptionalDouble middleHeightMm,
        OptionalDouble posteriorHeightMm,
        double upperEndplateMm2,
        double lowerEndplateMm2,
        double bodyVolumeMm3,
        boolean bodyFromLabels)
        implements BoneShape {
    /// Finds axes and sizes without making a mesh.
    ///
    /// @param labels label maps with roles, on one grid
    /// @return the axes
    /// @throws InputException when the labels are absent, empty or hold two bones, or the shape has no vertebral
    ///     body
    public static VertebraAxes of(List<LabelSource> labels) {
        return Landmarks.of(BoneMask.of(labels, BoneMask.Kind.VERTEBRA)).axes();
    }
}
