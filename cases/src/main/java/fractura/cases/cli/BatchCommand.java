package fractura.cases.cli;

import fractura.cases.CaseOutcome;
import fractura.cases.Progress;
import fractura.cases.Rehearsal;
import fractura.cases.batch.Batch;
import fractura.cases.batch.BatchOrder;
import fractura.cases.batch.BatchOrder.Earlier;
import fractura.cases.batch.CaseRun;
import fractura.cases.batch.CaseSet;
import fractura.cases.batch.Shard;
import fractura.cases.report.BatchReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `batch`: from a set of cases to a result folder each, and one table of all.
@Command(
        name = "batch",
        description =
                "Runs many cases, writes a result folder for each and one table of all. A case that fails stops no"
                        + " other.",
        footer = {
            "",
            "Examples:",
            "  ./fractura batch cases/gallery -o gallery-results --jobs 2",
            "  ./fractura batch cases/gallery -o gallery-results --dry-run"
        })
public final class BatchCommand implements Callable<Integer> {
    private final Console console;
    private final CaseRun.Computation door;

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    @Parameters(
            paramLabel = "SET",
            description =
                    "Folder with cases at any depth (every case.yaml), or a table (CSV) with a column 'case' of case"
                            + " files or their folders; its columns subject_id, timepoint, cohort and group are carried into the"
                            + " results.")
    Path set;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder of the batch: one folder per case, results.csv, failures.csv, data_dictionary.csv.")
    Path output;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Cases computed at once, 1 to 64; ${DEFAULT-VALUE} when absent. They share the threads, and each"
                            + " needs memory of its own. The numbers do not depend on it.")
    int jobs;

    @Option(
            names = "--resume",
            description =
                    "Keep the results that are there and still answer their case (same case file, no input changed"
                            + " since), and compute the others.")
    boolean resume;

    @Option(names = "--only-failed", description = "Compute again what failures.csv lists, and keep all others.")
    boolean onlyFailed;

    @Option(
            names = "--dry-run",
            description = "Read and check every case as far as its model, tell its size, and solve nothing.")
    boolean dryRun;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description =
                    "Only the i-th of n parts of the set, for example 2/4, each on a machine of its own; then gather"
                            + " all with --resume.")
    Optional<Shard> shard;

    /// @param console where to speak
    /// @param door what computes a case
    public BatchCommand(Console console, CaseRun.Computation door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (jobs < 1 || jobs > BatchOrder.MOST_JOBS) {
            throw new ParameterException(
                    spec.commandLine(), "--jobs " + jobs + " is outside 1 to " + BatchOrder.MOST_JOBS + ".");
        }
        Earlier earlier = earlier();
        if (dryRun && earlier != Earlier.REFUSE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--dry-run looks at all cases and touches no result; leave out --resume, --only-failed and --force.");
        }
        CaseSet cases = CaseSet.read(set);
        Shard part = shard.orElse(Shard.WHOLE);
        if (dryRun) {
            Narration narration = new Narration();
            List<Rehearsal> all = Batch.rehearse(cases, part, narration);
            narration.wipe();
            console.answer(common.json ? BatchReport.rehearsedJson(all) : BatchReport.rehearsed(all));
            return all.stream().allMatch(Rehearsal::canBeReported) ? ExitCode.DONE : ExitCode.BATCH_WITH_FAILURES;
        }
        Batch.Ended ended =
                Batch.run(cases, new BatchOrder(output, earlier, jobs, common.threads, part), door, new Narration());
        console.answer(
                common.json
                        ? BatchReport.json(ended.outcomes(), ended.tables(), ended.rows())
                        : BatchReport.text(ended.outcomes(), ended.tables(), ended.rows()));
        return Batch.isAnyFailed(ended.outcomes()) ? ExitCode.BATCH_WITH_FAILURES : ExitCode.DONE;
    }

    private Earlier earlier() {
        if ((resume ? 1 : 0) + (onlyFailed ? 1 : 0) + (common.force ? 1 : 0) > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume, --only-failed and --force mean different things for results that are there; give one.");
        }
        if (resume) {
            return Earlier.KEEP;
        }
        if (onlyFailed) {
            return Earlier.KEEP_BUT_FAILED;
        }
        return common.force ? Earlier.REPLACE : Earlier.REFUSE;
    }

    /// One line a case when it ends; its stages too where cases do not run side by side.
    private final class Narration implements Batch.Listener {
        private Optional<ConsoleProgress> shown = Optional.empty();

        @Override
        public Progress begun(String id, int number, int count) {
            if (jobs > 1) {
                return Progress.silent();
            }
            wipe();
            shown = Optional.of(console.progress(common.quiet, "[" + number + "/" + count + "] " + id + ": "));
            return shown.get();
        }

        @Override
        public void ended(CaseOutcome outcome, int number, int count) {
            wipe();
            if (!common.quiet) {
                console.narrate("[" + number + "/" + count + "] " + outcome.id() + ": " + words(outcome));
            }
        }

        /// So that what follows begins on a clean line.
        void wipe() {
            shown.ifPresent(ConsoleProgress::close);
        }

        @Override
        public void threw(String id, Throwable e) {
            if (common.debug) {
                wipe();
                console.narrate(id + ":");
                e.printStackTrace(console.narration());
            }
        }

        private String words(CaseOutcome outcome) {
            return switch (outcome) {
                case CaseOutcome.Answered a -> a.status().words() + (a.isKept() ? ", of an earlier batch" : "");
                case CaseOutcome.Failed f -> BatchReport.words(f.why());
            };
        }
    }

    /// From `2/4` to a part.
    static final class ShardConverter implements ITypeConverter<Shard> {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

        @Override
        public Shard convert(String word) {
            Matcher numbers = WRITTEN.matcher(word);
            if (!numbers.matches()) {
                throw new TypeConversionException("'" + word + "' is no part of a set; the second of four is 2/4");
            }
            try {
                return new Shard(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
