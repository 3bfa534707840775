package fractura.cases.batch;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.Progress;
import fractura.cases.ResultFolder;
import fractura.cases.RunOptions;
import fractura.cases.report.HtmlReport;
import fractura.cases.report.JsonReport;
import fractura.cases.report.Pictures;

/// One case, from its file to a whole result folder.
public final class CaseRun {
    private CaseRun() {}

    /// Computes a case.
    @FunctionalInterface
    public interface Computation {
        /// @param asked the case
        /// @param options where to and how
        /// @param progress listener
        /// @return what was concluded; its field files are in the draft of the folder
        CaseResult run(CaseFile asked, RunOptions options, Progress progress);
    }

    /// Computes a case, draws its pictures, and puts all files in place once the last is there.
    ///
    /// @param asked the case
    /// @param options where to and how
    /// @param computation what computes
    /// @param progress listener
    /// @return what was concluded
    /// @throws fractura.mesh.InputException when the input cannot be used, another run writes there, or the folder
    ///     cannot be written
    /// @throws fractura.solver.NumericalException when the model cannot be solved
    public static CaseResult into(CaseFile asked, RunOptions options, Computation computation, Progress progress) {
        ResultFolder files = new ResultFolder(options.outputFolder());
        try (ResultFolder.Claim _ = ResultFolder.claim(options.outputFolder())) {
            CaseResult computed = computation.run(asked, options, progress);
            CaseResult result = withPictures(computed, files.draft(), progress);
            HtmlReport.write(result, files.draft());
            JsonReport.write(result, files.draft());
            files.finish();
            return result;
        }
    }

    /// A result without numbers has no picture; one whose picture cannot be drawn says why.
    private static CaseResult withPictures(CaseResult computed, ResultFolder files, Progress progress) {
        if (computed.status() == CaseResult.Status.NOT_REPORTABLE) {
            return computed;
        }
        progress.stage("Drawing stress maps");
        return Pictures.draw(files).map(computed::with).orElse(computed);
    }
}
