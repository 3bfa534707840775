package fractura.cases.cli;

import fractura.mesh.synthetic.BoneQuality;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Densities and cortex of a synthetic bone; what is not given is usual for the bone.
final class QualityOptions {
    @Option(
            names = "--density-mg-cm3",
            paramLabel = "RHO",
            description = "Trabecular density: in the middle of a vertebral body, or what other parts of a femur are"
                    + " shares of. Default: 140 in a vertebra, 180 in a femur.")
    Optional<Double> density = Optional.empty();

    @Option(
            names = "--cortex-mg-cm3",
            paramLabel = "RHO",
            description = "Density of the cortex. Default: 800 in a vertebra, 1100 in a femur.")
    Optional<Double> cortex = Optional.empty();

    @Option(
            names = "--cortex-factor",
            paramLabel = "X",
            defaultValue = "1",
            description = "Multiplies the thickness of the cortex. Default: ${DEFAULT-VALUE}.")
    double factor;

    /// @param usual of the bone
    /// @return what was asked for, the rest as usual
    BoneQuality on(BoneQuality usual) {
        return new BoneQuality(density.orElse(usual.trabecularMgCm3()), cortex.orElse(usual.corticalMgCm3()), factor);
    }
}
