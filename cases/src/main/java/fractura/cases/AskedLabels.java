package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelName;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One label file of a case: what the case calls its labels, found among the values of the file.
final class AskedLabels {
    private static final int LISTED = 40;

    private final CaseFile.LabelFile asked;
    private final LabelFile file;

    /// What findings call it: results must not hold the names of files, which may be those of patients.
    private final String place;

    private AskedLabels(CaseFile.LabelFile asked, LabelFile file, String place) {
        this.asked = asked;
        this.file = file;
        this.place = place;
    }

    /// @param asked what the case says about the file; of a folder of masks only the named ones are read
    /// @param number its place among the label maps of the case, from 1
    /// @return the file, every label of the case found in it
    /// @throws InputException when the file cannot be read, or does not know a label by that name
    static AskedLabels read(CaseFile.LabelFile asked, int number) {
        Set<String> names = all(asked)
                .flatMap(k -> k instanceof LabelKey.Name n ? Stream.of(n.name()) : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        AskedLabels labels = new AskedLabels(asked, LabelFile.read(asked.file(), names), "label map " + number);
        all(asked).forEach(labels::find);
        return labels;
    }

    /// The layers that have a role, on the grid of the scan.
    ///
    /// @param scan what they belong to
    /// @param isHounsfield whether its values can be judged
    /// @param found told of resampling, and of named structures that do not fit each other
    List<LabelSource> sources(Volume scan, boolean isHounsfield, List<Warning> found) {
        List<LabelSource> sources = new ArrayList<>();
        for (int layer = 0; layer < file.layers().size(); layer++) {
            LabelMap map = file.layers().get(layer).onGridOf(scan.grid(), found::add);
            if (layer == 0 && isHounsfield) {
                checkStructures(scan, map, found);
            }
            LabelRoles roles = roles(layer);
            if (file.layers().size() == 1 || !roles.equals(LabelRoles.none())) {
                sources.add(new LabelSource(name(), map, roles));
            }
        }
        return sources;
    }

    private void checkStructures(Volume scan, LabelMap map, List<Warning> found) {
        LabelNames names = LabelNames.of(file);
        if (names.isGuess()) {
            return;
        }
        names.source().ifPresent(source -> found.add(Warning.note("LABELS", place + ": " + source)));
        found.addAll(ScanGate.structures(scan, map, names));
    }

    List<LabelMap> maps() {
        return file.layers();
    }

    /// What the file said, and whether its names fit its places and the case.
    List<Warning> findings(CaseFile.SiteChoice site) {
        List<Warning> found = new ArrayList<>();
        file.facts().notes().forEach(note -> found.add(Warning.note("LABELS", place + ": " + note)));
        file.facts().findings().forEach(f -> found.add(new Warning(f.code(), f.level(), place + ": " + f.text())));
        List<LabelName> bone = asked.bone().stream()
                .map(this::find)
                .filter(l -> !l.name().isEmpty())
                .toList();
        found.addAll(new NameChecks(place, file.layers(), known(bone)).findings(bone, site));
        return found;
    }

    /// Names of the file, and where it has none those the case gave.
    private List<LabelName> known(List<LabelName> bone) {
        return file.names().isEmpty() ? bone : file.names();
    }

    private LabelRoles roles(int layer) {
        Map<Tissue, Set<Integer>> lesions = new EnumMap<>(Tissue.class);
        asked.lesion().forEach((tissue, keys) -> {
            Set<Integer> values = values(keys, layer);
            if (!values.isEmpty()) {
                lesions.put(tissue, values);
            }
        });
        return new LabelRoles(
                values(asked.bone(), layer),
                values(asked.body(), layer),
                value(asked.platenTop(), layer),
                value(asked.platenBottom(), layer),
                lesions);
    }

    private Set<Integer> values(Collection<LabelKey> keys, int layer) {
        return keys.stream()
                .map(this::find)
                .filter(l -> l.layer() == layer)
                .map(LabelName::value)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private OptionalInt value(Optional<LabelKey> key, int layer) {
        return values(key.stream().toList(), layer).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /// @return the label; its name is empty when neither case nor file has one
    private LabelName find(LabelKey key) {
        return switch (key) {
            case LabelKey.Value v -> byValue(v.value());
            case LabelKey.Name n -> byName(n);
        };
    }

    private LabelName byValue(int value) {
        if (file.layers().size() > 1) {
            throw new InputException(name() + " has " + file.layers().size() + " layers, so that value " + value
                    + " may mean several segments. Write names: " + listed() + ".");
        }
        return file.names().stream().filter(l -> l.value() == value).findFirst().orElse(new LabelName("", 0, value));
    }

    private LabelName byName(LabelKey.Name key) {
        if (file.names().isEmpty()) {
            // the reader of the case has checked that the numbering knows the name
            return key.numbering()
                    .map(n -> new LabelName(key.name(), 0, n.value(key.name()).orElseThrow()))
                    .orElseThrow(() -> new InputException(name() + " does not name its labels, so '" + key.name()
                            + "' cannot be found in it. Write the value, or totalsegmentator:" + key.name()
                            + " or verse:" + key.name() + " if it follows that numbering."));
        }
        List<LabelName> fit =
                file.names().stream().filter(l -> l.name().equals(key.name())).toList();
        if (fit.size() != 1) {
            String near = Spelling.nearest(
                            key.name(),
                            file.names().stream().map(LabelName::name).toList())
                    .filter(w -> !w.equals(key.name()))
                    .map(w -> " Did you mean '" + w + "'?")
                    .orElse("");
            throw new InputException(name() + " has " + (fit.isEmpty() ? "no label" : fit.size() + " labels")
                    + " called '" + key.name() + "'." + near + " There are: " + listed() + ".");
        }
        return fit.getFirst();
    }

    private String listed() {
        return file.names().stream().limit(LISTED).map(LabelName::name).collect(Collectors.joining(", "))
                + (file.names().size() > LISTED ? ", … " + file.names().size() + " in all" : "");
    }

    /// @return what errors call it
    private String name() {
        Path last = asked.file().getFileName();
        return last == null ? asked.file().toString() : last.toString();
    }

    private static Stream<LabelKey> all(CaseFile.LabelFile asked) {
        return Stream.of(
                        asked.bone().stream(),
                        asked.body().stream(),
                        asked.platenTop().stream(),
                        asked.platenBottom().stream(),
                        asked.lesion().values().stream().flatMap(List::stream))
                .flatMap(s -> s);
    }
}
