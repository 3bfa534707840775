package fractura.cases.report;

import fractura.cases.CaseResult;
import fractura.cases.ResultFolder;
import fractura.mesh.Warning;
import fractura.mesh.io.Vtu;
import fractura.mesh.io.VtuFile;
import fractura.viz.Caption;
import fractura.viz.ColorScale;
import fractura.viz.Rendering;
import fractura.viz.StressPicture;
import fractura.viz.Viewer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Stress maps of a result, drawn from its field file without a display.
public final class Pictures {
    private Pictures() {}

    /// Draws the standard sheet and its views into the result folder: `stress-sheet.png` and one file for each view.
    ///
    /// @param folder holds `fields.vtu`, unless the result is not reportable
    /// @return why there are no pictures, if there are none; the result stands without them
    public static Optional<Warning> draw(ResultFolder folder) {
        Path fields = folder.path().resolve("fields.vtu");
        if (!Files.exists(fields)) {
            return Optional.empty();
        }
        VtuFile file = Vtu.read(fields);
        return switch (StressPicture.render(file, caption(file))) {
            case Rendering.Rendered drawn -> {
                drawn.writeTo(folder.path(), "stress-");
                yield Optional.empty();
            }
            case Rendering.Unavailable none -> Optional.of(Warning.note("PICTURE", words(none)));
        };
    }

    /// Draws one quantity of a field file.
    ///
    /// @param fields VTU file
    /// @param quantity scalar field of it
    /// @return the sheet and its views, or why there are none
    /// @throws fractura.mesh.InputException when the file cannot be read or has no such field
    public static Rendering of(Path fields, String quantity) {
        VtuFile file = Vtu.read(fields);
        return StressPicture.render(file, ColorScale.of(file.field(quantity)), caption(file));
    }

    /// Opens a window on a field file; returns when it is closed.
    ///
    /// @param fields VTU file
    /// @throws fractura.mesh.InputException when the file cannot be read or there is no display
    public static void view(Path fields) {
        VtuFile file = Vtu.read(fields);
        Viewer.open(file, caption(file));
    }

    private static Caption caption(VtuFile file) {
        Map<String, String> info = file.info();
        String site = info.getOrDefault("site", "bone");
        String load = info.getOrDefault("load", "load") + ", " + info.getOrDefault("demand", "demand") + " ("
                + info.getOrDefault("demand_newton", "?") + " N)";
        return new Caption(
                info.getOrDefault("case", "result"),
                site.substring(0, 1).toUpperCase(Locale.ROOT) + site.substring(1),
                load,
                status(info.getOrDefault("status", CaseResult.Status.CAUTION.words())));
    }

    /// A file of unknown origin is shown with reservations.
    private static Caption.Status status(String words) {
        return words.equals(CaseResult.Status.REPORTABLE.words()) ? Caption.Status.REPORTABLE : Caption.Status.CAUTION;
    }

    /// @param none outcome without a picture
    /// @return reason and mend in one sentence each
    public static String words(Rendering.Unavailable none) {
        return "no stress map was drawn: " + none.reason() + ". " + none.mend();
    }
}
