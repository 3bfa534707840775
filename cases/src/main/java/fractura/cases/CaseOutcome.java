package fractura.cases;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one case of a set ended. Its numbers are in its result folder.
public sealed interface CaseOutcome {
    /// @return what the case is called within the set
    String id();

    /// A case with a result.
    ///
    /// @param id of the case within the set
    /// @param tags what the set says of the case, by column name, for example `group`
    /// @param folder where its result is
    /// @param status how far its numbers may be used
    /// @param isKept whether the result is of an earlier batch
    record Answered(String id, SortedMap<String, String> tags, Path folder, CaseResult.Status status, boolean isKept)
            implements CaseOutcome {
        public Answered {
            tags = copied(tags);
        }
    }

    /// A case without a result.
    ///
    /// @param id of the case within the set
    /// @param tags what the set says of the case
    /// @param stage what was being done, in words
    /// @param why in words
    record Failed(String id, SortedMap<String, String> tags, String stage, Failure why) implements CaseOutcome {
        public Failed {
            tags = copied(tags);
        }
    }

    /// @return what the set says of the case, by column name
    SortedMap<String, String> tags();

    private static SortedMap<String, String> copied(Map<String, String> tags) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
