package fractura.cases;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that was chosen for a run, by the names of the case file, for the manifest.
final class Settings {
    private Settings() {}

    static SortedMap<String, String> of(CaseFile asked) {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("ct-holds", asked.ctHolds().name().toLowerCase(Locale.ROOT));
        all.put("density-kind", asked.densityKind().name().toLowerCase(Locale.ROOT));
        all.put("calibration", asked.calibration().toString());
        all.put("mesh.voxel-mm", String.valueOf(asked.voxelMm()));
        all.put("materials.law", asked.materials().law());
        all.put("materials.lytic", asked.materials().lytic().toString());
        all.put("materials.blastic", asked.materials().blastic().toString());
        all.put("materials.mixed", asked.materials().mixed().toString());
        all.put("loads", asked.loads().stream().map(l -> l.kind().words()).collect(Collectors.joining(",")));
        all.put("demands", String.join(",", asked.demands()));
        all.put("lesions", String.valueOf(asked.lesions().size()));
        all.put("gate.accept", String.join(",", asked.accepted()));
        all.put("solver.tolerance", String.valueOf(asked.tolerance()));
        return all;
    }
}
