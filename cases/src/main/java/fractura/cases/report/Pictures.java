package fractura.cases.report;

import fractura.cases.CaseResult;
import fractura.cases.ResultFolder;
import fractura.mesh.Side;
import fractura.mesh.Warning;
import fractura.mesh.io.Vtu;
import fractura.mesh.io.VtuFile;
import fractura.viz.Caption;
import fractura.viz.ColorScale;
import fractura.viz.ComparisonPicture;
import fractura.viz.Rendering;
import fractura.viz.StressPicture;
import fractura.viz.View;
import fractura.viz.Viewer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Stress maps of a result, drawn from its field file without a display.
public final class Pictures {
    private Pictures() {}

    /// Draws the standard sheet and its views into the result folder: of `fields.vtu` `stress-sheet.png` and one
    /// file for each view, of `fields-stairs.vtu` `stress-stairs-sheet.png` and so on. One field file is in memory
    /// at a time.
    ///
    /// @param folder holds `fields.vtu` and those of other load cases, unless the result is not reportable
    /// @return why there are no pictures, if there are none; the result stands without them
    public static Optional<Warning> draw(ResultFolder folder) {
        for (Path fields : folder.files()) {
            String name = fields.getFileName().toString();
            if (name.startsWith("fields") && name.endsWith(".vtu")) {
                VtuFile file = Vtu.read(fields);
                String load = name.substring("fields".length(), name.length() - ".vtu".length());
                switch (StressPicture.render(file, caption(file))) {
                    case Rendering.Rendered drawn -> drawn.writeTo(folder.path(), "stress" + load + "-");
                    case Rendering.Unavailable none -> {
                        return Optional.of(Warning.note("PICTURE", words(none)));
                    }
                }
            }
        }
        return Optional.empty();
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

    /// Draws one quantity of several field files side by side, in one size and on one scale of colours.
    ///
    /// @param fields 2 to `ComparisonPicture.MOST` VTU files
    /// @param quantity scalar field of all of them
    /// @return the picture, or why there is none
    /// @throws fractura.mesh.InputException when a file cannot be read or has no such field
    public static Rendering compared(List<Path> fields, String quantity) {
        return ComparisonPicture.render(
                fields.stream()
                        .map(Vtu::read)
                        .map(f -> new ComparisonPicture.Compared(f, caption(f)))
                        .toList(),
                quantity);
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
        String site = info.getOrDefault("site", "").isBlank() ? "bone" : info.get("site");
        String load = info.getOrDefault("load", "load");
        String task = info.getOrDefault("demand", "demand");
        String demand = (task.equals(load) ? load : load + ", " + task) + " (" + info.getOrDefault("demand_newton", "?")
                + " N)";
        return new Caption(
                info.getOrDefault("case", "result"),
                site.substring(0, 1).toUpperCase(Locale.ROOT) + site.substring(1) + invented(info),
                demand,
                load + applied(number(info, "applied_newton")),
                status(info.getOrDefault("status", CaseResult.Status.CAUTION.words())),
                lateral(site),
                answer(info),
                Optional.ofNullable(info.get("failure_mm")).flatMap(Pictures::place));
    }

    /// The answer the map belongs to, as the printed result has it; nothing where the file does not know it.
    private static String answer(Map<String, String> info) {
        OptionalDouble strength = number(info, "strength_newton");
        OptionalDouble factor = number(info, "factor_of_risk");
        if (strength.isEmpty() || factor.isEmpty()) {
            return "";
        }
        return "Strength "
                + Rounded.kilonewton(
                        strength.getAsDouble(),
                        number(info, "strength_newton_low"),
                        number(info, "strength_newton_high"))
                + ", factor of risk "
                + Rounded.withBand(
                        factor.getAsDouble(),
                        number(info, "factor_of_risk_low"),
                        number(info, "factor_of_risk_high"),
                        "");
    }

    private static OptionalDouble number(Map<String, String> info, String key) {
        String words = info.getOrDefault(key, "");
        double value = words.matches("[0-9]+(\\.[0-9]+)?([Ee]-?[0-9]+)?") ? Double.parseDouble(words) : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// What no scan has shown must not be taken for what one has.
    private static String invented(Map<String, String> info) {
        return switch (info.getOrDefault("virtual_lesions", "0")) {
            case "0" -> "";
            case "1" -> ", virtual lesion";
            default -> ", virtual lesions";
        };
    }

    private static Optional<View> lateral(String site) {
        return Arrays.stream(Side.values())
                .filter(side -> site.startsWith(side.words() + " "))
                .map(side -> side == Side.LEFT ? View.LEFT : View.RIGHT)
                .findFirst();
    }

    /// A file of unknown origin may hold anything; what is not three numbers is no place.
    private static Optional<double[]> place(String words) {
        try {
            double[] place = Arrays.stream(words.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return place.length == 3 && Arrays.stream(place).allMatch(Double::isFinite)
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String applied(OptionalDouble newton) {
        return newton.isEmpty() ? "" : String.format(Locale.ROOT, ", %.0f N as solved", newton.getAsDouble());
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
