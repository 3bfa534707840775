package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.CaseResult;
import fractura.cases.Discretisation;
import fractura.cases.Drawn;
import fractura.cases.InspectResult;
import fractura.cases.Machine;
import fractura.cases.ResultFolder;
import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Timing;
import fractura.cases.evidence.Verification;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.image.LeftOut;
import fractura.mesh.image.Protocol;
import fractura.solver.Balance;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private static List<String> keys(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void every_promised_field_is_there_with_its_value() {
        JsonNode r = parse(JsonReport.text(Drawn.lytic()));
        assertEquals("L3-lytic", r.at("/case").asText());
        assertEquals("caution", r.at("/status").asText());
        assertEquals("L3", r.at("/site/level").asText());
        assertEquals(
                List.of(
                        "kind",
                        "voxelMm",
                        "elementCount",
                        "nodeCount",
                        "dofCount",
                        "boneVolumeCm3",
                        "heightMm",
                        "meanDensityMgCm3",
                        "corticalThicknessMm"),
                keys(r.get("model")));
        assertEquals(0.68, r.at("/model/corticalThicknessMm/median").asDouble());
        assertEquals(0.125, r.at("/model/corticalThicknessMm/failedShare").asDouble());
        assertEquals("constant", r.at("/model/corticalThicknessMm/densityFrom").asText());
        assertEquals("k2hpo4", r.at("/calibration/densityKind").asText());
        assertEquals(75.0, r.at("/calibration/densityAtHu/100").asDouble());
        JsonNode load = r.at("/loads/0");
        assertEquals(2100, load.get("appliedNewton").asDouble());
        assertEquals(21234.5, load.get("stiffnessNewtonPerMm").asDouble());
        assertEquals(4100, load.get("strengthNewton").asDouble());
        assertEquals(3000, load.get("strengthLowNewton").asDouble());
        assertEquals(5600, load.get("strengthHighNewton").asDouble());
        assertEquals("linear 0.0068 K H", load.get("criterion").asText());
        assertEquals(2, load.get("estimates").size());
        assertEquals(
                List.of("criterion", "strengthNewton", "lowNewton", "highNewton", "source", "inDomain"),
                keys(load.at("/estimates/0")));
        assertEquals(6300, load.get("strengthWithoutLesionNewton").asDouble());
        assertEquals(34.92063492063492, load.get("lesionLossPercent").asDouble(), 1e-12);
        assertEquals(100 / 3.0, load.get("lesionLossLowPercent").asDouble(), 1e-12);
        assertEquals(
                100 * (1 - 3900 / 6300.0), load.get("lesionLossHighPercent").asDouble(), 1e-12);
        assertEquals(
                List.of(
                        "task",
                        "demandNewton",
                        "factorOfRisk",
                        "factorOfRiskLow",
                        "factorOfRiskHigh",
                        "exceedanceProbability",
                        "riskClass"),
                keys(load.at("/demands/0")));
        assertEquals(List.of("xMm", "yMm", "zMm", "words"), keys(load.get("failureSite")));
        assertEquals(8.1e-7, load.at("/solve/relativeResidual").asDouble());
        assertEquals("residual", load.at("/solve/stoppedBy").asText());
        assertEquals(5e-10, load.at("/solve/energyError").asDouble());
        assertEquals(2e-7, load.at("/solve/forceBalance").asDouble());
        assertEquals(3e-7, load.at("/solve/momentBalance").asDouble());
        assertEquals(210, load.at("/solve/strainEnergyNewtonMm").asDouble());
        assertEquals(4e-15, load.at("/solve/energyGap").asDouble());
        assertEquals(1, load.at("/solve/floatingPieceCount").asInt());
        assertEquals(2, load.at("/solve/hingedPartCount").asInt());
        assertEquals(0.25, load.at("/solve/thinShare").asDouble());
        assertEquals(900, load.at("/solve/peakBytesPerElement").asDouble());
        assertEquals(
                List.of(
                        "method",
                        "source",
                        "assumedOrder",
                        "safetyFactor",
                        "inInterval",
                        "stiffnessErrorPercent",
                        "strengthErrorPercent",
                        "estimates",
                        "coarserModels"),
                keys(load.get("discretisation")));
        assertEquals(9.01, load.at("/discretisation/stiffnessErrorPercent").asDouble());
        assertEquals(9.15, load.at("/discretisation/strengthErrorPercent").asDouble());
        assertEquals(2, load.at("/discretisation/coarserModels/1/voxelMm").asDouble());
        assertEquals(
                22300,
                load.at("/discretisation/coarserModels/1/stiffnessNewtonPerMm").asDouble());
        assertEquals(
                4310, load.at("/discretisation/coarserModels/1/strengthNewton").asDouble());
        assertEquals("tumour-tissue", load.at("/variants/0/name").asText());
        assertEquals(3500, load.at("/variants/0/strengthNewton").asDouble());
        assertEquals(7, r.at("/scores/sins/lowPoints").asInt());
        assertEquals("unknown", r.at("/scores/sins/items/1/from").asText());
        assertEquals("open", r.at("/scores/sins/verdict").asText());
        assertEquals(20.4, r.at("/scores/ctra/eaLossPercent").asDouble());
        assertEquals(35, r.at("/scores/ctra/measures/0/threshold").asDouble());
        assertEquals(90, r.at("/scores/ctra/published/specificityPercent").asInt());
        assertEquals("Nazarian15", r.at("/scores/ctra/published/source").asText());
        assertEquals("W07", r.at("/warnings/0/code").asText());
        assertEquals("caution", r.at("/warnings/0/level").asText());
    }

    @Test
    void what_was_not_computed_is_absent_not_zero() {
        JsonNode r = parse(JsonReport.text(Drawn.lytic()));
        assertFalse(r.get("calibration").has("r2"));
        assertFalse(r.at("/loads/0/estimates/1").has("lowNewton"));
        assertFalse(r.at("/scores/sins").has("points"));
        assertFalse(r.at("/scores/sins/items/1").has("points"));
        assertFalse(r.at("/scores/sins/published").has("sensitivityPercent"));
        assertFalse(r.at("/scores/ctra/measures/1").has("threshold"));
    }

    @Test
    void a_bar_that_cannot_be_given_says_why() {
        CaseResult drawn = Drawn.lytic(new Discretisation.NotGiven("there is no coarser model", true));
        JsonNode d = parse(JsonReport.text(drawn)).at("/loads/0/discretisation");
        assertEquals(List.of("notGivenBecause"), keys(d));
        assertEquals("there is no coarser model", d.get("notGivenBecause").asText());
    }

    @Test
    void a_refused_case_has_reasons_and_no_strength() {
        JsonNode r = parse(JsonReport.text(Drawn.refused()));
        assertEquals("not-reportable", r.get("status").asText());
        assertEquals("block", r.at("/warnings/0/level").asText());
        assertFalse(r.toString().contains("strengthNewton"));
    }

    @Test
    void numbers_that_are_not_finite_are_left_out() {
        String text = Json.object()
                .put("a", Double.NaN)
                .put("b", Double.POSITIVE_INFINITY)
                .put("c", OptionalDouble.of(Double.NEGATIVE_INFINITY))
                .put("d", 1e-12)
                .text();
        assertEquals(List.of("d"), keys(parse(text)));
    }

    @Test
    void the_same_result_gives_the_same_text() {
        assertEquals(JsonReport.text(Drawn.lytic()), JsonReport.text(Drawn.lytic()));
        assertTrue(JsonReport.text(Drawn.lytic()).endsWith("}\n"));
    }

    @Test
    void several_results_are_one_array() {
        JsonNode r = parse(JsonReport.text(List.of(Drawn.lytic(), Drawn.refused())));
        assertEquals(2, r.size());
        assertEquals("not-reportable", r.at("/1/status").asText());
    }

    @Test
    void the_manifest_says_what_made_the_result_and_names_nobody(@TempDir Path temp) throws IOException {
        JsonReport.write(Drawn.lytic(), ResultFolder.open(temp, false));
        String text = Files.readString(temp.resolve("manifest.json"));
        JsonNode m = parse(text);
        assertEquals("ct", m.at("/inputs/0/role").asText());
        assertEquals(64, m.at("/inputs/0/sha256").asText().length());
        assertEquals("2026-10-02T08:30:00Z", m.get("startedAt").asText());
        assertEquals(12.345, m.get("durationSeconds").asDouble());
        assertEquals(7, m.get("seed").asInt());
        assertEquals("kopperdahl-2002-power", m.at("/settings/law").asText());
        assertEquals(Runtime.version().toString(), last(m.at("/host/jdk").asText()));
        assertEquals("result.json", m.at("/outputs/0/name").asText());
        assertFalse(text.contains("\"" + InetAddress.getLocalHost().getHostName() + "\""));
        assertFalse(text.contains(temp.toString()));
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    @Test
    void inspection_has_the_promised_shape() {
        InspectResult found = new InspectResult(
                "ct",
                "nifti",
                new InspectResult.VolumeFacts(List.of(10, 20, 30), List.of(0.5, 0.5, 1.0), -1024, 1500, 12, -1000, 900),
                new Protocol(
                        OptionalDouble.of(120),
                        Optional.of("B30"),
                        OptionalDouble.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of("Scanner 64"),
                        Optional.of(LocalDate.of(2026, 10, 1)),
                        OptionalDouble.of(12)),
                List.of(new LeftOut("localizer", 2)),
                List.of(new InspectResult.LabelFacts(
                        22, Optional.of("L3"), 4000, 4.0, OptionalDouble.of(180), false, List.of("W09"))),
                Optional.of(new CorticalThickness(0.71, 0.68, 0.25, 0.125, 0.9, 1000, false, 0.3, 996)),
                Optional.empty(),
                List.of("stored as PIR"),
                CaseResult.Status.CAUTION,
                List.of(Warning.caution("W02", "thick slices")));
        JsonNode r = parse(InspectReport.json(found));
        assertEquals(
                List.of(
                        "kind",
                        "format",
                        "volume",
                        "protocol",
                        "leftOut",
                        "labels",
                        "corticalThicknessMm",
                        "notes",
                        "gate"),
                keys(r));
        assertEquals(0.68, r.at("/corticalThicknessMm/median").asDouble());
        assertEquals(
                List.of(
                        "size",
                        "spacingMm",
                        "frame",
                        "huMin",
                        "huMax",
                        "huMean",
                        "hu1stPercentile",
                        "hu99thPercentile"),
                keys(r.get("volume")));
        assertEquals("[10,20,30]", r.at("/volume/size").toString());
        assertEquals("LPS", r.at("/volume/frame").asText());
        assertEquals(List.of("kVp", "kernel", "contrast", "model", "gantryTiltDegrees"), keys(r.get("protocol")));
        assertEquals("localizer", r.at("/leftOut/0/what").asText());
        assertEquals(2, r.at("/leftOut/0/files").asInt());
        assertEquals(
                List.of("value", "name", "voxelCount", "volumeCm3", "meanHu", "touchesBorder", "findings"),
                keys(r.at("/labels/0")));
        assertEquals("W02", r.at("/gate/findings/0/code").asText());
        String text = InspectReport.text(found);
        assertTrue(text.contains("10 x 20 x 30 voxels of 0.5 x 0.5 x 1 mm, turned to LPS"), text);
        assertTrue(text.contains("Scanner 64, 120 kVp, kernel B30, no contrast agent"), text);
        assertTrue(text.contains("gantry tilted by 12°"), text);
        assertTrue(text.contains("localizer, 2 files"), text);
        assertFalse(text.contains("2026"), "a date may identify a person: " + text);
    }

    @Test
    void evidence_has_the_promised_fields() throws Exception {
        var check = new Verification.Check(
                "goodier-cavity",
                "stress",
                2.05,
                2.045,
                0.0024,
                OptionalDouble.empty(),
                0.01,
                true,
                "Goodier33",
                "octant");
        JsonNode problem = parse(EvidenceReport.json(List.of(check))).at("/problems/0");
        assertEquals(
                List.of(
                        "name",
                        "quantity",
                        "exact",
                        "computed",
                        "relativeError",
                        "tolerance",
                        "passed",
                        "source",
                        "note"),
                keys(problem));
        assertTrue(problem.get("passed").asBoolean());
        assertTrue(EvidenceReport.text(List.of(check)).endsWith("1 of 1 passed" + System.lineSeparator()));
        var plates = new Timing(
                "c30",
                true,
                new Timing.Size(27000, 28000, 89373, 800),
                new Timing.Answer(12, 1e-7, 5, -5, Double.NaN, new Balance(1e-8, 2e-8, 0.8, 1e-15)),
                new Timing.Cost(0.1, 0.5, 90, 45, 0.05),
                "level 0");
        var pushed = new Timing(
                "shaft",
                false,
                plates.size(),
                new Timing.Answer(
                        16, 1e-7, Double.NaN, -100, 1.4, plates.answer().balance()),
                plates.cost(),
                "level 0");
        var report = new Benchmark.Report(new Machine("cpu", 2, "25", "Linux amd64"), 2, 11, List.of(plates, pushed));
        JsonNode bench = parse(EvidenceReport.json(report));
        assertEquals(List.of("processor", "cores", "threads", "jdk", "triadGBs"), keys(bench.get("machine")));
        assertEquals(
                List.of(
                        "name",
                        "cold",
                        "elementCount",
                        "hullElementCount",
                        "dofCount",
                        "setupSeconds",
                        "solveSeconds",
                        "limitShare",
                        "iterations",
                        "trueRelativeResidual",
                        "reactionTopNewton",
                        "reactionBottomNewton",
                        "forceBalance",
                        "momentBalance",
                        "strainEnergyNewtonMm",
                        "energyGap",
                        "peakBytesPerElement",
                        "operatorNsPerElement",
                        "floatOperatorNsPerElement",
                        "updateSeconds"),
                keys(bench.at("/problems/0")));
        assertEquals(
                320e-9 * 12 * 89373 / 11 / 0.5,
                bench.at("/problems/0/limitShare").asDouble(),
                1e-15);
        assertTrue(bench.at("/problems/1/reactionTopNewton").isMissingNode());
        assertEquals(1.4, bench.at("/problems/1/displacementUnderLoadMm").asDouble());
        String text = EvidenceReport.text(report);
        assertTrue(text.contains("5.0000        -5.0000           -"), text);
        assertFalse(text.contains("NaN"), text);
    }
}
