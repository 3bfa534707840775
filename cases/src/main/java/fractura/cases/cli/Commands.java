package fractura.cases.cli;

import fractura.cases.Inspection;
import fractura.cases.Pipeline;
import fractura.cases.Segmentation;
import fractura.cases.batch.CaseRun;
import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Verification;
import fractura.cases.report.MaskSheet;
import fractura.cases.report.ModelExport;
import fractura.cases.report.Pictures;
import fractura.cases.report.ScanSheet;
import fractura.cases.report.SyntheticFolder;
import java.util.List;

/// The commands of this version: each with the door it calls. The one
/// place where the command line meets the rest.
final class Commands {
    private Commands() {}

    /// @param console where all of them speak
    /// @return commands in the order the help shows them
    static List<Object> all(Console console) {
        CaseRun.Computation run = (c, o, p) -> Pipeline.run(c, o, ScanSheet::draw, p);
        return List.of(
                new RunCommand(console, run),
                new BatchCommand(console, run),
                new InspectCommand(console, Inspection::look),
                new SegmentCommand(console, (q, p) -> Segmentation.segment(q, p, MaskSheet::draw)),
                new RenderCommand(console, Pictures::of),
                new CompareCommand(console, Pictures::compared),
                new ViewCommand(console, Pictures::view),
                new ExportCommand(console, ModelExport::write),
                SynthCommand.of(console, SyntheticFolder::write),
                new VerifyCommand(console, Verification::run),
                new BenchCommand(console, Benchmark::report),
                new SchemaCommand(console),
                new CompletionCommand(console));
    }
}
