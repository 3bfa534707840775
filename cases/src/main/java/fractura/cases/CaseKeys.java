package fractura.cases;

import fractura.cases.Shape.Group;
import fractura.cases.Shape.Key;
import fractura.cases.Shape.ListOf;
import fractura.cases.Shape.Number;
import fractura.cases.Shape.Tagged;
import fractura.cases.Shape.Text;
import fractura.cases.Shape.Whole;
import fractura.cases.Shape.WholeOrText;
import fractura.cases.Shape.Word;
import fractura.cases.Shape.WordOrGroup;
import fractura.cases.risk.HipTask;
import fractura.cases.risk.MirelsPain;
import fractura.cases.risk.SpineTask;
import fractura.mesh.Named;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every key the case file knows, with its unit, range, default and meaning. The reader and the schema both use
/// this list, so they cannot drift apart.
///
/// Ranges are wide enough for any patient and narrow enough to catch a wrong unit (kilogram for pound, metre
/// for centimetre).
public final class CaseKeys {
    /// Elastic laws that can be named.
    public static final List<String> LAWS = Named.names(DensityLaw.values());

    /// Tasks of daily life a vertebra can be compared with.
    public static final List<String> VERTEBRA_TASKS = Named.names(SpineTask.values());

    /// Tasks of daily life a femur can be compared with.
    public static final List<String> HIP_TASKS = Named.names(HipTask.values());

    /// Another name of the load `stance`.
    static final String WALKING = "walking";

    /// Vertebral levels with a load model.
    public static final List<String> LEVELS = Stream.concat(
                    IntStream.rangeClosed(1, 12).mapToObj(i -> "T" + i),
                    IntStream.rangeClosed(1, 5).mapToObj(i -> "L" + i))
            .toList();

    /// Words of pain for a long bone.
    static final List<String> MIRELS_PAIN = Named.names(MirelsPain.values());

    private static final List<String> SINS_PAIN = List.of("mechanical", "occasional", "none");

    private static final Map<String, String> CERVICAL = IntStream.rangeClosed(1, 7)
            .boxed()
            .collect(Collectors.toMap(
                    i -> "C" + i,
                    i -> "Cervical vertebrae are not supported in this version, only T1 to T12 and L1 to L5."));

    private static final Text NAME =
            new Text("[A-Za-z0-9][A-Za-z0-9._-]{0,79}", "a name of letters, digits, '.', '_' and '-', at most 80");
    private static final Text PATH = new Text("(?s).{1,4000}", "a file");
    private static final Text PHRASE = new Text("(?s).{1,80}", "a few words");
    private static final Text FINDING = new Text("W(0[1-9]|1[0-8])", "a finding code such as W05");
    private static final WholeOrText LABEL =
            new WholeOrText(new Whole(1, 65535), new Text("\\S.{0,199}", "a label value or name"));
    private static final ListOf LABELS = new ListOf(LABEL, 1, 500, true);
    private static final ListOf POINT = new ListOf(new Number(-5000, 5000, "mm"), 3, 3, false);

    private CaseKeys() {}

    /// The whole case file.
    ///
    /// @return its top-level keys, nested shapes included
    public static Group root() {
        return new Group(
                List.of(
                        Key.required("case", NAME, "name of the case; also names the result folder"),
                        Key.optional(
                                "subject",
                                subject(),
                                "who it is; mass or height that is missing is assumed, warned of, and widens the interval"),
                        Key.optional(
                                "clinical",
                                clinical(),
                                "what only people know, for the scores and the age of the scan"),
                        Key.optional(
                                "gate", gate(), "findings of the scan check that the user takes responsibility for"),
                        Key.required("site", site(), "which bone"),
                        Key.optional(
                                "ct",
                                PATH,
                                "CT: folder of a DICOM series or a file of it, NIfTI-1, NRRD or MetaImage file; relative to the case file"),
                        Key.fallback(
                                "ct-holds",
                                new Word(List.of("hounsfield", "density-mg-cm3")),
                                "hounsfield",
                                "what the voxels of the CT are"),
                        Key.optional(
                                "density-kind",
                                new Word(List.of("k2hpo4", "cha")),
                                "what the calibrated density is equivalent to; k2hpo4 unless a phantom says otherwise"),
                        Key.optional(
                                "surfaces",
                                SurfaceKeys.surfaces(PATH),
                                "the bone by its surfaces, when there is no CT"),
                        Key.optional(
                                "labels", new ListOf(labels(), 1, 20, true), "label maps that mark bone and lesions"),
                        Key.optional(
                                "calibration",
                                CalibrationKeys.calibration(),
                                "how Hounsfield units become density; method none when absent"),
                        Key.optional(
                                "lesions",
                                new ListOf(virtualLesion(), 0, 50, false),
                                "virtual lesions added to those of the label maps"),
                        Key.optional("mesh", mesh(), "how finely the bone is divided"),
                        Key.optional("materials", materials(), "laws from density and lesion type to stiffness"),
                        Key.optional(
                                "loads",
                                new ListOf(load(), 1, 10, true),
                                "how the bone is loaded; when absent compression of a vertebra, and stance, stairs and"
                                        + " sideways-fall of a femur"),
                        Key.optional(
                                "demands",
                                new ListOf(
                                        new Word(Stream.concat(VERTEBRA_TASKS.stream(), HIP_TASKS.stream())
                                                .distinct()
                                                .toList()),
                                        1,
                                        20,
                                        true),
                                "tasks of daily life to compare the strength with; all usual ones of the loads when absent"),
                        Key.optional("solver", solver(), "how the equations are solved")),
                List.of("ct", "surfaces"));
    }

    private static Group mesh() {
        return new Group(
                Key.fallback("voxel-mm", new Number(0.2, 5, "mm"), 1.0, "edge of the cubic elements"),
                Key.fallback(
                        "surface",
                        new Word(List.of("as-is", "nearest-interior", "cortical-shell")),
                        "as-is",
                        "what is done about the blurred cortex"),
                Key.optional("shell-mm", new Number(0.2, 3, "mm"), "thickness of the cortical shell; 0.4 when absent"));
    }

    private static Group solver() {
        return new Group(
                Key.fallback(
                        "tolerance", new Number(1e-12, 1e-2, ""), 1e-6, "relative residual at which the solve stops"),
                Key.optional(
                        "settling",
                        new Number(1e-12, 1e-4, ""), // strains to 1 %: our choice
                        "stop too when no more than this share of the energy is still to come;"
                                + " strains are then known to about its square root"));
    }

    private static Group subject() {
        return new Group(
                Key.optional("sex", new Word(List.of("F", "M")), "sex; decides which mass and height are assumed"),
                Key.optional("age-years", new Number(0, 120, "years"), "age; nothing is computed from it yet"),
                Key.optional("mass-kg", new Number(20, 350, "kg"), "body mass"),
                Key.optional("height-cm", new Number(80, 250, "cm"), "body height"),
                Key.optional(
                        "trochanteric-soft-tissue-mm",
                        new Number(0, 70, "mm"),
                        "soft tissue over the greater trochanter, which softens a fall; none when absent"));
    }

    private static Group clinical() {
        return new Group(
                Key.optional(
                        "pain",
                        new Word(Stream.concat(SINS_PAIN.stream(), MIRELS_PAIN.stream())
                                .toList()),
                        "pain: mechanical, occasional or none as SINS asks for it, mild, moderate or functional (worse on"
                                + " use) as Mirels does for a femur"),
                Key.optional(
                        "alignment",
                        new Word(List.of("normal", "deformity", "subluxation")),
                        "spinal alignment as SINS asks for it"),
                Key.optional("scan-date", new Shape.Day(), "day of the CT; that of the header when absent"),
                Key.optional(
                        "decision-date",
                        new Shape.Day(),
                        "day the decision is about; the age of the scan is judged against it"),
                Key.optional(
                        "therapy",
                        new ListOf(
                                new Group(
                                        Key.required("kind", PHRASE, "for example denosumab, radiotherapy"),
                                        Key.required("since", new Shape.Day(), "first day")),
                                0,
                                50,
                                false),
                        "therapies and when they began"));
    }

    private static Group gate() {
        return new Group(Key.optional(
                "accept", new ListOf(FINDING, 0, 18, true), "codes of accepted findings; they stay in every output"));
    }

    private static Tagged site() {
        return new Tagged(
                "bone",
                Map.of(
                        "vertebra",
                        new Group(Key.required("level", new Word(LEVELS, CERVICAL), "level of the vertebra")),
                        "femur",
                        new Group(
                                Key.required("side", new Word(List.of("left", "right")), "side of the body"),
                                Key.optional(
                                        "shaft-axis",
                                        new ListOf(new Number(-1e4, 1e4, ""), 3, 3, false),
                                        "direction of the shaft from knee to hip, LPS, of any length; for a scan that ends"
                                                + " above the shaft"))),
                Map.of());
    }

    private static Group labels() {
        return new Group(
                Key.required(
                        "file", PATH, "label map: NIfTI-1 file, plain or gzip-compressed; relative to the case file"),
                Key.optional("bone", LABELS, "values that mark the whole bone"),
                Key.optional("body", LABELS, "values that mark the vertebral body without posterior elements"),
                Key.optional("platen-top", LABEL, "value of an embedding disc drawn on the upper endplate"),
                Key.optional("platen-bottom", LABEL, "value of an embedding disc drawn on the lower endplate"),
                Key.optional(
                        "lesion",
                        new Group(
                                Key.optional("lytic", LABELS, "values that mark lytic lesions"),
                                Key.optional("blastic", LABELS, "values that mark blastic lesions"),
                                Key.optional("mixed", LABELS, "values that mark mixed lesions")),
                        "values that mark lesions, by type"),
                Key.optional(
                        "refine",
                        new Word(List.of("threshold")),
                        "draws a mask from a coarser grid again, by a threshold in the scan"),
                Key.optional(
                        "split",
                        new Word(List.of("neighbours")),
                        "cuts vertebrae under one label apart and keeps the one that is meant"));
    }

    private static Group virtualLesion() {
        Number radius = new Number(0.5, 100, "mm");
        return new Group(
                List.of(
                        Key.required(
                                "type", new Word(List.of("lytic", "blastic", "mixed")), "what the lesion does to bone"),
                        Key.optional(
                                "sphere",
                                new Group(
                                        Key.required("center-mm", POINT, "centre, LPS"),
                                        Key.required("radius-mm", radius, "radius")),
                                "a ball"),
                        Key.optional(
                                "ellipsoid",
                                new Group(
                                        Key.required("center-mm", POINT, "centre, LPS"),
                                        Key.required(
                                                "radii-mm",
                                                new ListOf(radius, 3, 3, false),
                                                "half-axes along L, P, S")),
                                "an ellipsoid along the patient axes"),
                        Key.fallback(
                                "severity",
                                new Number(0, 1, ""),
                                1.0,
                                "0 leaves the bone as it is, 1 is the full lesion")),
                List.of("sphere", "ellipsoid"));
    }

    private static Group materials() {
        Group factor = new Group(Key.required("factor", new Number(0.01, 2, ""), "multiplies the modulus of the law"));
        Number density = new Number(-200, 2000, "mg/cm3");
        Group thresholds = new Group(
                Key.required("lytic-below-mg-cm3", density, "calibrated density below which a voxel is lytic"),
                Key.required("blastic-above-mg-cm3", density, "calibrated density above which a voxel is blastic"));
        return new Group(
                Key.optional(
                        "law",
                        new Word(LAWS),
                        "modulus from density; when absent " + DensityLaw.KOPPERDAHL_2002_POWER.caseName()
                                + " for a vertebra, " + DensityLaw.MORGAN_2003_FEMORAL_NECK.caseName()
                                + " for a femur"),
                Key.fallback(
                        "lytic",
                        new WordOrGroup(new Word(LesionLaw.LYTIC_NAMES), factor),
                        "density-only",
                        "law inside lytic lesions"),
                Key.fallback(
                        "blastic",
                        new WordOrGroup(new Word(LesionLaw.BLASTIC_NAMES), factor),
                        Map.of("factor", LesionLaw.BLASTIC_FACTOR),
                        "law inside blastic lesions"),
                Key.fallback(
                        "mixed",
                        new WordOrGroup(new Word(List.of("voxel-wise")), thresholds),
                        "voxel-wise",
                        "how mixed lesions are split into lytic, blastic and normal voxels"),
                Key.fallback(
                        "shell-mpa",
                        new Number(3000, 20000, "MPa"),
                        MaterialModel.SHELL_MPA,
                        "Young's modulus of an explicit cortical shell (mesh.surface: cortical-shell)"));
    }

    private static WordOrGroup load() {
        Group shortening = new Group(
                Key.optional("displacement-mm", new Number(0.001, 5, "mm"), "shortening applied at the upper platen"));
        Group angle = new Group(Key.optional(
                "angle-deg", new Number(0, 45, "degrees"), "angle between the force and the downward shaft"));
        List<String> words = Stream.concat(
                        Arrays.stream(CaseFile.LoadKind.values()).map(CaseFile.LoadKind::words), Stream.of(WALKING))
                .toList();
        return new WordOrGroup(
                new Word(words, Map.of("flexion", "Flexion is not supported in this version, only compression.")),
                new Group(
                        List.of(
                                Key.optional(
                                        CaseFile.LoadKind.COMPRESSION.words(),
                                        shortening,
                                        "axial compression between platens"),
                                Key.optional(
                                        CaseFile.LoadKind.SINGLE_FORCE.words(),
                                        angle,
                                        "one force on the femoral head in the frontal plane")),
                        List.of(CaseFile.LoadKind.COMPRESSION.words(), CaseFile.LoadKind.SINGLE_FORCE.words())));
    }
}
