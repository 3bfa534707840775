package fractura.mesh.density;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The function from Hounsfield units to bone density of a named kind.
public sealed interface Calibration {
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

    /// Rods of known density, scanned with the patient or on the same scanner with the same settings.
    ///
    /// A line HU = slope · density + intercept through the rods, turned round. Fits below r² 0.99 are refused
    /// (choice of this project): rods are homogeneous, so a poorer fit means wrong rods or wrong regions.
    ///
    /// @param kind K2HPO4 or hydroxyapatite, as the phantom's certificate says
    /// @param rods at least two different
    /// @param huOnDensity HU against density in mg/cm³
    record Phantom(DensityKind kind, List<Rod> rods, LinearFit huOnDensity) implements Calibration {
        private static final double LEAST_R2 = 0.99;

        /// A solid K2HPO4-in-water phantom is fitted as HU − ρ_water = σ ρ + β; these
        /// turn the fit into HU against ρ (QctPro11).
        private static final double WATER_SLOPE = -0.2174;

        private static final double WATER_INTERCEPT = 999.6;

        public Phantom {
            rods = List.copyOf(rods);
            if (kind != DensityKind.K2HPO4 && kind != DensityKind.CHA) {
                throw new InputException("Phantoms are made of K2HPO4 or hydroxyapatite, not of " + kind.words()
                        + " density. Correct the material.");
            }
            if (!(huOnDensity.r2() >= LEAST_R2) || !(huOnDensity.slope() > 0)) {
                throw new InputException("The phantom's rods do not lie on a rising line: r² "
                        + Numbers.words(huOnDensity.r2()) + " (at least 0.99 needed), slope "
                        + Numbers.words(huOnDensity.slope()) + " HU per mg/cm³, rods " + rods
                        + ". Check that each mean HU stands beside its own density.");
            }
        }

        /// @param kind material of the rods
        /// @param rods densities and mean HU, at least two different
        /// @return the calibration
        /// @throws InputException when the rods do not lie on a line
        public static Phantom of(DensityKind kind, List<Rod> rods) {
            double[] density = rods.stream().mapToDouble(Rod::densityMgCm3).toArray();
            double[] hu = rods.stream().mapToDouble(Rod::hu).toArray();
            return new Phantom(kind, rods, LinearFit.of(density, hu));
        }

        /// A K2HPO4 phantom whose certificate gives each rod's water density as well.
        ///
        /// @param rods K2HPO4 densities and mean HU, at least two different
        /// @param waterMgCm3 water-equivalent density of each rod, in the order of the rods
        /// @return the calibration
        /// @throws InputException when the rods do not lie on a line
        public static Phantom ofWaterRods(List<Rod> rods, List<Double> waterMgCm3) {
            if (rods.size() != waterMgCm3.size()) {
                throw new InputException(rods.size() + " phantom rods but " + waterMgCm3.size()
                        + " water densities. Give one for each rod.");
            }
            double[] density = new double[rods.size()];
            double[] excess = new double[rods.size()];
            for (int i = 0; i < density.length; i++) {
                density[i] = rods.get(i).densityMgCm3();
                excess[i] = rods.get(i).hu() - waterMgCm3.get(i);
            }
            LinearFit fit = LinearFit.of(density, excess);
            LinearFit turned = new LinearFit(fit.slope() + WATER_SLOPE, fit.intercept() + WATER_INTERCEPT, fit.r2());
            return new Phantom(DensityKind.K2HPO4, rods, turned);
        }

        @Override
        public double densityMgCm3(double hu) {
            return (hu - huOnDensity.intercept()) / huOnDensity.slope();
        }

        @Override
        public OptionalDouble r2() {
            return OptionalDouble.of(huOnDensity.r2());
        }

        @Override
        public String words() {
            return "phantom with " + rods.size() + " " + kind.words() + " rods: density = (HU - "
                    + Numbers.words(huOnDensity.intercept()) + ") / " + Numbers.words(huOnDensity.slope())
                    + " mg/cm³, r² " + Numbers.words(huOnDensity.r2());
        }
    }

    /// One rod of a phantom.
    ///
    /// @param densityMgCm3 density by its certificate, mg/cm³
    /// @param hu mean of its region in the scan
    record Rod(double densityMgCm3, double hu) {}

    /// Tissues of the scan itself stand in for a phantom. The curve is quadratic and passes 0 HU near 37 mg/cm³,
    /// since fatty marrow is part of the model. See `InternalModel` for the method.
    ///
    /// @param meanHu mean HU of at least three tissues
    /// @param model the fitted curve
    record Internal(Map<InternalTissue, Double> meanHu, InternalModel model) implements Calibration {
        /// Below this the regression of attenuation on HU is not that of the named tissues (choice of this
        /// project).
        private static final double LEAST_R2 = 0.99;

        /// Contrast medium lifts aortic blood above any native value.
        private static final double CONTRAST_ABOVE_HU = 100;

        public Internal {
            meanHu = Map.copyOf(meanHu);
        }

        /// @param meanHu mean HU of at least three tissues, measured in this very scan
        /// @return the calibration
        /// @throws InputException when tissues are too few, out of range, or do not fit any photon energy
        public static Internal of(Map<InternalTissue, Double> meanHu) {
            return new Internal(meanHu, InternalModel.fit(meanHu));
        }

        @Override
        public double densityMgCm3(double hu) {
            return model.densityMgCm3(hu);
        }

        @Override
        public DensityKind kind() {
            return DensityKind.K2HPO4;
        }

        @Override
        public OptionalDouble r2() {
            return OptionalDouble.of(model.r2());
        }

        @Override
        public List<Warning> warnings() {
            List<Warning> found = new java.util.ArrayList<>();
            if (model.r2() < LEAST_R2 || model.isAtEndOfRange()) {
                found.add(Warning.caution(
                        "W07",
                        "The tissues fit a common photon energy poorly (r² " + Numbers.words(model.r2()) + " at "
                                + Numbers.words(model.energyKeV()) + " keV): densities may be off."));
            }
            if (meanHu.getOrDefault(InternalTissue.BLOOD, 0.0) > CONTRAST_ABOVE_HU) {
                found.add(Warning.caution(
                        "W03",
                        "Blood at " + Numbers.words(meanHu.get(InternalTissue.BLOOD))
                                + " HU: contrast medium in the vessels lifts blood and bone and spoils this"
                                + " calibration."));
            }
            return List.copyOf(found);
        }

        @Override
        public String words() {
            return "internal, " + meanHu.size() + " tissues: effective energy " + Numbers.words(model.energyKeV())
                    + " keV, r² " + Numbers.words(model.r2());
        }
    }

    /// A line the user states.
    ///
    /// @param kind what the density is equivalent to
    /// @param slopeMgCm3PerHu density per HU, above 0
    /// @param offsetMgCm3 density at 0 HU
    record Fixed(DensityKind kind, double slopeMgCm3PerHu, double offsetMgCm3) implements Calibration {
        /// Slopes near 0.7 to 0.8 are usual at 120 kVp; phantoms scanned at 80 to 140 kVp stay well within these.
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
            return "image holds " + kind.words() + " density in mg/cm³";
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
