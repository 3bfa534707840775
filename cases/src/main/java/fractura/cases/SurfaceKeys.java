package fractura.cases;

import fractura.cases.Shape.Group;
import fractura.cases.Shape.Key;
import fractura.cases.Shape.ListOf;
import fractura.cases.Shape.Number;
import fractura.cases.Shape.Text;
import fractura.cases.Shape.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keys under `surfaces`, and what becomes of them.
final class SurfaceKeys {
    private static final Map<String, Double> UNITS = Map.of("mm", 1.0, "cm", 10.0, "m", 1000.0);

    private SurfaceKeys() {}

    static Group surfaces(Text path) {
        Number density = new Number(0, 2000, "mg/cm3");
        return new Group(
                Key.required("bone", path, "outer surface of the bone: STL, PLY or OBJ, closed"),
                Key.optional("cortex-inner", path, "inner surface of the cortex"),
                Key.fallback("unit", new Word(List.of("mm", "cm", "m")), "mm", "unit of all surfaces"),
                Key.optional(
                        "axes",
                        new Text(
                                "(?=.*[LR])(?=.*[PA])(?=.*[SI])[LRPASI]{3}",
                                "where x, y and z run, one letter each of L or R, P or A, S or I, for example RAS"),
                        "where x, y and z of the files run; needed unless they say SPACE=LPS or SPACE=RAS"),
                Key.optional("cortex-mg-cm3", density, "density of the cortex; needed with cortex-inner"),
                Key.required("core-mg-cm3", density, "density inside the cortex, or of the whole bone without one"),
                Key.optional(
                        "lesions",
                        new ListOf(
                                new Group(
                                        Key.required(
                                                "type",
                                                new Word(List.of("lytic", "blastic", "mixed")),
                                                "what the lesion does to bone"),
                                        Key.required("file", path, "closed surface of the lesion")),
                                0,
                                50,
                                false),
                        "lesions by their surfaces"));
    }

    static SurfaceChoice bind(Branch b, CaseBinding binding) {
        return new SurfaceChoice(
                binding.resolve(b.word("bone")),
                b.text("cortex-inner").map(binding::resolve),
                UNITS.get(b.word("unit")),
                b.text("axes"),
                b.maybeNumber("cortex-mg-cm3"),
                b.number("core-mg-cm3"),
                b.list("lesions", Branch.class).stream()
                        .map(l -> new SurfaceChoice.Lesion(
                                fractura.mesh.Tissue.valueOf(l.word("type").toUpperCase(Locale.ROOT)),
                                binding.resolve(l.word("file"))))
                        .toList());
    }

    /// @param mm length of a unit, mm
    /// @return its name
    static Optional<String> unit(double mm) {
        return UNITS.entrySet().stream()
                .filter(u -> u.getValue() == mm)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// @return units by name
    static Map<String, Double> units() {
        return UNITS;
    }
}
