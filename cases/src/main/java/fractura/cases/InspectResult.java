package fractura.cases;

import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.image.LeftOut;
import fractura.mesh.image.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a look at a scan found, without any solve.
///
/// @param kind `ct` or `labels`
/// @param format `dicom`, `nifti`, `nrrd` or `metaimage`
/// @param volume geometry and statistics of the volume as it will be used
/// @param protocol how it was taken
/// @param leftOut parts of the input that are not used
/// @param labels structures found in the label map, if one was given
/// @param cortex estimate of the cortex of the bone that was asked for; its density comes from the phantom that
/// was found, else from the assumed line
/// @param phantom the phantom that was looked for, with its fit
/// @param notes what the file said beyond its image, one sentence each
/// @param status verdict of the scan gate
/// @param findings behind the verdict
public record InspectResult(
        String kind,
        String format,
        VolumeFacts volume,
        Protocol protocol,
        List<LeftOut> leftOut,
        List<LabelFacts> labels,
        Optional<CorticalThickness> cortex,
        Optional<CaseResult.Calibration> phantom,
        List<String> notes,
        CaseResult.Status status,
        List<Warning> findings)
        implements Inspected {
    /// Geometry and statistics, x fastest.
    ///
    /// @param size voxels along the three axes
    /// @param spacingMm voxel edges, mm
    /// @param huMin least value
    /// @param huMax greatest value
    /// @param huMean mean value
    /// @param hu1stPercentile value below which 1 % of voxels lie
    /// @param hu99thPercentile value below which 99 % of voxels lie
    public record VolumeFacts(
            List<Integer> size,
            List<Double> spacingMm,
            double huMin,
            double huMax,
            double huMean,
            double hu1stPercentile,
            double hu99thPercentile) {}

    /// A structure of a label map.
    ///
    /// @param value its label
    /// @param name anatomical name where the value has one
    /// @param voxelCount voxels
    /// @param volumeCm3 cm³
    /// @param meanHu mean of the scan inside it
    /// @param touchesBorder whether the field of view cuts it
    /// @param findings codes of what is wrong with this bone; empty for what is no bone
    public record LabelFacts(
            int value,
            Optional<String> name,
            long voxelCount,
            double volumeCm3,
            OptionalDouble meanHu,
            boolean touchesBorder,
            List<String> findings) {}
}
