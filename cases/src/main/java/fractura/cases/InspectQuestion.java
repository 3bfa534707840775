package fractura.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a look at a scan is to tell.
///
/// @param scan file or folder of the CT
/// @param labels label map on the same patient
/// @param bone label values of the bone the verdict is for; empty when it is for the scan as a whole
/// @param phantom certificate of the phantom to be searched for
public record InspectQuestion(
        Path scan, Optional<Path> labels, List<Integer> bone, Optional<CalibrationChoice.Phantom> phantom) {
    public InspectQuestion {
        bone = List.copyOf(bone);
    }

    /// @param scan file or folder of the CT
    /// @param labels label map on the same patient
    /// @return the question about the scan as a whole
    public static InspectQuestion of(Path scan, Optional<Path> labels) {
        return new InspectQuestion(scan, labels, List.of(), Optional.empty());
    }
}
