package fractura.mesh.generate;

import fractura.mesh.Tissue;
import java.util.Map;
import java.util.OptionalDouble;

/// What the mesher found and made, in numbers.
///
/// @param shape what was measured on the bone: `VertebraAxes` or `FemurShape`
/// @param voxelMm edge of the elements, mm
/// @param maskVolumeCm3 bone by counting mask voxels, islands and what lies beyond a femur's square end left
///     out, cm³
/// @param meshVolumeCm3 bone by counting elements, cm³
/// @param droppedVolumeCm3 islands of the mask, and pieces of the mesh without a common face with the rest, cm³
/// @param meanDensityMgCm3 mean over the bone of the mesh, mg/cm³
/// @param trabecularDensityMgCm3 of a vertebra: mean over the body deeper than 2.5 mm below its surface,
///     lesions left out, mg/cm³; absent where nothing is left
/// @param lesionVolumesCm3 bone in lesions by type, cm³; only types that occur
/// @param elementCount elements
/// @param boneElementCount elements of bone
/// @param platenTopElementCount elements of the upper disc; 0 without discs
/// @param platenBottomElementCount elements of the lower disc; 0 without discs
public record GenerationFacts(
        BoneShape shape,
        double voxelMm,
        double maskVolumeCm3,
        double meshVolumeCm3,
        double droppedVolumeCm3,
        double meanDensityMgCm3,
        OptionalDouble trabecularDensityMgCm3,
        Map<Tissue, Double> lesionVolumesCm3,
        int elementCount,
        int boneElementCount,
        int platenTopElementCount,
        int platenBottomElementCount) {
    public GenerationFacts {
        lesionVolumesCm3 = Map.copyOf(lesionVolumesCm3);
    }
}
