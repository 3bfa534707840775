package fractura.cases.cli;

import fractura.cases.report.WrittenReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `export`: the model of a result for other programs.
@Command(
        name = "export",
        description = "Writes the model of a result for another program, so that it can be checked or used there.",
        footer = {
            "",
            "Examples:",
            "  ./fractura export " + Examples.RESULT + " --to abaqus -o l3.inp",
            "  ./fractura export " + Examples.RESULT + "/fields.vtu --to abaqus -o l3.inp --force"
        })
public final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Export abaqus;

    @Mixin
    CommonOptions common;

    @Mixin
    ResultOptions result;

    @Option(names = "--to", required = true, description = "Format: ${COMPLETION-CANDIDATES} (CalculiX reads it too).")
    Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "File to write.")
    Path output;

    /// Formats of other programs.
    enum Format {
        /// input deck, `.inp`
        ABAQUS
    }

    /// @param console where to speak
    /// @param abaqus what writes a deck
    public ExportCommand(Console console, Doors.Export abaqus) {
        this.console = console;
        this.abaqus = abaqus;
    }

    @Override
    public Integer call() {
        OutputFile.require(output, common.force, result.fields());
        switch (format) {
            case ABAQUS -> abaqus.export(result.fields(), output);
        }
        console.answer(common.json ? WrittenReport.json(output) : output + "\n");
        return ExitCode.DONE;
    }
}
