package fractura.cases.cli;

import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.SyntheticFemur;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `synth femur`: a femur, whole or its upper part.
@Command(
        name = "femur",
        description = "Makes a femur, whole or as far down as asked.",
        footer = {
            "",
            "Places: head, neck, greater-trochanter, lesser-trochanter, intertrochanteric, subtrochanteric, shaft,",
            "supracondylar.",
            "",
            "Examples:",
            "  ./fractura synth femur --side left --shown-mm 160 -o my-femur --lesion lytic --at neck --volume-cm3 4",
            "  ./fractura synth femur --side right --neck-shaft-deg 120 --pixel-mm 1 --slice-mm 1.5 -o right-femur --json"
        })
public final class SynthFemurCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Synth door;

    @Mixin
    CommonOptions common;

    @Mixin
    ScanOptions scan;

    @Mixin
    FemurOptions femur;

    @Mixin
    QualityOptions quality;

    @Option(
            names = "--shown-mm",
            paramLabel = "L",
            defaultValue = "600",
            description = "The image ends so far below the top of the head. Default: below the whole bone.")
    double shown;

    /// @param console where to speak
    /// @param door what makes scans
    public SynthFemurCommand(Console console, Doors.Synth door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        BoneQuality bone = quality.on(BoneQuality.OF_FEMUR);
        return scan.make(new SyntheticFemur(femur.dimensions(), bone, shown, scan.seed), door, console);
    }
}
