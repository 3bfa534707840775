package fractura.solver.load;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;

/// How a bone is loaded in the model.
public sealed interface LoadCase permits LoadCase.PlatenCompression, FemurLoad {
    /// @return name in case files and reports
    String caseName();

    /// A vertebra pressed between two embedding discs: lower face held along the axis, upper face moved down by
    /// one amount, both free to slide; the usual set-up of vertebral models (Walle25).
    ///
    /// @param shorteningMm how far the upper face moves towards the lower one, mm,
    /// above 0 to 10; linear results scale with it
    record PlatenCompression(double shorteningMm) implements LoadCase {
        /// Shortening when nothing is said (mm).
        public static final double DEFAULT_SHORTENING_MM = 0.2;

        public PlatenCompression {
            if (!(shorteningMm > 0 && shorteningMm <= 10)) {
                throw new InputException("Compression by " + shorteningMm + " mm (loads: compression: displacement-mm)"
                        + " is outside 0 to 10. Give a positive shortening, for example 0.2.");
            }
        }

        /// @return compression by 0.2 mm
        public static PlatenCompression standard() {
            return new PlatenCompression(DEFAULT_SHORTENING_MM);
        }

        @Override
        public String caseName() {
            return "compression";
        }

        /// @param specimen a vertebra between its discs
        /// @return supports and prescribed displacements on its nodes
        /// @throws InputException when a disc is missing
        public AppliedLoad on(Specimen specimen) {
            return new PlatenSupports(specimen).compressedBy(shorteningMm);
        }
    }
}
