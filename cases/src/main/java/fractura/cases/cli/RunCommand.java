package fractura.cases.cli;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.ResultFolder;
import fractura.cases.RunOptions;
import fractura.cases.batch.CaseRun;
import fractura.cases.report.JsonReport;
import fractura.cases.report.TextReport;
import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: from case file to result folder.
@Command(
        name = "run",
        description = "Computes stiffness, strength and risk of a case and writes a result folder.",
        footer = {
            "",
            "Examples:",
            "  ./fractura run " + Examples.CASE,
            "  ./fractura run " + Examples.CASE + " -o " + Examples.RESULT + " --force --json"
        })
public final class RunCommand implements Callable<Integer> {
    private final Console console;
    private final CaseRun.Computation door;

    @Mixin
    CommonOptions common;

    @Parameters(arity = "1..*", paramLabel = "CASE", description = "Case file, or folder that holds case.yaml.")
    List<Path> cases;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Result folder; with several cases, one folder per case inside it."
                    + " result-<case> in the current directory when absent.")
    Optional<Path> output;

    /// @param console where to speak
    /// @param door what computes
    public RunCommand(Console console, CaseRun.Computation door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        List<CaseFile> asked = cases.stream().map(CaseFile::read).toList();
        refuseSharedFolders(asked);
        List<CaseResult> results = new ArrayList<>();
        for (CaseFile one : asked) {
            Path folder = folder(one);
            RunOptions options = new RunOptions(folder, common.force, common.threads);
            CaseResult result;
            String of = asked.size() == 1 ? "" : one.name() + ": ";
            try (ConsoleProgress progress = console.progress(common.quiet, of)) {
                result = CaseRun.into(one, options, door, progress);
            }
            results.add(result);
            if (!common.json) {
                console.answer(TextReport.text(result, new ResultFolder(folder)));
            }
        }
        if (common.json) {
            console.answer(results.size() == 1 ? JsonReport.text(results.getFirst()) : JsonReport.text(results));
        }
        boolean refused = results.stream().anyMatch(r -> r.status() == CaseResult.Status.NOT_REPORTABLE);
        return refused ? ExitCode.NUMERICS : ExitCode.DONE;
    }

    private void refuseSharedFolders(List<CaseFile> asked) {
        Set<Path> folders = new HashSet<>();
        for (CaseFile one : asked) {
            if (!folders.add(folder(one))) {
                throw new InputException("Two cases would write into " + folder(one) + ": both are named " + one.name()
                        + ". Rename one (case: in its file), or run them one by one with folders of their own.");
            }
        }
    }

    private Path folder(CaseFile one) {
        return output.map(o -> cases.size() == 1 ? o : o.resolve(one.name()))
                .orElseGet(() -> ResultFolder.standard(one.name()));
    }
}
