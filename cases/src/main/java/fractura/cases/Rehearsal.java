package fractura.cases;

import java.util.List;

/// What is known of a case without solving it.
public sealed interface Rehearsal {
    /// @return what the case is called within the set
    String id();

    /// @return whether nothing stands against a number so far
    default boolean canBeReported() {
        return this instanceof Ready;
    }

    /// The model was built. What laws, solves and risk have to say is still to come.
    ///
    /// @param id of the case within the set
    /// @param status that follows from scan, calibration and model
    /// @param elementCount elements of the model
    /// @param bytes of memory that solving it takes at least
    record Ready(String id, CaseResult.Status status, int elementCount, long bytes) implements Rehearsal {}

    /// A finding blocks.
    ///
    /// @param id of the case within the set
    /// @param reasons findings that block
    record Blocked(String id, List<String> reasons) implements Rehearsal {
        public Blocked {
            reasons = List.copyOf(reasons);
        }
    }

    /// The input cannot be used.
    ///
    /// @param id of the case within the set
    /// @param why in words
    record Unusable(String id, Failure why) implements Rehearsal {}
}
