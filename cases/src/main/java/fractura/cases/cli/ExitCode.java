package fractura.cases.cli;

/// What the process says when it ends.
final class ExitCode {
    static final int DONE = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int NUMERICS = 4;
    static final int BATCH_WITH_FAILURES = 5;

    private ExitCode() {}
}
