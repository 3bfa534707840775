package fractura.cases.cli;

import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.SyntheticVertebra;
import fractura.mesh.synthetic.VertebraLevel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `synth vertebra`: a vertebra, T1 to L5.
@Command(
        name = "vertebra",
        description = "Makes a vertebra of the usual size of its level.",
        footer = {
            "",
            "Places: body-centre, body-anterior, body-posterior, body-left, body-right, superior-endplate,",
            "inferior-endplate, left-pedicle, right-pedicle, left-transverse, right-transverse, lamina, spinous.",
            "",
            "Examples:",
            "  ./fractura synth vertebra L3 -o my-l3 --lesion lytic --at body-left --radius-mm 9",
            "  ./fractura synth vertebra T8 -o my-t8 --phantom-mg-cm3 0,50,100,200 --view phantom --noise-hu 20"
        })
public final class SynthVertebraCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Synth door;

    @Mixin
    CommonOptions common;

    @Mixin
    ScanOptions scan;

    @Mixin
    QualityOptions quality;

    @Parameters(paramLabel = "LEVEL", description = "T1 to T12 or L1 to L5.")
    String level;

    /// @param console where to speak
    /// @param door what makes scans
    public SynthVertebraCommand(Console console, Doors.Synth door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        BoneQuality bone = quality.on(BoneQuality.OF_VERTEBRA);
        return scan.make(new SyntheticVertebra(VertebraLevel.of(level), bone, scan.seed), door, console);
    }
}
