package fractura.cases.cli;

import fractura.cases.report.ModelExport;
import fractura.cases.report.WrittenReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `export`: the model of a result and its fields for other programs.
@Command(
        name = "export",
        description = "Writes the model of a result or its fields for another program, so that they can be checked or"
                + " used there.",
        footer = {
            "",
            "Examples:",
            "  ./fractura export " + Examples.RESULT + " --to abaqus -o l3.inp",
            "  ./fractura export " + Examples.RESULT + " --to nifti --quantity E -o modulus.nii.gz"
        })
public final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Export door;

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    @Mixin
    ResultOptions result;

    @Option(
            names = "--to",
            required = true,
            description =
                    "Format: ${COMPLETION-CANDIDATES}. abaqus: an input deck (CalculiX reads it too); vtu: mesh and"
                            + " all fields; nifti: one field as an image on the voxels of the model, in the place of the scan.")
    ModelExport.Format format;

    @Option(
            names = "--quantity",
            paramLabel = "FIELD",
            description = "With nifti: the field, for example density, E, von_mises; utilisation when absent.")
    Optional<String> quantity = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "File to write; ends in .vtu, .nii or .nii.gz for those formats.")
    Path output;

    /// @param console where to speak
    /// @param door what writes
    public ExportCommand(Console console, Doors.Export door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        switch (format) {
            case VTU -> OutputFile.requireEnding(output, ".vtu");
            case NIFTI -> OutputFile.requireEnding(output, ".nii.gz", ".nii");
            case ABAQUS -> {} // reads decks of any name
        }
        if (quantity.isPresent() && format != ModelExport.Format.NIFTI) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--quantity chooses the field of an image; leave it out, or export --to nifti.");
        }
        OutputFile.require(output, common.force, result.fields());
        door.export(result.fields(), format, quantity.orElse("utilisation"), output);
        console.answer(common.json ? WrittenReport.json(output) : output + "\n");
        return ExitCode.DONE;
    }
}
