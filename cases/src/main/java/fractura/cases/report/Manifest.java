package fractura.cases.report;

import fractura.cases.CaseResult;
import fractura.cases.Fingerprint;
import fractura.cases.Machine;
import fractura.cases.Provenance;
import fractura.cases.Software;
import java.nio.file.Path;
import java.util.List;

/// What made a result: `manifest.json`. Names no person, no file of the user and no computer.
final class Manifest {
    private Manifest() {}

    static String text(CaseResult result, List<Path> outputs) {
        Provenance p = result.provenance();
        Machine machine = Machine.here();
        Json settings = Json.object();
        p.settings().forEach(settings::put);
        return Json.object()
                .put("case", result.caseName())
                .put(
                        "software",
                        Json.object()
                                .put("name", Software.NAME)
                                .put("version", Software.version())
                                .put("build", Software.build()))
                .put(
                        "host",
                        Json.object()
                                .put("processor", machine.processor())
                                .put("cores", machine.cores())
                                .put("system", machine.system())
                                .put("jdk", machine.jdk()))
                .list("inputs", p.inputs(), i -> Json.object()
                        .put("role", i.role())
                        .put("sha256", i.sha256()))
                .put("settings", settings)
                .put("seed", p.seed())
                .put("threads", p.threads())
                .put("startedAt", p.startedAt().toString())
                .put("durationSeconds", p.duration().toMillis() / 1e3)
                .list("outputs", outputs, o -> Json.object()
                        .put("name", o.getFileName().toString())
                        .put("sha256", Fingerprint.of(o)))
                .put("intendedUse", Software.INTENDED_USE)
                .text();
    }
}
