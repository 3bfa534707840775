package fractura.mesh.density;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Tissues of the scan itself stand in for a phantom. The curve is quadratic and passes 0 HU near 37 mg/cm³,
/// since fatty marrow is part of the model. See `InternalModel` for the method.
///
/// Limits: fat holds the curve near density 0, air the mass densities, compact bone its upper end. In the
/// published example scan leaving out compact bone lowers the density at 200 HU by 22 % and at 500 HU by 27 %,
/// leaving out air that at 500 HU by 27 %, leaving out fat that at 50 HU by 21 %; blood and muscle, which lie a
/// few HU apart, can stand for each other (4 %), but without both the density at 50 HU rises by 22 %. The
/// residual of the fit shows none of this, so a calibration without one of these counts as assumed.
///
/// @param meanHu mean HU of at least three tissues
/// @param model the fitted curve
public record InternalCalibration(Map<InternalTissue, Double> meanHu, InternalModel model) implements Calibration {
    /// Below this the regression of attenuation on HU is not that of the named tissues (choice of this
    /// project).
    private static final double LEAST_R2 = 0.99;

    /// Contrast medium lifts aortic blood above any native value.
    private static final double CONTRAST_ABOVE_HU = 100;

    public InternalCalibration {
        meanHu = Map.copyOf(meanHu);
    }

    /// @param meanHu mean HU of at least three tissues, measured in this very scan
    /// @return the calibration
    /// @throws InputException when tissues are too few, out of range, or do not fit any photon energy
    public static InternalCalibration of(Map<InternalTissue, Double> meanHu) {
        return new InternalCalibration(meanHu, InternalModel.fit(meanHu));
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
    public OptionalDouble residualMgCm3() {
        return OptionalDouble.of(model.residualMgCm3());
    }

    @Override
    public boolean isAssumed() {
        return !missing().isEmpty();
    }

    /// Tissues the curve needs and lacks, in words.
    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (InternalTissue needed : List.of(InternalTissue.CORTICAL, InternalTissue.AIR, InternalTissue.ADIPOSE)) {
            if (!meanHu.containsKey(needed)) {
                missing.add(needed.words());
            }
        }
        if (!meanHu.containsKey(InternalTissue.BLOOD) && !meanHu.containsKey(InternalTissue.MUSCLE)) {
            missing.add("blood or muscle");
        }
        return missing;
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> found = new ArrayList<>();
        if (model.r2() < LEAST_R2 || model.isAtEndOfRange()) {
            found.add(Warning.caution(
                    "W07",
                    "The tissues fit a common photon energy poorly (r² " + Numbers.words(model.r2()) + " at "
                            + Numbers.words(model.energyKeV()) + " keV): densities may be off."));
        }
        if (isAssumed()) {
            found.add(Warning.caution(
                    "W07",
                    "No " + String.join(", no ", missing()) + " among the calibrating tissues: the curve is not held"
                            + " there, and densities may be off by 30 %; intervals are widened. Add what is missing or"
                            + " use a phantom."));
        }
        if (meanHu.getOrDefault(InternalTissue.BLOOD, 0.0) > CONTRAST_ABOVE_HU) {
            // of the levels of W03, caution or block, this is the one where the density scale itself is wrong
            found.add(Warning.block(
                    "W03",
                    "Blood at " + Numbers.words(meanHu.get(InternalTissue.BLOOD))
                            + " HU: contrast medium in the vessels. This calibration takes it for blood, so that its"
                            + " densities are wrong. Leave blood out (muscle can stand in for it), or use the native"
                            + " series."));
        }
        return List.copyOf(found);
    }

    @Override
    public String words() {
        return "internal, " + meanHu.size() + " tissues: effective energy " + Numbers.words(model.energyKeV())
                + " keV, r² " + Numbers.words(model.r2()) + ", residual "
                + Numbers.words(Math.rint(10 * model.residualMgCm3()) / 10) + " mg/cm³";
    }
}
