package fractura.cases.report;

/// An error for programs: the one document of a `--json` command that failed.
public final class ErrorReport {
    private ErrorReport() {}

    /// @param kind `usage`, `input`, `numerics` or `bug`
    /// @param exitCode of the process
    /// @param message as printed for people
    /// @return the document
    public static String text(String kind, int exitCode, String message) {
        return Json.object()
                .put(
                        "error",
                        Json.object()
                                .put("kind", kind)
                                .put("exitCode", exitCode)
                                .put("message", message))
                .text();
    }
}
