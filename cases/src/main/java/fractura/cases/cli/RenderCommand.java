package fractura.cases.cli;

import fractura.cases.report.Pictures;
import fractura.cases.report.WrittenReport;
import fractura.mesh.InputException;
import fractura.viz.Rendering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `render`: a picture of a result, without a display.
@Command(
        name = "render",
        description = "Draws a result into a PNG file; needs no display.",
        footer = {
            "",
            "Examples:",
            "  ./fractura render " + Examples.RESULT + " -o lytic.png",
            "  ./fractura render " + Examples.RESULT + " -o left.png --show left --quantity von_mises --force"
        })
public final class RenderCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Render door;

    @Mixin
    CommonOptions common;

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

    @Option(
            names = "--show",
            defaultValue = "SHEET",
            description = "What to draw: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    Show show;

    /// Parts of the picture.
    enum Show {
        /// all four views with legend
        SHEET,
        /// seen from the front
        ANTERIOR,
        /// seen from the patient's left
        LEFT,
        /// seen from behind
        POSTERIOR,
        /// cut open through the lesion, else through the middle
        CUT
    }

    /// @param console where to speak
    /// @param door what draws
    public RenderCommand(Console console, Doors.Render door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (Files.exists(picture) && !common.force) {
            throw new InputException(picture + " exists. Name another file with -o, or overwrite it with --force.");
        }
        switch (door.render(ResultPath.fields(result), quantity)) {
            case Rendering.Unavailable none -> throw new InputException(Pictures.words(none));
            case Rendering.Rendered drawn -> {
                String name = show.name().toLowerCase(Locale.ROOT);
                for (Rendering.Picture p : drawn.pictures()) {
                    if (p.name().equals(name)) {
                        Rendering.writePng(p.image(), picture);
                    }
                }
            }
        }
        console.answer(common.json ? WrittenReport.json(picture) : picture + "\n");
        return ExitCode.DONE;
    }
}
