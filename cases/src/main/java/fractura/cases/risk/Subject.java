package fractura.cases.risk;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The person who carries the bone, as far as loads need to know.
///
/// @param sex as given
/// @param massKg body mass, kg
/// @param heightM body height, m
/// @param isAssumed whether mass or height was assumed; loads are then less certain
/// @param warnings what was assumed
public record Subject(Sex sex, double massKg, double heightM, boolean isAssumed, List<Warning> warnings) {
    private static final double GRAVITY = 9.81;

    /// Sex as far as default body sizes differ. Defaults are our choice.
    public enum Sex {
        /// 70 kg, 1.70 m when nothing is said
        MALE(70, 1.70),
        /// 60 kg, 1.60 m when nothing is said
        FEMALE(60, 1.60),
        /// 65 kg, 1.65 m when nothing is said
        UNKNOWN(65, 1.65);

        private final double massKg;
        private final double heightM;

        Sex(double massKg, double heightM) {
            this.massKg = massKg;
            this.heightM = heightM;
        }
    }

    /// @param sex as given
    /// @param massKg body mass, kg, if known
    /// @param heightM body height, m, if known
    /// @return the subject, with defaults and a warning (W17) for what is not known
    /// @throws InputException when mass or height is not that of a person
    public static Subject of(Sex sex, OptionalDouble massKg, OptionalDouble heightM) {
        double mass = within("mass-kg", massKg.orElse(sex.massKg), 15, 350, "kg");
        double height = within("height-cm", heightM.orElse(sex.heightM), 0.8, 2.5, "m");
        List<String> missing = new ArrayList<>();
        List<String> assumed = new ArrayList<>();
        if (massKg.isEmpty()) {
            missing.add("mass");
            assumed.add(mass + " kg");
        }
        if (heightM.isEmpty()) {
            missing.add("height");
            assumed.add(height + " m");
        }
        return new Subject(
                sex,
                mass,
                height,
                !missing.isEmpty(),
                missing.isEmpty() ? List.of() : List.of(assumed(missing, assumed)));
    }

    /// @return body weight, N
    public double weightNewton() {
        return massKg * GRAVITY;
    }

    private static double within(String key, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Body %s of %s %s (subject: %s) is outside %s to %s. Check the unit.",
                    key.startsWith("mass") ? "mass" : "height",
                    value,
                    unit,
                    key,
                    low,
                    high));
        }
        return value;
    }

    private static Warning assumed(List<String> missing, List<String> assumed) {
        boolean isOne = missing.size() == 1;
        return Warning.caution(
                "W17",
                "body " + String.join(" and ", missing) + (isOne ? " is" : " are") + " missing and assumed as "
                        + String.join(" and ", assumed) + ", so loads are less certain; write "
                        + (isOne ? "it" : "them") + " under subject in the case file");
    }
}
