package fractura.cases.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fractura.cases.report.ResultColumn.Row;
import fractura.cases.report.ResultColumn.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;

/// The columns of `results.csv`, in their order. Names are a promise: add, but do not rename or drop.
final class ResultColumns {
    static final List<ResultColumn> ALL = all();

    private ResultColumns() {}

    private static List<ResultColumn> all() {
        List<ResultColumn> all = new ArrayList<>();
        identity(all);
        lesion(all);
        model(all);
        mechanics(all);
        scores(all);
        quality(all);
        provenance(all);
        return List.copyOf(all);
    }

    private static void identity(List<ResultColumn> all) {
        all.add(text(
                "case_id",
                "place of the case in the set, or what the table of cases calls it",
                "",
                r -> new TextNode(r.id())));
        all.add(text("case_name", "name in the case file", "case", r -> r.result("/case")));
        all.add(tag("subject_id", "person"));
        all.add(text("bone", "vertebra or femur", "site.bone", r -> r.result("/site/bone")));
        all.add(text("side", "left or right, of a femur", "site.side", r -> r.result("/site/side")));
        all.add(text("level", "of a vertebra", "site.level", r -> r.result("/site/level")));
        all.add(tag("timepoint", "when"));
        all.add(tag("cohort", "study"));
        all.add(tag("group", "arm of the study"));
    }

    private static void lesion(List<ResultColumn> all) {
        all.add(text(
                "lesion_class",
                "kinds of lesion, joined by +; none without a lesion",
                "lesions[].type",
                r -> lesionClass(r.result(""))));
        all.add(number(
                "lesion_volume_cm3",
                "cm3",
                "bone volume of all lesions",
                "lesions[].volumeCm3",
                r -> sum(r, "volumeCm3")));
        all.add(number(
                "lesion_volume_pct",
                "%",
                "share of the bone's volume they take",
                "lesions[].shareOfBonePercent",
                r -> sum(r, "shareOfBonePercent")));
        all.add(number(
                "axial_cortical_involvement_mm",
                "mm",
                "length of cortex taken along a femur",
                "scores.aci, VanDerLinden04",
                r -> r.result("/scores/aci/axialMm")));
        all.add(number(
                "circumferential_pct",
                "%",
                "share of the outline of a femur with cortex taken",
                "scores.aci, VanDerLinden04",
                r -> r.result("/scores/aci/circumferencePercent")));
    }

    private static void model(List<ResultColumn> all) {
        all.add(number(
                "bone_volume_cm3",
                "cm3",
                "bone elements, lesions included",
                "model",
                r -> r.result("/model/boneVolumeCm3")));
        all.add(number(
                "mean_bmd_mgcc",
                "mg/cm3",
                "mean calibrated density of bone elements",
                "model",
                r -> r.result("/model/meanDensityMgCm3")));
        all.add(number(
                "body_height_mm",
                "mm",
                "height of a vertebral body that enters the strength",
                "model",
                r -> r.result("/model/heightMm")));
        all.add(text(
                "density_kind",
                "what the density is equivalent to",
                "calibration.densityKind",
                r -> r.result("/calibration/densityKind")));
        all.add(number("voxel_mm", "mm", "edge of the elements", "model", r -> r.result("/model/voxelMm")));
        all.add(integer("n_elements", "elements", "model", r -> r.result("/model/elementCount")));
        all.add(integer("n_dof", "unknowns", "model", r -> r.result("/model/dofCount")));
        all.add(text(
                "law_set",
                "law from density to stiffness; laws of lesions are in the manifest",
                "manifest settings materials.law",
                r -> r.manifest("/settings/materials.law")));
        all.add(text(
                "calibration", "how HU became density", "calibration.method", r -> r.result("/calibration/method")));
        all.add(number(
                "calib_rmse",
                "mg/cm3",
                "standard deviation of one calibrated density about the fit",
                "calibration.residualMgCm3",
                r -> r.result("/calibration/residualMgCm3")));
    }

    private static void mechanics(List<ResultColumn> all) {
        all.add(text("load_case", "load case", "loads[].load", r -> r.load().path("load")));
        all.add(number("load_N", "N", "load as solved", "loads[].appliedNewton", r -> r.load()
                .path("appliedNewton")));
        all.add(number("stiffness_N_mm", "N/mm", "force per shortening", "loads[].stiffnessNewtonPerMm", r -> r.load()
                .path("stiffnessNewtonPerMm")));
        all.add(number(
                "failure_load_N",
                "N",
                "load that breaks the bone, by criterion",
                "loads[].strengthNewton",
                r -> r.load().path("strengthNewton")));
        all.add(number("failure_load_lo_N", "N", "lower end of its interval", "loads[].strengthLowNewton", r -> r.load()
                .path("strengthLowNewton")));
        all.add(number(
                "failure_load_hi_N", "N", "upper end of its interval", "loads[].strengthHighNewton", r -> r.load()
                        .path("strengthHighNewton")));
        all.add(text("criterion", "what the failure load goes by", "loads[].criterion", r -> r.load()
                .path("criterion")));
        all.add(text("task", "task with the highest factor of risk", "loads[].demands[]", r -> r.worst()
                .path("task")));
        all.add(number("demand_N", "N", "load of that task", "loads[].demands[]", r -> r.worst()
                .path("demandNewton")));
        all.add(number(
                "factor_of_risk",
                "",
                "demand over strength; 1 and above: failure predicted",
                "loads[].demands[]",
                r -> r.worst().path("factorOfRisk")));
        all.add(number("factor_of_risk_lo", "", "lower end of its interval", "loads[].demands[]", r -> r.worst()
                .path("factorOfRiskLow")));
        all.add(number("factor_of_risk_hi", "", "upper end of its interval", "loads[].demands[]", r -> r.worst()
                .path("factorOfRiskHigh")));
        all.add(number(
                "p_exceed", "", "chance that the demand exceeds the strength", "loads[].demands[]", r -> r.worst()
                        .path("exceedanceProbability")));
        all.add(number("fail_x_mm", "mm", "where it breaks first, LPS", "loads[].failureSite", r -> r.load()
                .at("/failureSite/xMm")));
        all.add(number("fail_y_mm", "mm", "where it breaks first, LPS", "loads[].failureSite", r -> r.load()
                .at("/failureSite/yMm")));
        all.add(number("fail_z_mm", "mm", "where it breaks first, LPS", "loads[].failureSite", r -> r.load()
                .at("/failureSite/zMm")));
        all.add(text("fail_region", "the same in words", "loads[].failureSite", r -> r.load()
                .at("/failureSite/words")));
        all.add(number(
                "strength_no_lesion_N",
                "N",
                "failure load of the same bone without its lesions",
                "loads[].strengthWithoutLesionNewton",
                r -> r.load().path("strengthWithoutLesionNewton")));
        all.add(number(
                "lesion_loss_pct",
                "%",
                "share of the strength the lesions took; negative where the bone is stronger with them",
                "loads[].lesionLossPercent",
                r -> r.load().path("lesionLossPercent")));
        all.add(number(
                "lesion_loss_lo_pct",
                "%",
                "least over what is uncertain about the lesion's law",
                "loads[].lesionLossLowPercent",
                r -> r.load().path("lesionLossLowPercent")));
        all.add(number(
                "lesion_loss_hi_pct",
                "%",
                "most over what is uncertain about the lesion's law",
                "loads[].lesionLossHighPercent",
                r -> r.load().path("lesionLossHighPercent")));
    }

    private static void scores(List<ResultColumn> all) {
        all.add(integer(
                "mirels",
                "points; empty where an item is not known",
                "scores.mirels, Mirels89",
                r -> r.result("/scores/mirels/points")));
        all.add(integer(
                "mirels_lo",
                "least points over what is not known",
                "scores.mirels, Mirels89",
                r -> r.result("/scores/mirels/lowPoints")));
        all.add(integer(
                "mirels_hi",
                "most points over what is not known",
                "scores.mirels, Mirels89",
                r -> r.result("/scores/mirels/highPoints")));
        all.add(number(
                "ctra_ea_pct",
                "%",
                "loss of axial rigidity",
                "scores.ctra, Nazarian15",
                r -> r.result("/scores/ctra/eaLossPercent")));
        all.add(number(
                "ctra_ei_pct",
                "%",
                "loss of bending rigidity",
                "scores.ctra, Nazarian15",
                r -> r.result("/scores/ctra/eiLossPercent")));
        all.add(number(
                "ctra_gj_pct",
                "%",
                "loss of torsional rigidity",
                "scores.ctra, Nazarian15",
                r -> r.result("/scores/ctra/gjLossPercent")));
    }

    private static void quality(List<ResultColumn> all) {
        all.add(text("status", "reportable, caution or not-reportable", "status", r -> r.result("/status")));
        all.add(text(
                "warnings",
                "codes of cautions and of what blocks, each once",
                "warnings[].code",
                r -> codes(r.result("/warnings"))));
        all.add(number(
                "mesh_error_pct",
                "%",
                "error of the failure load by the size of the elements",
                "loads[].discretisation, Roache94, EcaHoekstra14",
                r -> r.load().at("/discretisation/strengthErrorPercent")));
        all.add(number("residual", "", "relative residual, from the displacements", "loads[].solve", r -> r.load()
                .at("/solve/relativeResidual")));
        all.add(integer(
                "iterations", "of the solve", "loads[].solve", r -> r.load().at("/solve/iterations")));
        all.add(new ResultColumn(
                "domain_ok",
                Type.BOOLEAN,
                "",
                "whether bone, load and density lie within what the criterion was fitted on",
                "loads[].estimates[]",
                false,
                r -> r.load().at("/estimates/0/inDomain")));
    }

    private static void provenance(List<ResultColumn> all) {
        all.add(text("software_version", "of the program", "manifest", r -> r.manifest("/software/version")));
        all.add(integer("seed", "of the random numbers behind the intervals", "manifest", r -> r.manifest("/seed")));
        all.add(text("case_sha256", "fingerprint of the case file", "manifest", r -> input(r, "case-file")));
        all.add(text("ct_sha256", "fingerprint of the pixels", "manifest", r -> input(r, "ct")));
        all.add(text("mask_sha256", "fingerprint of the first label map", "manifest", r -> input(r, "labels-1")));
        all.add(cost(Type.NUMBER, "wall_s", "s", "time of the case", r -> r.manifest("/durationSeconds")));
        all.add(cost(Type.INTEGER, "threads", "", "worker threads", r -> r.manifest("/threads")));
        all.add(cost(
                Type.TEXT,
                "manifest_sha256",
                "",
                "fingerprint of the manifest, which names the time of the run",
                r -> new TextNode(r.stored().manifestFingerprint())));
    }

    private static ResultColumn tag(String name, String what) {
        return text(
                name,
                what + ", as the table of cases says",
                "cases.csv",
                r -> r.tags().containsKey(name) ? new TextNode(r.tags().get(name)) : MissingNode.getInstance());
    }

    private static ResultColumn text(String name, String definition, String source, Function<Row, JsonNode> cell) {
        return new ResultColumn(name, Type.TEXT, "", definition, source, false, cell);
    }

    private static ResultColumn integer(String name, String definition, String source, Function<Row, JsonNode> cell) {
        return new ResultColumn(name, Type.INTEGER, "", definition, source, false, cell);
    }

    private static ResultColumn number(
            String name, String unit, String definition, String source, Function<Row, JsonNode> cell) {
        return new ResultColumn(name, Type.NUMBER, unit, definition, source, false, cell);
    }

    private static ResultColumn cost(
            Type type, String name, String unit, String definition, Function<Row, JsonNode> cell) {
        return new ResultColumn(name, type, unit, definition, "manifest", true, cell);
    }

    private static JsonNode lesionClass(JsonNode result) {
        if (!result.has("model")) {
            return MissingNode.getInstance(); // no specimen was built
        }
        TreeSet<String> kinds = new TreeSet<>();
        result.path("lesions").forEach(l -> kinds.add(l.path("type").asText()));
        return new TextNode(kinds.isEmpty() ? "none" : String.join("+", kinds));
    }

    private static JsonNode sum(Row row, String key) {
        JsonNode lesions = row.result("/lesions");
        if (!row.stored().result().has("model")) {
            return MissingNode.getInstance(); // no specimen was built
        }
        double sum = 0;
        for (JsonNode l : lesions) {
            sum += l.path(key).asDouble();
        }
        return new DoubleNode(sum);
    }

    private static JsonNode codes(JsonNode warnings) {
        TreeSet<String> codes = new TreeSet<>();
        for (JsonNode w : warnings) {
            if (!w.path("level").asText().equals("note")) {
                codes.add(w.path("code").asText());
            }
        }
        StringJoiner joined = new StringJoiner(" ");
        codes.forEach(joined::add);
        return new TextNode(joined.toString());
    }

    private static JsonNode input(Row row, String role) {
        return row.stored().input(role).<JsonNode>map(TextNode::new).orElse(MissingNode.getInstance());
    }
}
