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
/// Limits: without compact bone among the tissues the curve reaches bone by extrapolation. In the published
/// example scan, leaving compact bone out lowers the density at 200 HU by 22 % and at 500 HU by 27 %; such a
/// calibration counts as assumed.
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
        return !meanHu.containsKey(InternalTissue.CORTICAL);
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
                    "No compact bone among the calibrating tissues: bone lies beyond them, and its density may be off by"
                            + " 30 %; intervals are widened. Add compact bone (cortical) or use a phantom."));
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
                + " keV, r² " + Numbers.words(model.r2()) + ", residual "
                + Numbers.words(Math.rint(10 * model.residualMgCm3()) / 10) + " mg/cm³";
    }
}
