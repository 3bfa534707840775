package fractura.mesh.image;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a scan was taken, as far as its file says. Nothing here names the patient; formats other than DICOM know
/// nothing of it.
///
/// Words come from the file; what reads them cuts them short and keeps printable characters alone.
///
/// @param kVp tube voltage, kV, above 0
/// @param kernel reconstruction kernel, in the maker's words
/// @param sliceThicknessMm nominal thickness of a slice, mm, above 0; slices may lie closer or further apart
/// @param contrast whether a contrast agent was given; absent when the file says neither. The agent's name is free
///     text, where anything may have been typed, and is not kept
/// @param manufacturer of the scanner
/// @param model of the scanner
/// @param acquisitionDate day of the scan; for checks alone, never printed, since a date can identify a person
/// @param gantryTiltDegrees angle between slices and the table's normal plane, absent when straight
public record Protocol(
        OptionalDouble kVp,
        Optional<String> kernel,
        OptionalDouble sliceThicknessMm,
        Optional<Boolean> contrast,
        Optional<String> manufacturer,
        Optional<String> model,
        Optional<LocalDate> acquisitionDate,
        OptionalDouble gantryTiltDegrees) {
    /// Nothing of it, as from a format that has no room for a protocol.
    public static final Protocol UNKNOWN = new Protocol(
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty());

    /// @return whether anything is known that decides how a scan can be used
    public boolean isKnown() {
        return kVp.isPresent() || kernel.isPresent() || sliceThicknessMm.isPresent() || contrast.isPresent();
    }
}
