package fractura.cases.batch;

import fractura.cases.CaseFile;
import fractura.cases.CaseOutcome;
import fractura.cases.CaseResult;
import fractura.cases.Failure;
import fractura.cases.Pipeline;
import fractura.cases.Progress;
import fractura.cases.Rehearsal;
import fractura.cases.RunOptions;
import fractura.cases.report.CohortTables;
import fractura.cases.report.StoredResult;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A set of cases, computed one beside the other. A case that fails stops no other; results appear whole or not at all,
/// so that a batch that is broken off goes on where it was.
public final class Batch {
    private final BatchOrder order;
    private final CaseRun.Computation computation;
    private final Listener listener;

    private Batch(BatchOrder order, CaseRun.Computation computation, Listener listener) {
        this.order = order;
        this.computation = computation;
        this.listener = listener;
    }

    /// Hears of cases as they begin and end; called from several threads when there are several jobs.
    public interface Listener {
        /// @param id of the case
        /// @param number of the case within the set, from 1
        /// @param count cases of the set
        /// @return hears of its stages
        Progress begun(String id, int number, int count);

        /// @param outcome how it ended
        /// @param number of the case within the set, from 1
        /// @param count cases of the set
        void ended(CaseOutcome outcome, int number, int count);

        /// @param id of the case
        /// @param e what was thrown, for who looks for a bug
        void threw(String id, Throwable e);
    }

    /// How a batch ended.
    ///
    /// @param outcomes in the order of the set
    /// @param tables that were written
    /// @param rows of `results.csv`
    public record Ended(List<CaseOutcome> outcomes, CohortTables tables, int rows) {}

    /// Runs a set.
    ///
    /// @param set its cases
    /// @param order how
    /// @param computation what computes a case
    /// @param listener hears of cases
    /// @return how it ended; results and tables are written
    /// @throws InputException when results are there that must not be, or the folder cannot be written
    public static Ended run(CaseSet set, BatchOrder order, CaseRun.Computation computation, Listener listener) {
        List<CaseSet.Entry> entries = set.part(order.shard()).entries();
        String suffix = order.shard().isWhole()
                ? ""
                : "-" + order.shard().number() + "-of-" + order.shard().count();
        CohortTables tables = new CohortTables(order.output(), suffix);
        Batch batch = new Batch(order, computation, listener);
        batch.refuseEarlier(entries, tables);
        Set<String> again = order.earlier() == BatchOrder.Earlier.KEEP_BUT_FAILED ? tables.failedBefore() : Set.of();
        make(order.output());
        List<CaseOutcome> outcomes = batch.outcomes(entries, again);
        return new Ended(outcomes, tables, tables.write(outcomes));
    }

    /// Looks at the cases of a set without solving any.
    ///
    /// @param set its cases
    /// @param shard which part of it
    /// @param listener hears of cases
    /// @return what is known of each
    public static List<Rehearsal> rehearse(CaseSet set, Shard shard, Listener listener) {
        List<CaseSet.Entry> entries = set.part(shard).entries();
        List<Rehearsal> all = new ArrayList<>();
        for (CaseSet.Entry e : entries) {
            Progress progress = listener.begun(e.id(), all.size() + 1, entries.size());
            all.add(rehearsed(e, listener, progress));
        }
        return all;
    }

    private static Rehearsal rehearsed(CaseSet.Entry entry, Listener listener, Progress progress) {
        if (entry.asked().isEmpty()) {
            return new Rehearsal.Unusable(entry.id(), unreadable(entry));
        }
        try {
            return Pipeline.rehearse(entry.id(), entry.asked().get(), progress);
        } catch (RuntimeException | Error e) {
            listener.threw(entry.id(), e);
            return new Rehearsal.Unusable(entry.id(), Failure.of(e));
        }
    }

    private static Failure unreadable(CaseSet.Entry entry) {
        return new Failure(Failure.Kind.INPUT, entry.problem().orElseThrow());
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(
                    "Output folder " + folder + " cannot be made (" + DiskWords.of(e) + "). Name another with -o.", e);
        }
    }

    private List<CaseOutcome> outcomes(List<CaseSet.Entry> entries, Set<String> again) {
        List<Callable<CaseOutcome>> work = new ArrayList<>();
        for (int k = 0; k < entries.size(); k++) {
            int number = k + 1;
            CaseSet.Entry entry = entries.get(k);
            work.add(() -> {
                CaseOutcome outcome = earlier(entry, again)
                        .orElseGet(() -> computed(entry, number, entries.size(), order.threadsOfOne()));
                listener.ended(outcome, number, entries.size());
                return outcome;
            });
        }
        List<CaseOutcome> outcomes = beside(work);
        retryWhatDidNotFit(entries, outcomes);
        return outcomes;
    }

    private void refuseEarlier(List<CaseSet.Entry> entries, CohortTables tables) {
        tables.refuseTaken();
        if (order.earlier() != BatchOrder.Earlier.REFUSE) {
            return;
        }
        Optional<Path> there = tables.earlier().or(() -> entries.stream()
                .map(this::folder)
                .filter(StoredResult::isIn)
                .findFirst());
        if (there.isPresent()) {
            throw new InputException(order.output() + " holds results of an earlier batch ("
                    + there.get().getFileName()
                    + "). Go on with --resume, compute all again with --force, or name another folder with -o.");
        }
    }

    private Path folder(CaseSet.Entry entry) {
        return order.output().resolve(entry.id());
    }

    /// What is known without computing: of a case file that cannot be read, and of results that are kept.
    ///
    /// @param again cases to compute whatever is there
    private Optional<CaseOutcome> earlier(CaseSet.Entry entry, Set<String> again) {
        if (entry.asked().isEmpty()) {
            return Optional.of(
                    new CaseOutcome.Failed(entry.id(), entry.tags(), "Reading the case file", unreadable(entry)));
        }
        boolean isOnlyFailed = order.earlier() == BatchOrder.Earlier.KEEP_BUT_FAILED;
        Optional<StoredResult> there =
                switch (order.earlier()) {
                    case REFUSE, REPLACE -> Optional.empty();
                    case KEEP -> EarlierResult.of(entry.asked().get(), folder(entry));
                    case KEEP_BUT_FAILED ->
                        again.contains(entry.id()) ? Optional.empty() : EarlierResult.any(folder(entry));
                };
        Optional<CaseOutcome> kept =
                there.map(r -> new CaseOutcome.Answered(entry.id(), entry.tags(), r.folder(), r.status(), true));
        return kept.isPresent() || !isOnlyFailed || again.contains(entry.id()) ? kept : Optional.of(notRun(entry));
    }

    private static CaseOutcome notRun(CaseSet.Entry entry) {
        return new CaseOutcome.Failed(
                entry.id(),
                entry.tags(),
                "Waiting",
                new Failure(Failure.Kind.NOT_RUN, "It has no result, and did not fail. --resume computes it."));
    }

    private CaseOutcome computed(CaseSet.Entry entry, int number, int count, int threads) {
        CaseFile asked = entry.asked().orElseThrow();
        LastStage stage = new LastStage(listener.begun(entry.id(), number, count));
        RunOptions options = new RunOptions(folder(entry), order.earlier() != BatchOrder.Earlier.REFUSE, threads);
        try {
            CaseResult result = CaseRun.into(asked, options, computation, stage);
            return new CaseOutcome.Answered(entry.id(), entry.tags(), options.outputFolder(), result.status(), false);
        } catch (RuntimeException | Error e) { // whatever happens to one case, the others go on
            listener.threw(entry.id(), e);
            return new CaseOutcome.Failed(entry.id(), entry.tags(), stage.words(), Failure.of(e));
        }
    }

    private List<CaseOutcome> beside(List<Callable<CaseOutcome>> work) {
        try (ExecutorService jobs = Executors.newFixedThreadPool(order.jobs())) {
            List<CaseOutcome> outcomes = new ArrayList<>();
            for (Future<CaseOutcome> one : jobs.invokeAll(work)) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("The batch was interrupted. Go on with --resume.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A case of the batch could not be told of", e.getCause());
        }
    }

    /// What did not fit beside others, or beside what they left behind, may fit alone: no answer hangs on the jobs.
    private void retryWhatDidNotFit(List<CaseSet.Entry> entries, List<CaseOutcome> outcomes) {
        for (int k = 0; k < outcomes.size(); k++) {
            if (outcomes.get(k) instanceof CaseOutcome.Failed f && f.why().kind() == Failure.Kind.MEMORY) {
                System.gc(); // meshers take what was left behind for memory in use
                outcomes.set(k, computed(entries.get(k), k + 1, entries.size(), order.threads()));
                listener.ended(outcomes.get(k), k + 1, entries.size());
            }
        }
    }

    /// Remembers what is being done, for whoever asks why it failed.
    private static final class LastStage implements Progress {
        private final Progress listener;
        private volatile String words = "Beginning";

        LastStage(Progress listener) {
            this.listener = listener;
        }

        @Override
        public void stage(String words) {
            this.words = words;
            listener.stage(words);
        }

        @Override
        public void detail(String words) {
            listener.detail(words);
        }

        String words() {
            return words;
        }
    }

    /// @param outcomes of a batch
    /// @return whether any case has no number
    public static boolean isAnyFailed(List<CaseOutcome> outcomes) {
        return outcomes.stream()
                .anyMatch(
                        o -> !(o instanceof CaseOutcome.Answered a) || a.status() == CaseResult.Status.NOT_REPORTABLE);
    }
}
