package fractura.cases.risk;

import java.util.OptionalInt;

/// How a score did where it was tested.
///
/// @param source citation key of the test
/// @param year of the test
/// @param sensitivityPercent share of the fractures it foresaw, percent; absent where none was published
/// @param specificityPercent share of the bones without fracture it left alone, percent; absent likewise
/// @param words on whom, and what to hold against it
public record Published(
        String source, int year, OptionalInt sensitivityPercent, OptionalInt specificityPercent, String words) {
    static Published of(String source, int year, int sensitivity, int specificity, String words) {
        return new Published(source, year, OptionalInt.of(sensitivity), OptionalInt.of(specificity), words);
    }
}
