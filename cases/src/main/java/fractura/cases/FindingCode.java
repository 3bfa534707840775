package fractura.cases;

import static fractura.mesh.Warning.Level.BLOCK;
import static fractura.mesh.Warning.Level.CAUTION;
import static fractura.mesh.Warning.Level.NOTE;

import fractura.mesh.Warning;
import fractura.mesh.gate.LesionCheck;
import fractura.mesh.gate.LevelCheck;
import fractura.mesh.gate.MetalCheck;
import fractura.mesh.gate.PlacementCheck;
import fractura.mesh.gate.ProtocolCheck;
import fractura.mesh.gate.SliceCheck;
import fractura.mesh.gate.VesselCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reason codes of findings: what raises them, how grave they are, and by which limit.
/// `cases/docs/scan-gate.md` holds this very table.
public enum FindingCode {
    /// kernel
    W01(
            "kernel raises edges, is not in the table, or is named nowhere",
            "table by maker",
            "header",
            acceptable(),
            CAUTION),
    /// slices
    W02(
            "slices or their distance are too thick",
            "above " + mm(SliceCheck.MOST_SPINE_MM) + " blocks a vertebra, above " + mm(SliceCheck.MOST_FEMUR_MM)
                    + " is a caution for a femur",
            "header, grid",
            acceptable(),
            CAUTION,
            BLOCK),
    /// contrast
    W03(
            "contrast agent (caution), and a calibration by blood that holds it (block)",
            "stated, or blood in the labelled aorta or the calibration above " + hu(VesselCheck.CONTRAST_ABOVE_HU),
            "header, labels, calibration",
            acceptable(),
            CAUTION,
            BLOCK),
    /// tube voltage
    W04(
            "tube voltage unusual, unknown, or not known to be that of the calibration record (another one is refused)",
            "outside " + whole(ProtocolCheck.LEAST_KVP) + " to " + whole(ProtocolCheck.MOST_KVP) + " kVp",
            "header",
            acceptable(),
            CAUTION),
    /// coverage
    W05(
            "bone cut by the field of view; a mask of `segment` that touches the border (caution); a femur cut where it does not"
                    + " matter (note)",
            "any bone voxel on the border; for a femur, what its shape needs",
            "labels, model",
            acceptable(),
            NOTE,
            CAUTION,
            BLOCK),
    /// metal
    W06(
            "metal in the bone, near it, in its slices, or anywhere (note)",
            MetalCheck.FEWEST_VOXELS + " voxels above " + hu(MetalCheck.ABOVE_HU) + ": within " + mm(MetalCheck.NEAR_MM)
                    + " blocks, within " + mm(MetalCheck.SAME_SLICE_MM) + " in the same slices is a caution",
            "pixels, labels",
            acceptable(),
            NOTE,
            CAUTION,
            BLOCK),
    /// calibration
    W07(
            "calibration assumed, given, doubtful, of another scanner or day, drifting, or a tissue left out",
            "see the case file's page on calibration",
            "calibration, pixels",
            acceptable(),
            NOTE,
            CAUTION),
    /// orientation
    W08(
            "orientation: names and places disagree (block), or only pixels raise the suspicion (caution)",
            "most pairs exchanged or all levels turned round; rim fits better mirrored, or moved by "
                    + whole(PlacementCheck.LEAST_MOVE_MM) + " to " + mm(PlacementCheck.MOST_MOVE_MM) + ", by "
                    + hu(PlacementCheck.LEAST_CONTRAST_HU) + " and twice as well; rim below "
                    + hu(PlacementCheck.WEAK_CONTRAST_HU),
            "labels, pixels",
            acceptable(),
            CAUTION,
            BLOCK),
    /// level
    W09(
            "level or mask uncertain: size, order, gaps or distance of levels, steps of a coarse mask, two bones under one"
                    + " label; islands, holes, contact (note); a size no vertebra has (block)",
            "bands by level, half and twice their volumes (block); " + whole(LevelCheck.LEAST_STEP_MM) + " to "
                    + mm(LevelCheck.MOST_STEP_MM)
                    + " between neighbours; steps of 1.75 voxels",
            "labels, pixels",
            acceptable(),
            NOTE,
            CAUTION,
            BLOCK),
    /// lesion at the border
    W10(
            "lesion reaches the surface of the bone mask or out of it (caution), or touches this bone nowhere (block)",
            "from " + whole(LesionCheck.LEAST_MM2) + " mm² and " + whole(100 * LesionCheck.LEAST_SHARE)
                    + " % of its surface; 2 % of its volume outside",
            "labels",
            acceptable(),
            CAUTION,
            BLOCK),
    /// disputed lesion law
    W11("blastic or mixed lesion: its law is disputed; both values are shown", "any", "model", acceptable(), CAUTION),
    /// collapse
    W12(
            "body collapsed",
            "lowest height below half of the tallest",
            "model",
            Optional.of("a collapsed vertebra has no strength to compute"),
            BLOCK),
    /// straddling
    W13("interval of the factor of risk holds 1", "any task", "risk", acceptable(), CAUTION),
    /// scores disagree
    W14(
            "finite elements and scores of a femur disagree; who says what, and why that may be",
            "factor of risk of walking, standing or stairs from 1 on one side, Mirels, ACI or CTRA on the other",
            "risk, scores",
            acceptable(),
            CAUTION),
    /// solver
    W15(
            "solve not converged (no finding: exit code 4 and no result), the mesh misses the volume of the mask, its size"
                    + " decides the strength, or walls are one voxel thick",
            "relative residual above the tolerance; volume off by 5 %; mesh error of the strength from "
                    + whole(Discretisation.COARSE_PERCENT) + " % or not known (caution), from "
                    + whole(Discretisation.UNKNOWN_PERCENT) + " % (block); " + whole(100 * ThinWalls.SHARE)
                    + " % of elements or stiffness in no full block of 2 × 2 × 2 (caution)",
            "solver, model",
            Optional.of("a solve that did not converge has no result"),
            CAUTION,
            BLOCK),
    /// domain
    W16("outside what the program was checked on", "see the finding", "all stages", acceptable(), NOTE, CAUTION),
    /// subject
    W17("body mass or height assumed", "missing in the case file", "case file", acceptable(), CAUTION),
    /// age of the scan
    W18(
            "scan old at the decision, dated after it, or followed by a therapy; not judged without decision-date (note)",
            "more than " + ScanAge.MOST_DAYS + " days",
            "case file, header",
            acceptable(),
            NOTE,
            CAUTION);

    private final String trigger;
    private final String limit;
    private final String source;
    private final Optional<String> whyNeverAccepted;
    private final List<Warning.Level> levels;

    FindingCode(
            String trigger, String limit, String source, Optional<String> whyNeverAccepted, Warning.Level... levels) {
        this.trigger = trigger;
        this.limit = limit;
        this.source = source;
        this.whyNeverAccepted = whyNeverAccepted;
        this.levels = List.of(levels);
    }

    /// @return levels it is raised with, rising; empty when no finding carries it
    public List<Warning.Level> levels() {
        return levels;
    }

    /// @return why no user can take responsibility for it; empty when one can
    public Optional<String> whyNeverAccepted() {
        return whyNeverAccepted;
    }

    /// @param code as in a finding
    /// @return the code; empty for findings outside this table
    public static Optional<FindingCode> of(String code) {
        return Arrays.stream(values()).filter(c -> c.name().equals(code)).findFirst();
    }

    /// @return the row of the table in `scan-gate.md`
    public String row() {
        String grave = levels.isEmpty()
                ? "—"
                : levels.stream().map(l -> l.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        boolean canBlock = levels.contains(BLOCK);
        String accept = whyNeverAccepted.isPresent() ? "never" : canBlock ? "yes" : "—";
        return "| " + name() + " | " + trigger + " | " + grave + " | " + limit + " | " + source + " | " + accept + " |";
    }

    private static Optional<String> acceptable() {
        return Optional.empty();
    }

    private static String whole(double v) {
        return Long.toString(Math.round(v));
    }

    private static String mm(double v) {
        return whole(v) + " mm";
    }

    private static String hu(double v) {
        return whole(v) + " HU";
    }
}
