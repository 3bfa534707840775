package fractura.cases.cli;

import fractura.cases.Software;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The program.
@Command(
        name = "fractura",
        versionProvider = Main.Version.class,
        description = "Fracture risk of bones with metastases, from a CT scan and a label map.",
        footer = {
            "",
            "Each command explains itself: fractura <command> --help",
            "Exit codes: 0 done, 1 a bug of ours, 2 usage, 3 input you can mend, 4 not solved or not trustworthy,",
            "5 a batch with cases that have no number.",
            "",
            "Examples:",
            "  ./fractura inspect " + Examples.SCAN + " --labels " + Examples.LABELS,
            "  ./fractura --version",
            "",
            Software.INTENDED_USE + "."
        })
public final class Main implements Runnable {
    @Spec
    CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    /// @param args command line
    public static void main(String[] args) {
        // UTF-8 whatever the locale: JSON is UTF-8 by definition, and people's terminals are.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // the launcher knows whether standard error is a terminal; Java can only ask about standard input and output
        Console console = new Console(out, err, Boolean.getBoolean("fractura.terminal"));
        int code = run(console, Commands.all(console), args);
        if (out.checkError() && code == ExitCode.DONE) {
            console.narrate(
                    "fractura: The answer could not be written to standard output to its end: the disk is full, or"
                            + " whoever reads it has gone.");
            code = ExitCode.INPUT;
        }
        System.exit(code);
    }

    /// Runs one command line.
    ///
    /// @param console where to speak
    /// @param commands to know
    /// @param args command line
    /// @return exit code
    static int run(Console console, List<Object> commands, String... args) {
        Failures failures = new Failures(console, List.of(args));
        try {
            return commandLine(console, commands)
                    .setParameterExceptionHandler((e, a) -> failures.usage(e))
                    .setExecutionExceptionHandler((e, c, p) -> failures.report(e))
                    .execute(args);
        } catch (Throwable e) { // out of memory and the like pass by picocli's handler
            return failures.report(e);
        }
    }

    static CommandLine commandLine(Console console, List<Object> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
        line.addSubcommand(new HelpCommand());
        return line.registerConverter(Path.class, Main::path)
                .setOut(new PrintWriter(console.answers(), true))
                .setErr(new PrintWriter(console.narration(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a name may begin with @
                .setUsageHelpWidth(120);
    }

    /// An empty word would be the current folder, as with a shell variable that was never set.
    private static Path path(String word) {
        if (word.isEmpty()) {
            throw new TypeConversionException("it is empty, where a file or folder belongs");
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + word + "' cannot be the name of a file");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command.");
    }

    /// Tells the version.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Software.NAME + " " + Software.version()};
        }
    }
}
