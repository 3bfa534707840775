package fractura.cases.report;

import java.nio.file.Path;

/// What a command did that has no other answer, for programs.
public final class WrittenReport {
    private WrittenReport() {}

    /// @param file that was written
    /// @return the JSON document
    public static String json(Path file) {
        return Json.object().put("written", file.toString()).text();
    }

    /// @param file that was shown
    /// @return the JSON document
    public static String viewed(Path file) {
        return Json.object().put("viewed", file.toString()).text();
    }

    /// @param shell the script is for
    /// @param script its text
    /// @return the JSON document
    public static String script(String shell, String script) {
        return Json.object().put("shell", shell).put("script", script).text();
    }
}
