package fractura.cases;

import fractura.mesh.Warning;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A scan and the place in it that fails first, for whoever draws it.
///
/// @param caseName name of the case
/// @param load name of the load case
/// @param scan voxels as read
/// @param isHounsfield whether they are Hounsfield units, else mg/cm³
/// @param labels label maps with their roles, on the scan's grid
/// @param virtualLesions lesions that are not in the label maps
/// @param site the place
public record ScanAtFailure(
        String caseName,
        String load,
        Volume scan,
        boolean isHounsfield,
        List<LabelSource> labels,
        List<CaseFile.VirtualLesion> virtualLesions,
        CaseResult.FailureSite site) {
    /// Draws it.
    @FunctionalInterface
    public interface Drawing {
        /// @param seen scan and place
        /// @param file PNG to write
        /// @return why there is no picture; empty when it is written
        Optional<Warning> draw(ScanAtFailure seen, Path file);

        /// @return one that draws nothing
        static Drawing none() {
            return (seen, file) -> Optional.empty();
        }
    }
}
