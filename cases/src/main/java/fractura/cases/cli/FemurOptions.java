package fractura.cases.cli;

import fractura.mesh.Side;
import fractura.mesh.synthetic.FemurDimensions;
import picocli.CommandLine.Option;

/// Side, lengths and angles of a synthetic femur.
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

    @Option(names = "--side", required = true, paramLabel = "SIDE", description = "left or right.")
    Side side;

    /// @return lengths and angles asked for
    FemurDimensions dimensions() {
        return new FemurDimensions(side == Side.LEFT, head, neckShaft, anteversion, length);
    }
}
