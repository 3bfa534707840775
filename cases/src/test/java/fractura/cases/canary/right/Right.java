package fractura.cases.canary.right;

import fractura.cases.canary.left.Left;
import java.util.List;

/// Half of a deliberate cycle; see `ArchitectureTest`.
///
/// @param others half
public record Right(List<Left> others) {
    /// @param one that knows this
    /// @return whether it is among the others
    public boolean knows(Left one) {
        return others.contains(one);
    }
}
