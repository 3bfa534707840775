package fractura.cases.cli;

import fractura.cases.report.Pictures;
import fractura.cases.report.WrittenReport;
import fractura.mesh.InputException;
import fractura.viz.Rendering;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `render`: a picture of a result, without a display.
@Command(
        name = "render",
        description = "Draws a result into a PNG file; needs no display.",
        footer = {
            "",
            "Examples:",
            "  ./fractura render " + Examples.RESULT + " -o l3.png",
            "  ./fractura render " + Examples.RESULT + " -o density.png --quantity density --view cut"
        })
public final class RenderCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Render door;

    @Mixin
    CommonOptions common;

    @Mixin
    ResultOptions result;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            required = true,
            description = "Picture to write.")
    Path picture;

    @Option(
            names = "--quantity",
            paramLabel = "FIELD",
            defaultValue = "utilisation",
            description = "Field of the result to show, for example density, E, von_mises, displacement;"
                    + " ${DEFAULT-VALUE} when absent.")
    String quantity;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "sheet",
            description = "sheet (all views on one page), or one of them: anterior, left (right for a right femur),"
                    + " posterior, cut.")
    String view;

    /// @param console where to speak
    /// @param door what draws
    public RenderCommand(Console console, Doors.Render door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        OutputFile.requireEnding(picture, ".png");
        OutputFile.require(picture, common.force, result.fields());
        switch (door.render(result.fields(), quantity)) {
            case Rendering.Rendered drawn -> Rendering.writePng(chosen(drawn).image(), picture);
            case Rendering.Unavailable none -> throw new InputException("On this machine " + Pictures.words(none));
        }
        console.answer(common.json ? WrittenReport.json(picture) : picture + "\n");
        return ExitCode.DONE;
    }

    private Rendering.Picture chosen(Rendering.Rendered drawn) {
        return drawn.pictures().stream()
                .filter(p -> p.name().equals(view))
                .findFirst()
                .orElseThrow(() -> new InputException("No view '" + view + "' of " + result.path + ". There are: "
                        + drawn.pictures().stream().map(Rendering.Picture::name).collect(Collectors.joining(", "))
                        + "."));
    }
}
