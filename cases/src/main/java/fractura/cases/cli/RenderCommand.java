package fractura.cases.cli;

import fractura.cases.report.WrittenReport;
import fractura.mesh.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `render`: a picture of a result, without a display.
@Command(
        name = "render",
        description = "Draws a result into a PNG file; needs no display.",
        footer = {
            "",
            "Examples:",
            "  ./fractura render " + Examples.RESULT + " -o lytic.png",
            "  ./fractura render " + Examples.RESULT + " -o left.png --from left --size 800x600 --force"
        })
public final class RenderCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Render door;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec command;

    @Parameters(paramLabel = "RESULT", description = "Result folder, or VTU file.")
    Path result;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            required = true,
            description = "Picture to write.")
    Path picture;

    @Option(names = "--quantity", defaultValue = "utilisation", description = "Field to show: ${DEFAULT-VALUE}.")
    String quantity;

    @Option(names = "--from", defaultValue = "ANTERIOR", description = "Eye at: ${COMPLETION-CANDIDATES}.")
    Doors.Eye from;

    @Option(names = "--size", defaultValue = "1600x1200", description = "Pixels: ${DEFAULT-VALUE}.")
    String size;

    /// @param console where to speak
    /// @param door what draws
    public RenderCommand(Console console, Doors.Render door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (!size.matches("[1-9]\\d{1,3}x[1-9]\\d{1,3}")) {
            throw new ParameterException(command.commandLine(), "--size " + size + " is not like 1600x1200.");
        }
        if (Files.exists(picture) && !common.force) {
            throw new InputException(picture + " exists. Name another file with -o, or overwrite it with --force.");
        }
        String[] pixels = size.split("x");
        door.render(
                ResultPath.fields(result),
                picture,
                new Doors.Picture(quantity, from, Integer.parseInt(pixels[0]), Integer.parseInt(pixels[1])));
        console.answer(common.json ? WrittenReport.json(picture) : picture + "\n");
        return ExitCode.DONE;
    }
}
