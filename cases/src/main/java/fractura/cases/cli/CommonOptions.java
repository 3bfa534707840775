package fractura.cases.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options every command has.
final class CommonOptions {
    /// More than the largest workstation has.
    private static final int MAX_THREADS = 256;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(names = "--json", description = "Print one JSON document on standard output and nothing else there.")
    boolean json;

    @Option(names = "--quiet", description = "Say nothing on standard error except errors.")
    boolean quiet;

    @Option(names = "--force", description = "Overwrite an earlier result.")
    boolean force;

    @Option(names = "--debug", description = "Show where in the program an error arose.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads, 1 to 256; all processors when absent. The numbers do not depend on it.")
    void setThreads(int count) {
        if (count < 1 || count > MAX_THREADS) {
            throw new ParameterException(
                    command.commandLine(), "--threads " + count + " is outside 1 to " + MAX_THREADS + ".");
        }
        threads = count;
    }
}
