package fractura.cases.cli;

import picocli.CommandLine.Option;

/// Sizes and densities of a synthetic femur.
final class FemurOptions {
    @Option(
            names = "--head-mm",
            paramLabel = "D",
            defaultValue = "46",
            description =
                    "Diameter of the head, 35 to 60; neck, trochanters and shaft follow. Default: ${DEFAULT-VALUE}.")
    double head;

    @Option(
            names = "--length-mm",
            paramLabel = "L",
            defaultValue = "440",
            description = "Length of the bone, 300 to 550. Default: ${DEFAULT-VALUE}.")
    double length;

    @Option(
            names = "--neck-shaft-deg",
            paramLabel = "A",
            defaultValue = "127",
            description = "Angle between neck and shaft, 105 to 150. Default: ${DEFAULT-VALUE}.")
    double neckShaft;

    @Option(
            names = "--anteversion-deg",
            paramLabel = "A",
            defaultValue = "12",
            description = "Anteversion of the neck, -10 to 40. Default: ${DEFAULT-VALUE}.")
    double anteversion;

    @Option(
            names = "--density-mg-cm3",
            paramLabel = "RHO",
            defaultValue = "180",
            description = "Trabecular density the others are shares of. Default: ${DEFAULT-VALUE}.")
    double density;

    @Option(
            names = "--cortex-mg-cm3",
            paramLabel = "RHO",
            defaultValue = "1100",
            description = "Density of the cortex. Default: ${DEFAULT-VALUE}.")
    double cortex;

    @Option(
            names = "--cortex-factor",
            paramLabel = "X",
            defaultValue = "1",
            description = "Multiplies the thickness of the cortex. Default: ${DEFAULT-VALUE}.")
    double factor;
}
