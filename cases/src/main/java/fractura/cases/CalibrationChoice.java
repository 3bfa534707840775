package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.density.InternalTissue;
import fractura.mesh.density.RodCertificate;
import fractura.mesh.density.RodRegion;
import fractura.mesh.density.TissueRegion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How Hounsfield units become density.
public sealed interface CalibrationChoice {
    /// @return files it is read from, the label maps of the case left out
    default List<Path> files() {
        return List.of();
    }

    /// density = slope · HU + offset.
    ///
    /// @param slopeMgCm3PerHu slope, mg/cm³ per HU
    /// @param offsetMgCm3 offset, mg/cm³
    record Fixed(double slopeMgCm3PerHu, double offsetMgCm3) implements CalibrationChoice {}

    /// Tissues of this very scan; at least three are named.
    ///
    /// @param tissues where each is measured
    /// @param labels map whose values mark tissues; absent for the first map of the case
    record Internal(Map<InternalTissue, TissueChoice> tissues, Optional<Path> labels) implements CalibrationChoice {
        @Override
        public List<Path> files() {
            return labels.stream().toList();
        }
    }

    /// Where a calibrating tissue is measured.
    sealed interface TissueChoice {
        /// By hand.
        ///
        /// @param hu its mean, HU
        record Measured(double hu) implements TissueChoice {}

        /// In a region of the patient.
        ///
        /// @param region sphere or box
        record Region(TissueRegion region) implements TissueChoice {}

        /// Under labels.
        ///
        /// @param values label values
        record Labels(List<Integer> values) implements TissueChoice {}

        /// By its values alone.
        record Pixels() implements TissueChoice {}
    }

    /// A phantom scanned with the patient.
    ///
    /// @param material what its rods stand for
    /// @param rods at least two
    /// @param labels map whose values mark rods; absent for the first map of the case
    record Phantom(DensityKind material, List<Rod> rods, Optional<Path> labels) implements CalibrationChoice {
        @Override
        public List<Path> files() {
            return labels.stream().toList();
        }
    }

    /// A rod of a phantom.
    ///
    /// @param certificate what its maker says
    /// @param place where it is in the scan
    record Rod(RodCertificate certificate, RodPlace place) {}

    /// Where a rod is measured.
    sealed interface RodPlace {
        /// By hand.
        ///
        /// @param hu its mean, HU
        record Measured(double hu) implements RodPlace {}

        /// In a cylinder of the patient's space.
        ///
        /// @param region the cylinder
        record Region(RodRegion region) implements RodPlace {}

        /// Under a label.
        ///
        /// @param value label value
        record Label(int value) implements RodPlace {}

        /// Wherever the search finds it; all rods of the phantom or none.
        record Search() implements RodPlace {}
    }

    /// A phantom scanned at another time on the same scanner.
    ///
    /// @param file its record
    record Stored(Path file) implements CalibrationChoice {
        @Override
        public List<Path> files() {
            return List.of(file);
        }
    }

    /// Nothing is known: a stated line is assumed, with a warning.
    record None() implements CalibrationChoice {}

    /// The scan already holds density, mg/cm³.
    record AlreadyDensity() implements CalibrationChoice {}

    /// @return the method as written in case files and results
    default String method() {
        return switch (this) {
            case Fixed _ -> "fixed";
            case Internal _ -> "internal";
            case Phantom _ -> "phantom";
            case Stored _ -> "record";
            case None _ -> "none";
            case AlreadyDensity _ -> "already-density";
        };
    }
}
