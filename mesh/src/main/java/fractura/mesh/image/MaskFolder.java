package fractura.mesh.image;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder of masks, one structure a file, as TotalSegmentator writes it: `vertebrae_L3.nii.gz`,
/// `femur_left.nii.gz`. The name of a file without its endings is the name of the structure.
///
/// Masks get the values 1, 2, … in the order of their names and share one map as long as they do not overlap; a
/// mask that overlaps an earlier one goes to the next layer where it is free.
final class MaskFolder {
    /// Project choice: the largest model of TotalSegmentator knows 117.
    private static final int MOST_MASKS = 500;

    /// Project choice: bone, body and a lesion of each type may all overlap.
    private static final int MOST_LAYERS = 8;

    private static final String ENDINGS = "(?i)\\.(nii\\.gz|nii|nrrd|nhdr|mha|mhd)$";
    private static final int LISTED = 40;

    private final Path folder;
    private final List<int[]> layers = new ArrayList<>();
    private final List<LabelName> names = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Warning> findings = new ArrayList<>();

    private MaskFolder(Path folder) {
        this.folder = folder;
    }

    /// @param folder any folder
    /// @return whether a mask lies in it
    static boolean isOne(Path folder) {
        return !files(folder).isEmpty();
    }

    static LabelFile read(Path folder, Set<String> wanted) {
        SortedMap<String, Path> files = files(folder);
        String known = files.keySet().stream().limit(LISTED).collect(Collectors.joining(", "))
                + (files.size() > LISTED ? ", … " + files.size() + " in all" : "");
        for (String name : wanted) {
            if (!files.containsKey(name)) {
                throw new InputException("Folder " + folder + " holds no mask '" + name + "'. There are: " + known
                        + ". Name one of these.");
            }
        }
        if (!wanted.isEmpty()) {
            files.keySet().retainAll(wanted);
        }
        return new MaskFolder(folder).read(files);
    }

    private static SortedMap<String, Path> files(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                String fileName = file.getFileName().toString();
                String name = fileName.replaceFirst(ENDINGS, "");
                if (name.equals(fileName) || fileName.startsWith(".") || Files.isDirectory(file)) {
                    continue; // previews, reports and notes lie beside the masks
                }
                Path earlier = files.put(name, file);
                if (earlier != null) {
                    throw new InputException("Folder " + folder + " holds two masks '" + name + "': "
                            + earlier.getFileName() + " and " + fileName + ". Keep one.");
                }
            }
        } catch (IOException e) {
            throw Content.unreadable(folder, e);
        }
        if (files.size() > MOST_MASKS) {
            throw new InputException("Folder " + folder + " holds " + files.size() + " masks, where " + MOST_MASKS
                    + " are read. Keep the ones that are needed in a folder of their own.");
        }
        return files;
    }

    private LabelFile read(SortedMap<String, Path> files) {
        Grid grid = null;
        ImageFacts facts = null;
        for (Map.Entry<String, Path> entry : files.entrySet()) {
            LabelFile mask = LabelFile.read(entry.getValue());
            LabelMap map = mask.labels();
            mask.facts().findings().stream().filter(f -> !findings.contains(f)).forEach(findings::add);
            if (grid == null) {
                grid = map.grid();
                facts = mask.facts();
            } else if (!map.grid().isSameAs(grid)) {
                throw new InputException("Masks of " + folder + " lie on different grids: "
                        + names.getFirst().name() + " and " + entry.getKey() + ". Export them together.");
            }
            add(entry.getKey(), map);
        }
        List<LabelMap> maps = new ArrayList<>();
        for (int[] layer : layers) {
            maps.add(new LabelMap(grid, layer));
        }
        notes.addAll(facts.notes());
        return new LabelFile(
                maps,
                names,
                ImageFacts.withoutProtocol(VolumeFormat.MASK_FOLDER, facts.storage(), facts.axisCodes(), 1, 0, notes)
                        .with(findings));
    }

    private void add(String name, LabelMap mask) {
        Set<Integer> values = mask.labelCounts().keySet();
        if (values.size() > 1) {
            throw new InputException("Mask " + name + " of " + folder + " holds " + values.size()
                    + " values besides 0; a mask has one. Name a label map under 'file' by itself.");
        }
        int value = names.size() + 1;
        int layer = 0;
        while (layer < layers.size()) {
            int shared = shared(layers.get(layer), mask.values());
            if (shared == 0) {
                break;
            }
            notes.add(
                    "Mask " + name + " shares " + shared + " voxels with masks before it; it is kept apart from them.");
            layer++;
        }
        if (layer == MOST_LAYERS) {
            throw new InputException("Masks of " + folder + " overlap more than " + MOST_LAYERS
                    + " times over. Keep the ones that are needed in a folder of their own.");
        }
        if (layer == layers.size()) {
            layers.add(new int[mask.values().length]);
        }
        int[] into = layers.get(layer);
        int[] from = mask.values();
        for (int i = 0; i < from.length; i++) {
            into[i] = from[i] != 0 ? value : into[i];
        }
        names.add(new LabelName(name, layer, value));
    }

    private static int shared(int[] taken, int[] mask) {
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            count += taken[i] != 0 && mask[i] != 0 ? 1 : 0;
        }
        return count;
    }
}
