package fractura.cases;

import fractura.cases.CaseFile.LabelFile;
import fractura.cases.CaseFile.LesionChoice;
import fractura.cases.CaseFile.LoadChoice;
import fractura.cases.CaseFile.LoadKind;
import fractura.mesh.DensityKind;
import fractura.mesh.Side;
import fractura.mesh.Tissue;
import fractura.mesh.generate.BoneSurface;
import fractura.mesh.generate.MaskRepair;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// From checked branches to records. Knows no errors: what is wrong has been found before.
final class CaseBinding {
    /// Middle of the 0.35 to 0.5 mm of published models of vertebrae (recalled, not checked), mm.
    private static final double SHELL_MM = 0.4;

    private final Path folder;
    private final Path file;
    private final Branch root;

    CaseBinding(Path file, Branch root) {
        this.file = file;
        this.root = root;
        this.folder = file.toAbsolutePath().getParent();
    }

    /// A path of the case file, resolved against its folder.
    Path resolve(String written) {
        return folder.resolve(written).normalize();
    }

    CaseFile bind() {
        Branch solver = part(root, "solver");
        return new CaseFile(
                file,
                root.word("case"),
                subject(part(root, "subject")),
                clinical(part(root, "clinical")),
                part(root, "gate").list("accept", String.class),
                site(part(root, "site")),
                source(),
                densityKind(),
                root.list("labels", Branch.class).stream().map(this::labels).toList(),
                calibration(source()),
                root.list("lesions", Branch.class).stream()
                        .map(CaseBinding::virtualLesion)
                        .toList(),
                part(root, "mesh").number("voxel-mm"),
                surface(part(root, "mesh")),
                materials(part(root, "materials")),
                loads(),
                demands(loads()),
                new CaseFile.SolverChoice(solver.number("tolerance"), solver.maybeNumber("settling")));
    }

    private BoneSource source() {
        return root.branch("surfaces")
                .<BoneSource>map(b -> SurfaceKeys.bind(b, this))
                .orElseGet(() -> new BoneSource.Ct(resolve(root.word("ct")), held(root.word("ct-holds"))));
    }

    private static BoneSource.CtHolds held(String word) {
        return word.equals("density-mg-cm3") ? BoneSource.CtHolds.DENSITY_MG_CM3 : BoneSource.CtHolds.HOUNSFIELD;
    }

    private static Branch part(Branch of, String key) {
        return of.branch(key).orElseThrow();
    }

    private static CaseFile.SiteChoice site(Branch b) {
        return switch (b.word("bone")) {
            case "vertebra" -> new CaseFile.SiteChoice.Vertebra(b.word("level"));
            case "femur" ->
                new CaseFile.SiteChoice.Femur(
                        Side.valueOf(b.word("side").toUpperCase(Locale.ROOT)), direction(b, "shaft-axis"));
            default -> throw new IllegalStateException("Bone without binding: " + b.word("bone"));
        };
    }

    private static Optional<double[]> direction(Branch b, String key) {
        double[] v = numbers(b, key);
        double length = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        return length > 0 ? Optional.of(Arrays.stream(v).map(x -> x / length).toArray()) : Optional.empty();
    }

    private static CaseFile.Subject subject(Branch b) {
        return new CaseFile.Subject(
                b.text("sex").map(CaseFile.Sex::valueOf),
                b.maybeNumber("age-years"),
                b.maybeNumber("mass-kg"),
                b.maybeNumber("height-cm"),
                b.maybeNumber("trochanteric-soft-tissue-mm"));
    }

    private static CaseFile.Clinical clinical(Branch b) {
        return new CaseFile.Clinical(
                b.text("pain"),
                b.text("alignment"),
                b.day("scan-date"),
                b.day("decision-date"),
                b.list("therapy", Branch.class).stream()
                        .map(t -> new CaseFile.Therapy(
                                t.word("kind"), t.day("since").orElseThrow()))
                        .toList());
    }

    private LabelFile labels(Branch b) {
        Map<Tissue, List<LabelKey>> lesion = new EnumMap<>(Tissue.class);
        Branch types = part(b, "lesion");
        for (Tissue type : List.of(Tissue.LYTIC, Tissue.BLASTIC, Tissue.MIXED)) {
            List<LabelKey> keys = keys(types, type.name().toLowerCase(Locale.ROOT));
            if (!keys.isEmpty()) {
                lesion.put(type, keys);
            }
        }
        return new LabelFile(
                resolve(b.word("file")),
                keys(b, "bone"),
                keys(b, "body"),
                b.any("platen-top").map(LabelKey::of),
                b.any("platen-bottom").map(LabelKey::of),
                lesion,
                new MaskRepair.Wish(b.has("refine"), b.has("split")));
    }

    private static List<LabelKey> keys(Branch b, String key) {
        return b.list(key, Object.class).stream().map(LabelKey::of).toList();
    }

    private static DensityKind kind(String word) {
        return word.equals("cha") ? DensityKind.CHA : DensityKind.K2HPO4;
    }

    private DensityKind densityKind() {
        Optional<String> phantom = root.branch("calibration").flatMap(c -> c.text("material"));
        return kind(root.text("density-kind").or(() -> phantom).orElse("k2hpo4"));
    }

    private CalibrationChoice calibration(BoneSource source) {
        if (!source.isHounsfield()) {
            return new CalibrationChoice.AlreadyDensity();
        }
        return root.branch("calibration")
                .map(c -> CalibrationBinding.bind(c, this::resolve))
                .orElseGet(CalibrationChoice.None::new);
    }

    private static CaseFile.VirtualLesion virtualLesion(Branch b) {
        CaseFile.Body body = b.branch("sphere")
                .map(s -> {
                    double[] radii = new double[3];
                    Arrays.fill(radii, s.number("radius-mm"));
                    return new CaseFile.Body(numbers(s, "center-mm"), radii);
                })
                .orElseGet(() -> {
                    Branch e = part(b, "ellipsoid");
                    return new CaseFile.Body(numbers(e, "center-mm"), numbers(e, "radii-mm"));
                });
        Tissue type = Tissue.valueOf(b.word("type").toUpperCase(Locale.ROOT));
        return new CaseFile.VirtualLesion(type, body, b.number("severity"));
    }

    private static double[] numbers(Branch b, String key) {
        return b.list(key, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static BoneSurface surface(Branch b) {
        return switch (b.word("surface")) {
            case "nearest-interior" -> new BoneSurface.NearestInterior();
            case "cortical-shell" ->
                new BoneSurface.CorticalShell(b.maybeNumber("shell-mm").orElse(SHELL_MM));
            default -> new BoneSurface.AsIs();
        };
    }

    private CaseFile.MaterialChoice materials(Branch b) {
        String law = b.text("law")
                .orElseGet(() -> SiteDefaults.law(part(root, "site").word("bone")));
        CaseFile.MixedChoice mixed = b.branch("mixed")
                .<CaseFile.MixedChoice>map(t -> new CaseFile.MixedChoice.Thresholds(
                        t.number("lytic-below-mg-cm3"), t.number("blastic-above-mg-cm3")))
                .orElseGet(CaseFile.MixedChoice.VoxelWise::new);
        return new CaseFile.MaterialChoice(
                law, lesionChoice(b, "lytic"), lesionChoice(b, "blastic"), mixed, b.number("shell-mpa"));
    }

    private static LesionChoice lesionChoice(Branch b, String key) {
        return b.branch(key)
                .<LesionChoice>map(f -> new LesionChoice.Factor(f.number("factor")))
                .orElseGet(() -> new LesionChoice.Named(b.word(key)));
    }

    private List<LoadChoice> loads() {
        List<Object> written = root.list("loads", Object.class);
        return written.isEmpty()
                ? SiteDefaults.loads(part(root, "site").word("bone"))
                : written.stream().map(CaseBinding::load).toList();
    }

    private List<String> demands(List<LoadChoice> loads) {
        List<String> written = root.list("demands", String.class);
        return written.isEmpty() ? SiteDefaults.demands(part(root, "site").word("bone"), loads) : written;
    }

    private static LoadChoice load(Object written) {
        LoadKind kind =
                loadKind(written).orElseThrow(() -> new IllegalStateException("Load without binding: " + written));
        if (written instanceof Branch b) {
            Branch detail = part(b, kind.words());
            return new LoadChoice(kind, detail.maybeNumber("displacement-mm"), detail.maybeNumber("angle-deg"));
        }
        return new LoadChoice(kind);
    }

    /// The kind of a load as written, by any of its names.
    static Optional<LoadKind> loadKind(Object written) {
        String word = loadWord(written).equals(CaseKeys.WALKING) ? LoadKind.STANCE.words() : loadWord(written);
        return Arrays.stream(LoadKind.values())
                .filter(k -> k.words().equals(word))
                .findFirst();
    }

    /// The word of a load as written.
    static String loadWord(Object written) {
        return written instanceof Branch b
                ? b.values().keySet().stream().findFirst().orElse("")
                : (String) written;
    }
}
