package fractura.cases.cli;

import fractura.cases.report.CaseSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `schema`: the case file as a JSON Schema, for editors and other programs.
@Command(
        name = "schema",
        description = "Prints the JSON Schema of the case file.",
        footer = {"", "Examples:", "  ./fractura schema", "  ./fractura schema --quiet"})
public final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common;

    /// @param console where to speak
    public SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.answer(CaseSchema.text());
        return ExitCode.DONE;
    }
}
