package fractura.cases;

import fractura.cases.risk.Published;
import fractura.cases.risk.Score;
import fractura.cases.risk.Verdict;
import fractura.mesh.DensityKind;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.solver.Balance;
import fractura.solver.SolveReport;
import fractura.solver.linear.Solve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Invented results for tests of what prints them; the numbers are round and consistent, not computed.
public final class Drawn {
    private Drawn() {}

    /// A lytic vertebra of 4.1 kN that would have 6.3 kN without its lesion.
    public static CaseResult lytic() {
        return lytic(bar());
    }

    /// The same with another word on the mesh.
    public static CaseResult lytic(Discretisation discretisation) {
        return result(
                CaseResult.Status.CAUTION,
                List.of(load(discretisation)),
                List.of(Warning.caution("W07", "calibration assumed")));
    }

    /// The same vertebra cut by the field of view.
    public static CaseResult refused() {
        return result(
                CaseResult.Status.NOT_REPORTABLE,
                List.of(),
                List.of(Warning.block("W05", "the bone is cut by the scan")));
    }

    /// The result, as if it had been computed from a case file.
    public static CaseResult of(CaseFile asked, CaseResult drawn) {
        Provenance made = drawn.provenance();
        return new CaseResult(
                asked.name(),
                drawn.status(),
                drawn.site(),
                drawn.model(),
                drawn.calibration(),
                drawn.lesions(),
                drawn.loads(),
                drawn.scores(),
                drawn.warnings(),
                new Provenance(
                        List.of(new Provenance.Input("case-file", Fingerprint.of(asked.file()))),
                        made.settings(),
                        made.seed(),
                        made.threads(),
                        Instant.now(),
                        made.duration()));
    }

    private static CaseResult result(
            CaseResult.Status status, List<CaseResult.LoadResult> loads, List<Warning> warnings) {
        return new CaseResult(
                "L3-lytic",
                status,
                new CaseFile.SiteChoice.Vertebra("L3"),
                Optional.of(new CaseResult.Model(
                        "voxel",
                        1,
                        48210,
                        53000,
                        159000,
                        41.25,
                        OptionalDouble.of(28.4),
                        OptionalDouble.of(148.2),
                        Optional.of(new CorticalThickness(0.71, 0.68, 0.25, 0.125, 0.9, 1000, false, 0.3, 996)))),
                Optional.of(new CaseResult.Calibration(
                        "fixed",
                        DensityKind.K2HPO4,
                        new TreeMap<>(Map.of(0, 0.0, 100, 75.0, 500, 375.0)),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "fixed line: K2HPO4-equivalent density = 0.75 · HU + 0 mg/cm³",
                        List.of())),
                List.of(new CaseResult.Lesion("lytic", 3.2, 7.8)),
                loads,
                scores(),
                warnings,
                new Provenance(
                        List.of(new Provenance.Input("ct", "ab".repeat(32))),
                        new TreeMap<>(Map.of("law", "kopperdahl-2002-power")),
                        7,
                        2,
                        Instant.parse("2026-10-02T08:30:00Z"),
                        Duration.ofMillis(12345)));
    }

    private static List<Score> scores() {
        Score.Points sins = new Score.Points(
                "sins",
                OptionalInt.empty(),
                7,
                10,
                List.of(
                        new Score.Item("location", "scan", "L3, mobile spine", OptionalInt.of(2)),
                        new Score.Item("pain", "unknown", "not typed", OptionalInt.empty())),
                Verdict.OPEN,
                "indeterminate",
                new Published("Fisher10", 2010, OptionalInt.empty(), OptionalInt.empty(), ""));
        Score.Measured ctra = new Score.Measured(
                "ctra",
                List.of(
                        new Score.Measure("eaLossPercent", 20.4, OptionalDouble.of(35), "loss of EA"),
                        new Score.Measure("lesionOutsidePercent", 12, OptionalDouble.empty(), "of the lesion outside")),
                Verdict.NOT_AT_RISK,
                "against a twin",
                new Published("Nazarian15", 2015, OptionalInt.of(100), OptionalInt.of(90), "124 patients"));
        return List.of(sins, ctra);
    }

    private static Discretisation bar() {
        String criterion = "linear 0.0068 K H";
        return new Discretisation.Bar(
                1,
                3,
                List.of(
                        new Discretisation.Coarser(
                                1.5, 14300, 22000, List.of(new Discretisation.Strength(criterion, 4250))),
                        new Discretisation.Coarser(
                                2, 6000, 22300, List.of(new Discretisation.Strength(criterion, 4310)))),
                9.01,
                List.of(new Discretisation.StrengthError(criterion, 9.15)));
    }

    private static CaseResult.LoadResult load(Discretisation discretisation) {
        return new CaseResult.LoadResult(
                "compression",
                OptionalDouble.of(2100),
                OptionalDouble.of(21234.5),
                List.of(
                        new CaseResult.Estimate(
                                "linear 0.0068 K H",
                                4100,
                                OptionalDouble.of(3000),
                                OptionalDouble.of(5600),
                                "Crawford03",
                                true),
                        new CaseResult.Estimate(
                                "Pistoia 2 %",
                                3800, OptionalDouble.empty(), OptionalDouble.of(5100), "Pistoia02", false)),
                Optional.of(new CaseResult.WithoutLesion(6300, OptionalDouble.of(3900), OptionalDouble.of(4200))),
                List.of(new CaseResult.Demand(
                        "lifting-20kg",
                        3200,
                        OptionalDouble.of(0.78),
                        OptionalDouble.of(0.57),
                        OptionalDouble.of(1.07),
                        OptionalDouble.of(0.12),
                        "moderate to transition")),
                Optional.of(new CaseResult.FailureSite(12, -130, 45, "anterior cortex below the upper endplate")),
                List.of(new CaseResult.Variant(
                        "tumour-tissue",
                        OptionalDouble.of(3500),
                        OptionalDouble.of(19000),
                        "if the lesion holds no bone")),
                Optional.of(new SolveReport(
                        14,
                        8.1e-7,
                        Solve.Stop.RESIDUAL,
                        5e-10,
                        0.3,
                        1.2,
                        4,
                        159000,
                        new Balance(2e-7, 3e-7, 210, 4e-15),
                        1,
                        List.of(new SolveReport.Island(12, 8, -125, 40)),
                        2,
                        0.25,
                        160000,
                        "",
                        900)),
                discretisation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
