package fractura.cases;

import fractura.cases.CaseFile.LoadKind;
import fractura.cases.risk.HipTask;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelNumbering;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold between the keys of a case file, and between the file and the disk. Parts that are missing or
/// misshapen are passed over: they have their problem already.
final class CaseChecks {
    private final List<Problem> problems = new ArrayList<>();
    private final CaseBinding binding;

    CaseChecks(CaseBinding binding) {
        this.binding = binding;
    }

    List<Problem> check(Branch root) {
        scan(root);
        root.branch("gate").ifPresent(this::gate);
        List<Branch> maps = root.list("labels", Branch.class);
        maps.forEach(this::labels);
        maps.forEach(map -> repair(root, map));
        boolean anyBone = maps.stream().anyMatch(m -> m.written("bone"));
        root.branch("surfaces").ifPresent(surfaces -> surfaces(root, surfaces));
        if (root.written("ct") && !root.written("labels")) {
            add(root, "labels", "key 'labels' is missing.", "Add it: label maps that mark bone and lesions.");
        }
        if (!maps.isEmpty() && !anyBone) {
            add(root, "labels", "no label map says which values are bone.", "Add for example bone: [22].");
        }
        root.branch("materials").flatMap(m -> m.branch("mixed")).ifPresent(this::thresholds);
        root.branch("mesh")
                .filter(m -> m.has("shell-mm") && !m.word("surface").equals("cortical-shell"))
                .ifPresent(m -> add(
                        m,
                        "shell-mm",
                        "a shell has a thickness, but surface is " + m.word("surface") + ".",
                        "Write surface: cortical-shell, or delete shell-mm."));
        stiffnessOfNoShell(root);
        shellOfFemur(root);
        root.branch("site").ifPresent(this::direction);
        root.branch("clinical").ifPresent(clinical -> pain(root, clinical));
        loads(root);
        demands(root);
        return problems;
    }

    private void stiffnessOfNoShell(Branch root) {
        boolean hasShell = root.branch("mesh")
                .flatMap(m -> m.text("surface"))
                .filter("cortical-shell"::equals)
                .isPresent();
        root.branch("materials")
                .filter(m -> m.written("shell-mpa") && !hasShell)
                .ifPresent(m -> add(
                        m,
                        "shell-mpa",
                        "is the modulus of a shell, and the model has none.",
                        "Write mesh: {surface: cortical-shell}, or delete shell-mpa."));
    }

    /// The thickness taken when none is given is that of vertebrae; no single one fits a femur unasked.
    private void shellOfFemur(Branch root) {
        boolean isFemur = bone(root).filter("femur"::equals).isPresent();
        root.branch("mesh")
                .filter(m -> isFemur
                        && m.text("surface").filter("cortical-shell"::equals).isPresent())
                .filter(m -> !m.has("shell-mm"))
                .ifPresent(m -> add(
                        m,
                        "surface",
                        "the cortical-shell of a femur has no usual thickness: less than 1 mm above the neck, several"
                                + " millimetres in the shaft.",
                        "Add shell-mm, or write nearest-interior or as-is."));
    }

    private void direction(Branch site) {
        List<Double> axis = site.list("shaft-axis", Double.class);
        if (!axis.isEmpty() && axis.stream().allMatch(x -> x == 0)) {
            add(
                    site,
                    "shaft-axis",
                    "[0, 0, 0] is no direction.",
                    "Write the way from knee to hip, for example [0, 0, 1].");
        }
    }

    /// Words of SINS are let pass for a femur, as they always were; Mirels then has no pain.
    private void pain(Branch root, Branch clinical) {
        boolean isVertebra = bone(root).filter("vertebra"::equals).isPresent();
        clinical.text("pain")
                .filter(word -> isVertebra && CaseKeys.MIRELS_PAIN.contains(word))
                .ifPresent(word -> add(
                        clinical,
                        "pain",
                        word + " is pain of a limb as Mirels asks for it, and the bone is a vertebra.",
                        "Write mechanical, occasional or none."));
    }

    private void scan(Branch root) {
        root.text("ct").ifPresent(written -> exists(root, "ct", written, true));
        boolean density = root.text("ct-holds").filter("density-mg-cm3"::equals).isPresent();
        if (density && root.written("calibration")) {
            add(root, "calibration", "the CT holds density already (ct-holds).", "Delete calibration, or ct-holds.");
        }
        kind(root);
        root.branch("calibration").ifPresent(c -> {
            boolean clash = c.text("material").isPresent()
                    && root.text("density-kind")
                            .filter(k -> !k.equals(c.word("material")))
                            .isPresent();
            if (clash) {
                add(
                        root,
                        "density-kind",
                        "is " + root.word("density-kind") + " but the phantom is " + c.word("material") + ".",
                        "Make them agree, or delete density-kind.");
            }
            new CalibrationChecks(problems).check(c);
            for (String key : List.of("rod-labels", "tissue-labels", "file")) {
                c.text(key).ifPresent(written -> exists(c, key, written, false));
            }
        });
    }

    /// Two methods give K2HPO4-equivalent density and nothing else.
    private void kind(Branch root) {
        if (root.has("surfaces")) {
            return;
        }
        String method = root.branch("calibration")
                .map(c -> c.text("method").orElse(""))
                .orElse(root.written("calibration") ? "" : "none");
        boolean isHounsfield =
                root.text("ct-holds").filter("density-mg-cm3"::equals).isEmpty();
        boolean isCha = root.text("density-kind").filter("cha"::equals).isPresent();
        if (isHounsfield && isCha && (method.equals("none") || method.equals("internal"))) {
            add(
                    root,
                    "density-kind",
                    "is cha, but calibration method " + method + " gives k2hpo4 density.",
                    "Write k2hpo4, or calibrate with method fixed or phantom.");
        }
    }

    private void surfaces(Branch root, Branch surfaces) {
        for (String key : List.of("ct-holds", "labels", "calibration")) {
            if (root.written(key)) {
                add(root, key, "goes with a CT, not with surfaces.", "Delete it.");
            }
        }
        for (String key : List.of("bone", "cortex-inner")) {
            surfaces.text(key).ifPresent(written -> exists(surfaces, key, written, false));
        }
        for (Branch lesion : surfaces.list("lesions", Branch.class)) {
            lesion.text("file").ifPresent(written -> exists(lesion, "file", written, false));
        }
        if (surfaces.written("cortex-inner") != surfaces.written("cortex-mg-cm3")) {
            add(
                    surfaces,
                    surfaces.written("cortex-inner") ? "cortex-inner" : "cortex-mg-cm3",
                    "cortex-inner and cortex-mg-cm3 go together.",
                    "Give both, or none.");
        }
    }

    private void gate(Branch gate) {
        for (String code : gate.list("accept", String.class)) {
            FindingCode.of(code)
                    .flatMap(FindingCode::whyNeverAccepted)
                    .ifPresent(why -> add(gate, "accept", code + " cannot be accepted: " + why + ".", "Delete it."));
        }
    }

    private void labels(Branch map) {
        map.text("file").ifPresent(written -> labelsExist(map, written));
        Map<LabelKey, String> meaning = new HashMap<>();
        claim(map, "bone", meaning);
        claim(map, "platen-top", meaning);
        claim(map, "platen-bottom", meaning);
        map.branch("lesion").ifPresent(l -> {
            claim(l, "lytic", meaning);
            claim(l, "blastic", meaning);
            claim(l, "mixed", meaning);
        });
        map.list("body", Object.class).forEach(value -> known(map, "body", LabelKey.of(value)));
    }

    private void repair(Branch root, Branch map) {
        for (String key : List.of("refine", "split")) {
            if (map.has(key) && !map.written("bone")) {
                add(
                        map,
                        key,
                        "mends the mask of the bone, which this map does not name.",
                        "Move it to the map with bone.");
            }
        }
        if (map.has("split") && bone(root).filter("femur"::equals).isPresent()) {
            add(map, "split", "neighbours are told apart by their bodies, which a femur has not.", "Delete it.");
        }
        boolean isDensity =
                root.text("ct-holds").filter("density-mg-cm3"::equals).isPresent();
        if (map.has("refine") && isDensity) {
            add(map, "refine", "needs Hounsfield units, and the CT holds density (ct-holds).", "Delete it.");
        }
    }

    /// A label of one map stands for one thing; only body may repeat labels of bone.
    private void claim(Branch b, String key, Map<LabelKey, String> meaning) {
        List<Object> written = new ArrayList<>(b.list(key, Object.class));
        b.any(key).filter(v -> !(v instanceof List<?>)).ifPresent(written::add);
        for (Object value : written) {
            LabelKey label = LabelKey.of(value);
            String earlier = meaning.putIfAbsent(label, key);
            if (earlier != null) {
                add(
                        b,
                        key,
                        "label " + label.words() + " already stands for " + earlier + ".",
                        "Give each label one meaning.");
            }
            known(b, key, label);
        }
    }

    private void known(Branch b, String key, LabelKey label) {
        if (!(label instanceof LabelKey.Name n) || n.numbering().isEmpty()) {
            return;
        }
        LabelNumbering numbering = n.numbering().get();
        if (numbering.value(n.name()).isEmpty()) {
            String near = Spelling.nearest(n.name(), numbering.names().values())
                    .map(w -> "Did you mean '" + numbering.words() + ":" + w + "'?")
                    .orElse("Write for example " + numbering.words() + ":"
                            + (numbering == LabelNumbering.VERSE ? "L3." : "vertebrae_L3."));
            add(b, key, numbering.words() + " has no structure '" + n.name() + "'.", near);
        }
    }

    private void labelsExist(Branch map, String written) {
        Optional<Path> folder = folder(written);
        if (folder.isEmpty()) {
            exists(map, "file", written, false);
        } else if (LabelFile.isMaskFolder(folder.get())
                && Stream.of("bone", "body")
                        .anyMatch(k -> !map.list(k, Integer.class).isEmpty())) {
            add(map, "file", written + " is a folder of masks, which have names.", "Write names, not values.");
        }
    }

    private Optional<Path> folder(String written) {
        try {
            return Optional.of(binding.resolve(written)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void thresholds(Branch mixed) {
        boolean both = mixed.has("lytic-below-mg-cm3") && mixed.has("blastic-above-mg-cm3");
        if (both && mixed.number("lytic-below-mg-cm3") > mixed.number("blastic-above-mg-cm3")) {
            add(mixed, "lytic-below-mg-cm3", "the lytic threshold lies above the blastic one.", "Swap them.");
        }
    }

    private void loads(Branch root) {
        Map<LoadKind, String> seen = new EnumMap<>(LoadKind.class);
        for (Object load : root.list("loads", Object.class)) {
            String word = CaseBinding.loadWord(load);
            CaseBinding.loadKind(load).ifPresent(kind -> {
                String earlier = seen.putIfAbsent(kind, word);
                if (earlier != null) {
                    String what = earlier.equals(word)
                            ? word + " is there twice."
                            : earlier + " and " + word + " are two names of one load.";
                    add(root, "loads", what, "Keep one.");
                }
                bone(root)
                        .filter(b -> !kind.bone().equals(b))
                        .ifPresent(b -> add(
                                root,
                                "loads",
                                word + " loads a " + kind.bone() + ", and the site is a " + b + ".",
                                right(b)));
            });
        }
    }

    private static String right(String bone) {
        return "A " + bone + " takes: "
                + Arrays.stream(LoadKind.values())
                        .filter(k -> k.bone().equals(bone))
                        .map(LoadKind::words)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static Optional<String> bone(Branch root) {
        return root.branch("site").flatMap(s -> s.text("bone"));
    }

    private void demands(Branch root) {
        List<String> tasks = root.list("demands", String.class);
        if (new HashSet<>(tasks).size() < tasks.size()) {
            add(root, "demands", "a task is there twice.", "Keep one of each.");
        }
        bone(root).ifPresent(bone -> {
            List<String> known = SiteDefaults.tasks(bone);
            for (String task : tasks) {
                if (!known.contains(task)) {
                    add(
                            root,
                            "demands",
                            task + " is no task of a " + bone + ".",
                            "Known: " + String.join(", ", known) + ".");
                } else if (bone.equals("femur")) {
                    requireLoad(root, HipTask.byName(task));
                }
            }
        });
    }

    /// A task is compared with the strength under its own load and no other.
    private void requireLoad(Branch root, HipTask task) {
        List<Object> loads = root.list("loads", Object.class);
        boolean isThere = loads.isEmpty()
                || loads.stream().flatMap(l -> CaseBinding.loadKind(l).stream()).anyMatch(k -> task.loads()
                        .contains(k.words()));
        if (!isThere) {
            add(
                    root,
                    "demands",
                    task.caseName() + " is compared with the strength under "
                            + task.loads().getFirst() + ", which is not among the loads.",
                    "Add it to loads, or delete the task.");
        }
    }

    private void exists(Branch b, String key, String written, boolean mayBeFolder) {
        try {
            Path path = binding.resolve(written);
            if (mayBeFolder && Files.isDirectory(path)) {
                return;
            }
            if (Files.isDirectory(path)) {
                add(b, key, written + " is a folder.", "Name the file.");
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                add(b, key, written + " is a pipe or device.", "Save it to disk and name the file.");
            } else if (!Files.isRegularFile(path)) {
                add(b, key, "no such file: " + written + ".", "Paths are relative to the folder of the case file.");
            }
        } catch (InvalidPathException e) {
            add(b, key, "'" + written + "' is no path.", "Write a file name.");
        }
    }

    private void add(Branch at, String key, String what, String mend) {
        problems.add(new Problem(at.lineOf(key), at.pathOf(key), what, mend));
    }
}
