package fractura.cases.cli;

import fractura.cases.report.ComparisonReport;
import fractura.cases.report.Pictures;
import fractura.cases.report.StoredResult;
import fractura.mesh.InputException;
import fractura.viz.ComparisonPicture;
import fractura.viz.Rendering;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `compare`: results beside each other.
@Command(
        name = "compare",
        description =
                "Compares results: lytic and blastic, with a lesion and without, before and after. A table, and with"
                        + " -o a picture of all of them on one scale.",
        footer = {
            "",
            "Examples:",
            "  ./fractura compare result-l3-real result-l3-lytic",
            "  ./fractura compare result-l3-real result-l3-lytic result-l3-blastic -o l3.png"
        })
public final class CompareCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Compare door;

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    @Parameters(
            arity = "1..*",
            paramLabel = "RESULT",
            description = "Result folders, two or more; changes are against the first.")
    List<Path> folders;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            description = "Picture to write, of two to " + ComparisonPicture.MOST + " results.")
    Optional<Path> picture;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description = "Load case of the picture, for example stance; the first that all of them have when absent.")
    Optional<String> load;

    @Option(
            names = "--quantity",
            paramLabel = "FIELD",
            description = "Field of the picture, for example density, E, von_mises; utilisation when absent.")
    Optional<String> quantity;

    /// @param console where to speak
    /// @param door what draws
    public CompareCommand(Console console, Doors.Compare door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (folders.size() < 2) {
            throw new ParameterException(spec.commandLine(), "Name two results or more.");
        }
        if (picture.isEmpty() && (load.isPresent() || quantity.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--load and --quantity are of the picture; name one with -o, or leave them out.");
        }
        if (picture.isPresent() && folders.size() > ComparisonPicture.MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A picture holds " + ComparisonPicture.MOST + " results, and these are " + folders.size()
                            + ". Compare fewer, or leave out -o.");
        }
        List<StoredResult> results = folders.stream().map(StoredResult::read).toList();
        picture.ifPresent(file -> draw(results, file));
        console.answer(common.json ? ComparisonReport.json(results) : ComparisonReport.text(results));
        return ExitCode.DONE;
    }

    private void draw(List<StoredResult> results, Path file) {
        OutputFile.requireEnding(file, ".png");
        OutputFile.require(file, common.force, results.getFirst().folder());
        String shown = load.orElseGet(() -> shared(results));
        List<Path> fields = results.stream().map(r -> r.fields(shown)).toList();
        switch (door.compare(fields, quantity.orElse("utilisation"))) {
            case Rendering.Rendered drawn ->
                Rendering.writePng(drawn.pictures().getFirst().image(), file);
            case Rendering.Unavailable none -> throw new InputException("On this machine " + Pictures.words(none));
        }
    }

    private static String shared(List<StoredResult> results) {
        return ComparisonReport.sharedLoads(results).stream()
                .findFirst()
                .orElseThrow(
                        () -> new InputException("These results have no load case with fields in common, so there is"
                                + " nothing to draw side by side. Leave out -o, or run them with one load case (loads: in their"
                                + " case files)."));
    }
}
