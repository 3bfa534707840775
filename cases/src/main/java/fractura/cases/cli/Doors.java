package fractura.cases.cli;

import fractura.cases.InspectQuestion;
import fractura.cases.Inspected;
import fractura.cases.Progress;
import fractura.cases.SegmentQuestion;
import fractura.cases.SegmentResult;
import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Verification;
import fractura.cases.report.ModelExport;
import fractura.cases.report.SyntheticFolder;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.viz.Rendering;
import java.nio.file.Path;
import java.util.List;

/// What the commands call. A command is handed its door, so that it can be tested without computing. That of `run`
/// and `batch` is `CaseRun.Computation`.
public final class Doors {
    private Doors() {}

    /// From scan or surface to findings.
    @FunctionalInterface
    public interface Inspect {
        /// @param asked scan or surface, labels and what to look at
        /// @param progress listener
        /// @return what was found
        Inspected inspect(InspectQuestion asked, Progress progress);
    }

    /// From a point in a bone to its mask.
    @FunctionalInterface
    public interface Segment {
        /// @param asked scan, seed, and where to
        /// @param progress listener
        /// @return what was found; its file is written
        SegmentResult segment(SegmentQuestion asked, Progress progress);
    }

    /// Problems with known answers.
    @FunctionalInterface
    public interface Verify {
        /// @param names of the problems; empty for all
        /// @param threads worker threads
        /// @param progress listener
        /// @return how they went
        List<Verification.Check> verify(List<String> names, int threads, Progress progress);
    }

    /// Timed problems.
    @FunctionalInterface
    public interface Bench {
        /// @param names of the problems; empty for the standard ones
        /// @param repeats warm runs of each; the median counts
        /// @param threads worker threads
        /// @param progress listener
        /// @return how long they took
        Benchmark.Report bench(List<String> names, int repeats, int threads, Progress progress);
    }

    /// Pictures of a result, without a display.
    @FunctionalInterface
    public interface Render {
        /// @param fields VTU file
        /// @param quantity scalar field of it
        /// @return the pictures, or why there are none
        Rendering render(Path fields, String quantity);
    }

    /// One picture of several results, without a display.
    @FunctionalInterface
    public interface Compare {
        /// @param fields VTU files
        /// @param quantity scalar field of all of them
        /// @return the picture, or why there is none
        Rendering compare(List<Path> fields, String quantity);
    }

    /// The model of a result or its fields in the format of another program.
    @FunctionalInterface
    public interface Export {
        /// @param fields VTU file
        /// @param format what to write
        /// @param quantity scalar field on elements, for an image
        /// @param file file to write
        void export(Path fields, ModelExport.Format format, String quantity, Path file);
    }

    /// A window on a result.
    @FunctionalInterface
    public interface View {
        /// Returns when the window is closed.
        ///
        /// @param fields VTU file
        void view(Path fields);
    }

    /// Invented bones with known truth.
    @FunctionalInterface
    public interface Synth {
        /// @param order what to make
        /// @param wanted where to
        /// @param threads worker threads
        /// @return what was written
        SyntheticFolder.Written make(SyntheticScan.Order order, SyntheticFolder.Wanted wanted, int threads);
    }
}
