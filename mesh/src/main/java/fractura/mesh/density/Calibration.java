package fractura.mesh.density;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.OptionalDouble;

/// The function from Hounsfield units to bone density of a named kind.
public sealed interface Calibration
        permits PhantomCalibration,
                InternalCalibration,
                Calibration.Fixed,
                Calibration.AlreadyCalibrated,
                Calibration.None {
    /// @param hu Hounsfield units (or the stored value, when the image is calibrated already)
    /// @return density of `kind`, mg/cm³; may be negative in fat and air
    double densityMgCm3(double hu);

    /// @return what the densities are equivalent to
    DensityKind kind();

    /// @return the calibration in one line, as printed
    String words();

    /// @return findings to carry in every result
    default List<Warning> warnings() {
        return List.of();
    }

    /// @return goodness of the fit, when there was one
    default OptionalDouble r2() {
        return OptionalDouble.empty();
    }

    /// How far densities scatter about the fit, which widens every interval.
    ///
    /// @return standard deviation of one density, mg/cm³; empty when nothing measures it
    default OptionalDouble residualMgCm3() {
        return OptionalDouble.empty();
    }

    /// @return whether the curve is assumed or reaches bone only by extrapolation, so that intervals widen
    default boolean isAssumed() {
        return false;
    }

    /// The density image of a CT.
    ///
    /// @param image Hounsfield units, or what the calibration takes
    /// @return density of `kind`, g/cm³, on the same grid
    /// @throws InputException when the values cannot be what the calibration takes
    default Volume apply(Volume image) {
        float[] from = image.values();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) (densityMgCm3(from[i]) / 1000);
        }
        return new Volume(image.grid(), to);
    }

    /// A line the user states.
    ///
    /// @param kind what the density is equivalent to
    /// @param slopeMgCm3PerHu density per HU, above 0
    /// @param offsetMgCm3 density at 0 HU
    record Fixed(DensityKind kind, double slopeMgCm3PerHu, double offsetMgCm3) implements Calibration {
        /// Slopes near 0.7 to 0.8 are usual at 120 kVp; phantoms scanned at 80 to 140 kVp stay well within
        /// these.
        private static final double LOWEST_USUAL = 0.4;

        private static final double HIGHEST_USUAL = 1.5;
        private static final double LARGEST_OFFSET = 150;

        public Fixed {
            if (!(slopeMgCm3PerHu > 0 && slopeMgCm3PerHu < 100) || !(Math.abs(offsetMgCm3) < 1000)) {
                throw new InputException("Calibration line " + slopeMgCm3PerHu + " mg/cm³ per HU and " + offsetMgCm3
                        + " mg/cm³ cannot be. The slope is positive and near 0.75; is it in g/cm³ or turned round?");
            }
        }

        @Override
        public double densityMgCm3(double hu) {
            return slopeMgCm3PerHu * hu + offsetMgCm3;
        }

        @Override
        public List<Warning> warnings() {
            boolean isUsual = slopeMgCm3PerHu >= LOWEST_USUAL
                    && slopeMgCm3PerHu <= HIGHEST_USUAL
                    && Math.abs(offsetMgCm3) <= LARGEST_OFFSET;
            return isUsual
                    ? List.of(Warning.note(
                            "W07", "The calibration line was given, not measured in this scan: " + words() + "."))
                    : List.of(Warning.caution(
                            "W07",
                            "The calibration line is unusual (slopes are near 0.75 mg/cm³ per HU at 120 kVp): "
                                    + words() + "."));
        }

        @Override
        public String words() {
            return "fixed line: " + kind.words() + " density = " + Numbers.words(slopeMgCm3PerHu) + " · HU + "
                    + Numbers.words(offsetMgCm3) + " mg/cm³";
        }
    }

    /// The image holds densities in mg/cm³ already.
    ///
    /// @param kind what they are equivalent to
    record AlreadyCalibrated(DensityKind kind) implements Calibration {
        /// No image of bone in mg/cm³ stays below this; one in g/cm³ does.
        private static final double LEAST_MAXIMUM = 20;

        @Override
        public double densityMgCm3(double hu) {
            return hu;
        }

        @Override
        public Volume apply(Volume image) {
            float max = Float.NEGATIVE_INFINITY;
            for (float v : image.values()) {
                max = Math.max(max, v);
            }
            if (!(max >= LEAST_MAXIMUM)) {
                throw new InputException("The calibrated image holds no density above " + Numbers.words(max)
                        + " mg/cm³, so there is no bone in it; are its values in g/cm³? Multiply them by 1000.");
            }
            return Calibration.super.apply(image);
        }

        @Override
        public String words() {
            return "given as " + kind.words() + " density in mg/cm³";
        }
    }

    /// Nothing is known of the scanner: a usual slope is assumed, and every interval widens.
    record None() implements Calibration {
        /// Usual at 120 kVp; published single scans lie near 0.69 to 0.8 mg/cm³ per HU.
        private static final double SLOPE = 0.75;

        @Override
        public double densityMgCm3(double hu) {
            return SLOPE * hu;
        }

        @Override
        public DensityKind kind() {
            return DensityKind.K2HPO4;
        }

        @Override
        public boolean isAssumed() {
            return true;
        }

        @Override
        public List<Warning> warnings() {
            return List.of(Warning.caution(
                    "W07",
                    "No calibration: K2HPO4-equivalent density is assumed to be 0.75 mg/cm³ per HU, which may be off by"
                            + " 15 % and 30 mg/cm³; intervals are widened."));
        }

        @Override
        public String words() {
            return "assumed: K2HPO4-equivalent density = 0.75 · HU mg/cm³";
        }
    }
}
