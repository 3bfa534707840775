package fractura.cases;

import java.nio.file.Path;
import java.util.List;

/// What a bone is read from: a scan with label maps, or its surfaces.
public sealed interface BoneSource permits BoneSource.Ct, SurfaceChoice {
    /// @return files and folders it is read from
    List<Path> files();

    /// @return whether its values are Hounsfield units, which a calibration turns into density
    boolean isHounsfield();

    /// A scan.
    ///
    /// @param file file or folder of the scan
    /// @param holds what its voxels are
    record Ct(Path file, CtHolds holds) implements BoneSource {
        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public boolean isHounsfield() {
            return holds == CtHolds.HOUNSFIELD;
        }
    }

    /// What the voxels of a scan are.
    enum CtHolds {
        /// Hounsfield units
        HOUNSFIELD,
        /// calibrated density, mg/cm³
        DENSITY_MG_CM3
    }
}
