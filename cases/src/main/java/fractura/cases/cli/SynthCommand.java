package fractura.cases.cli;

import fractura.cases.cli.Doors.Synth;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `synth`: invented bones with known truth.
@Command(
        name = "synth",
        description = "Makes a synthetic CT with label maps, known truth and a case file: of a vertebra or of a femur.",
        footer = {
            "",
            "Examples:",
            "  ./fractura synth vertebra L3 -o my-l3",
            "  ./fractura synth femur --side left -o my-femur"
        })
public final class SynthCommand implements Runnable {
    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec command;

    /// @param console where to speak
    /// @param door what makes scans
    /// @return the command with those below it
    static CommandLine of(Console console, Synth door) {
        return new CommandLine(new SynthCommand())
                .addSubcommand(new SynthVertebraCommand(console, door))
                .addSubcommand(new SynthFemurCommand(console, door));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a bone: vertebra or femur.");
    }
}
