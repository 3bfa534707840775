package fractura.cases.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fractura.cases.CaseResult;
import fractura.cases.Software;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Several results beside each other, changes against the first of them: for people and for programs.
///
/// A change is given only between results of one bone (level or side) that were set up alike, and of strengths only by
/// one criterion. Settings, programs, set-ups and inputs that differ are listed, since they change numbers too.
public final class ComparisonReport {
    /// Below that a change is rounding of the solves.
    private static final double NO_CHANGE_PERCENT = 0.05;

    private static final String INTERVALS = "Intervals are of each bone by itself. Two models of one scan err alike in"
            + " calibration and law, so that a change between them is known better than the intervals tell.";

    private final List<StoredResult> results;

    private ComparisonReport(List<StoredResult> results) {
        this.results = results;
    }

    /// @param results at least two; the first is the reference
    /// @return lines, the tables as wide as their names are long
    public static String text(List<StoredResult> results) {
        return new ComparisonReport(results).text();
    }

    /// @param results at least two; the first is the reference
    /// @return the document
    public static String json(List<StoredResult> results) {
        return new ComparisonReport(results).json();
    }

    /// @param results at least two
    /// @return load cases that all of them have fields of, in the order of the first
    public static List<String> sharedLoads(List<StoredResult> results) {
        List<String> shared = new ArrayList<>();
        for (JsonNode load : results.getFirst().result().path("loads")) {
            String name = load.path("load").asText();
            if (results.stream().allMatch(r -> load(r, name).path("fields").isTextual())) {
                shared.add(name);
            }
        }
        return shared;
    }

    private String text() {
        Page page = new Page();
        page.line(results.size() + " results; changes are against " + label(results.getFirst()));
        for (String load : loads()) {
            page.gap();
            page.line(load.substring(0, 1).toUpperCase(Locale.ROOT) + load.substring(1));
            page.table(strengths(load));
        }
        page.gap();
        page.line("Bones");
        page.table(bones());
        page.gap();
        differences().forEach(d -> page.entry("Differs", words(d)));
        page.entry("Scan", scan());
        if (results.stream().map(ComparisonReport::site).distinct().count() > 1) {
            page.entry("No change", "is given between different bones");
        }
        if (results.stream().anyMatch(r -> r.status() == CaseResult.Status.NOT_REPORTABLE)) {
            page.entry("Not reported", "a result that is not reportable has no strength to compare");
        }
        page.line(INTERVALS);
        page.line(Software.INTENDED_USE);
        return page.text();
    }

    private List<List<String>> strengths(String load) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("case", "strength", "change", "kN/mm", "change", "factor of risk", "task", "mesh error"));
        for (StoredResult r : results) {
            JsonNode own = load(r, load);
            if (own.isMissingNode()) {
                continue;
            }
            JsonNode worst = CohortTables.worst(own);
            rows.add(List.of(
                    label(r),
                    strength(own),
                    r == results.getFirst() ? "" : words(strengthChange(r, load)),
                    number(own, "stiffnessNewtonPerMm").isPresent()
                            ? Rounded.words(own.get("stiffnessNewtonPerMm").asDouble() / 1e3, 3)
                            : "none",
                    r == results.getFirst() ? "" : words(stiffnessChange(r, load)),
                    risk(worst),
                    worst.path("task").asText(),
                    meshError(own)));
        }
        return rows;
    }

    /// Its case, and its folder where several are of one case.
    private String label(StoredResult r) {
        boolean isAlone =
                results.stream().filter(o -> o.caseName().equals(r.caseName())).count() == 1;
        return isAlone ? r.caseName() : r.caseName() + " in " + r.folder();
    }

    private static String strength(JsonNode load) {
        OptionalDouble newton = number(load, "strengthNewton");
        return newton.isEmpty()
                ? "none"
                : Rounded.kilonewton(
                        newton.getAsDouble(), number(load, "strengthLowNewton"), number(load, "strengthHighNewton"));
    }

    private static String risk(JsonNode worst) {
        OptionalDouble factor = number(worst, "factorOfRisk");
        return factor.isEmpty()
                ? "none"
                : Rounded.withBand(
                        factor.getAsDouble(), number(worst, "factorOfRiskLow"), number(worst, "factorOfRiskHigh"), "");
    }

    private static String meshError(JsonNode load) {
        OptionalDouble percent = number(load.path("discretisation"), "strengthErrorPercent");
        return percent.isEmpty() ? "" : "± " + Rounded.words(percent.getAsDouble(), 2) + " %";
    }

    private List<List<String>> bones() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("case", "bone", "status", "volume cm³", "density mg/cm³", "lesion", "voxel mm"));
        for (StoredResult r : results) {
            JsonNode model = r.result().path("model");
            rows.add(List.of(
                    label(r),
                    site(r),
                    r.status().words(),
                    rounded(model, "boneVolumeCm3"),
                    rounded(model, "meanDensityMgCm3"),
                    lesions(r.result().path("lesions")),
                    rounded(model, "voxelMm")));
        }
        return rows;
    }

    private static String rounded(JsonNode node, String key) {
        OptionalDouble value = number(node, key);
        return value.isEmpty() ? "" : Rounded.words(value.getAsDouble(), 3);
    }

    private static String lesions(JsonNode lesions) {
        List<String> words = new ArrayList<>();
        for (JsonNode l : lesions) {
            words.add(l.path("type").asText() + " " + rounded(l, "volumeCm3") + " cm³");
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static String site(StoredResult r) {
        JsonNode site = r.result().path("site");
        String which = site.path("level").asText() + site.path("side").asText();
        return site.path("bone").asText() + " " + which;
    }

    /// Load cases of any of them.
    private Set<String> loads() {
        Set<String> names = new LinkedHashSet<>();
        for (StoredResult r : results) {
            r.result().path("loads").forEach(l -> names.add(l.path("load").asText()));
        }
        return names;
    }

    /// Load cases of all of them.
    private List<String> sharedLoads() {
        return loads().stream()
                .filter(name -> results.stream().noneMatch(r -> load(r, name).isMissingNode()))
                .toList();
    }

    private static JsonNode load(StoredResult r, String name) {
        for (JsonNode l : r.result().path("loads")) {
            if (l.path("load").asText().equals(name)) {
                return l;
            }
        }
        return MissingNode.getInstance();
    }

    private static OptionalDouble number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /// Strengths by different criteria are no change of one another.
    private OptionalDouble strengthChange(StoredResult r, String load) {
        JsonNode from = load(results.getFirst(), load);
        JsonNode to = load(r, load);
        return isAlike(r, load) && from.path("criterion").equals(to.path("criterion"))
                ? change(from, to, "strengthNewton")
                : OptionalDouble.empty();
    }

    private OptionalDouble stiffnessChange(StoredResult r, String load) {
        return isAlike(r, load)
                ? change(load(results.getFirst(), load), load(r, load), "stiffnessNewtonPerMm")
                : OptionalDouble.empty();
    }

    /// Whether it is of the bone of the first, and set up like it.
    private boolean isAlike(StoredResult r, String load) {
        return site(r).equals(site(results.getFirst()))
                && load(r, load)
                        .path("setUp")
                        .equals(load(results.getFirst(), load).path("setUp"));
    }

    private static OptionalDouble change(JsonNode from, JsonNode to, String key) {
        OptionalDouble a = number(from, key);
        OptionalDouble b = number(to, key);
        return a.isEmpty() || b.isEmpty() || !(a.getAsDouble() > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * (b.getAsDouble() / a.getAsDouble() - 1));
    }

    private static String words(OptionalDouble percent) {
        if (percent.isEmpty()) {
            return "";
        }
        double p = percent.getAsDouble();
        if (Math.abs(p) < NO_CHANGE_PERCENT) {
            return "0 %";
        }
        return (p > 0 ? "+" : "-") + Rounded.words(Math.abs(p), 2) + " %";
    }

    /// A setting, or the program's version, that is not the same in all results.
    ///
    /// @param name as the manifest has it
    /// @param values of the results in their order
    private record Difference(String name, List<String> values) {}

    /// Each value with the results that have it.
    private String words(Difference d) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (int k = 0; k < results.size(); k++) {
            cases.computeIfAbsent(d.values().get(k), v -> new ArrayList<>()).add(label(results.get(k)));
        }
        return d.name()
                + ": "
                + cases.entrySet().stream()
                        .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                        .collect(Collectors.joining(" | "));
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        for (StoredResult r : results) {
            r.manifest().path("settings").fieldNames().forEachRemaining(keys::add);
        }
        for (String key : keys) {
            keep(
                    found,
                    key,
                    results.stream()
                            .map(r -> r.manifest().path("settings").path(key).asText())
                            .toList());
        }
        keep(found, "bone", results.stream().map(ComparisonReport::site).toList());
        for (String load : sharedLoads()) {
            keep(
                    found,
                    "set-up of " + load,
                    results.stream()
                            .map(r -> load(r, load).path("setUp").asText())
                            .toList());
        }
        for (String role : inputRoles()) {
            keep(
                    found,
                    role,
                    results.stream()
                            .map(r -> r.input(role)
                                    .map(sha -> sha.substring(0, 8))
                                    .orElse(""))
                            .toList());
        }
        keep(
                found,
                "version and build of the program",
                results.stream().map(StoredResult::software).toList());
        return found;
    }

    /// What was read, but for the case file, whose settings are compared, and the scan, which has its line.
    private Set<String> inputRoles() {
        Set<String> roles = new TreeSet<>();
        for (StoredResult r : results) {
            r.manifest().path("inputs").forEach(i -> roles.add(i.path("role").asText()));
        }
        roles.removeAll(Set.of("case-file", "ct"));
        return roles;
    }

    private static void keep(List<Difference> found, String name, List<String> values) {
        if (Set.copyOf(values).size() > 1) {
            found.add(new Difference(
                    name, values.stream().map(v -> v.isEmpty() ? "nothing" : v).toList()));
        }
    }

    private List<Optional<String>> pixels() {
        return results.stream().map(r -> r.input("ct")).distinct().toList();
    }

    private String scan() {
        List<Optional<String>> pixels = pixels();
        if (pixels.contains(Optional.<String>empty())) {
            return "not all of them are from a scan";
        }
        return pixels.size() == 1 ? "all from one" : "from " + pixels.size() + " different ones";
    }

    private String json() {
        return Json.object()
                .put("reference", results.getFirst().caseName())
                .list("results", results, this::result)
                .list("differences", differences(), d -> Json.object()
                        .put("setting", d.name())
                        .words("values", d.values()))
                .put("isOneScan", pixels().size() == 1 && pixels().getFirst().isPresent())
                .put("intendedUse", Software.INTENDED_USE)
                .text();
    }

    private Json result(StoredResult r) {
        JsonNode model = r.result().path("model");
        return Json.object()
                .put("case", r.caseName())
                .put("folder", r.folder().toString())
                .put("status", r.status().words())
                .put("bone", site(r))
                .put("boneVolumeCm3", number(model, "boneVolumeCm3"))
                .put("meanDensityMgCm3", number(model, "meanDensityMgCm3"))
                .put("voxelMm", number(model, "voxelMm"))
                .put("lesion", lesions(r.result().path("lesions")))
                .list("loads", loads(), name -> loadJson(r, name));
    }

    private Json loadJson(StoredResult r, String name) {
        JsonNode own = load(r, name);
        JsonNode worst = CohortTables.worst(own);
        return Json.object()
                .put("load", name)
                .put("strengthNewton", number(own, "strengthNewton"))
                .put("strengthLowNewton", number(own, "strengthLowNewton"))
                .put("strengthHighNewton", number(own, "strengthHighNewton"))
                .put("strengthChangePercent", strengthChange(r, name))
                .put("criterion", Optional.of(own.path("criterion").asText()).filter(c -> !c.isEmpty()))
                .put("stiffnessNewtonPerMm", number(own, "stiffnessNewtonPerMm"))
                .put("stiffnessChangePercent", stiffnessChange(r, name))
                .put("task", Optional.of(worst.path("task").asText()).filter(c -> !c.isEmpty()))
                .put("factorOfRisk", number(worst, "factorOfRisk"))
                .put("factorOfRiskLow", number(worst, "factorOfRiskLow"))
                .put("factorOfRiskHigh", number(worst, "factorOfRiskHigh"))
                .put("strengthErrorPercent", number(own.path("discretisation"), "strengthErrorPercent"));
    }
}
