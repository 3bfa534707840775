package fractura.cases.batch;

import java.nio.file.Path;

/// How a set is run, as opposed to what is in it.
///
/// @param output folder of the batch; each case gets a folder of its name in it
/// @param earlier what becomes of the results that are there already
/// @param jobs cases computed at once, 1 to 64, and no more than threads; the numbers do not depend on it
/// @param threads worker threads of all cases together, 1 to 256; the numbers do not depend on it
/// @param shard which part of the set
public record BatchOrder(Path output, Earlier earlier, int jobs, int threads, Shard shard) {
    /// Most cases computed at once; each needs memory of its own.
    public static final int MOST_JOBS = 64;

    public BatchOrder {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new IllegalArgumentException("Jobs must be 1 to " + MOST_JOBS + ", got " + jobs);
        }
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("Threads must be 1 to 256, got " + threads);
        }
        jobs = Math.min(jobs, threads); // more would wait for each other
    }

    /// @return worker threads of one case
    int threadsOfOne() {
        return Math.max(1, threads / jobs);
    }

    /// What becomes of the results of an earlier batch.
    public enum Earlier {
        /// there must be none
        REFUSE,
        /// they are kept where they still answer their case
        KEEP,
        /// they are kept but for the cases that `failures.csv` lists
        KEEP_BUT_FAILED,
        /// all cases are computed again
        REPLACE
    }
}
