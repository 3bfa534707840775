package fractura.cases.cli;

import fractura.cases.report.WrittenReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `view`: a window on a result.
@Command(
        name = "view",
        description = "Opens a result in a 3D window; needs a display (render does not).",
        footer = {
            "",
            "In the window: drag to turn, with the right button to move, wheel to zoom.",
            "",
            "Examples:",
            "  ./fractura view " + Examples.RESULT,
            "  ./fractura view " + Examples.RESULT + " --load compression"
        })
public final class ViewCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.View door;

    @Mixin
    CommonOptions common;

    @Mixin
    ResultOptions result;

    /// @param console where to speak
    /// @param door what opens the window
    public ViewCommand(Console console, Doors.View door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        Path fields = result.fields();
        door.view(fields);
        if (common.json) {
            console.answer(WrittenReport.viewed(fields));
        }
        return ExitCode.DONE;
    }
}
