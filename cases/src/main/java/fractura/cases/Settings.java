package fractura.cases;

import fractura.mesh.generate.BoneSurface;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that was chosen for a run, by the names of the case file, for the manifest.
final class Settings {
    private Settings() {}

    static SortedMap<String, String> of(CaseFile asked) {
        SortedMap<String, String> all = new TreeMap<>();
        switch (asked.source()) {
            case BoneSource.Ct ct -> all.put("ct-holds", ct.holds().name().toLowerCase(Locale.ROOT));
            case SurfaceChoice surfaces -> all.put("surfaces", surfaces(surfaces));
        }
        all.put("density-kind", asked.densityKind().name().toLowerCase(Locale.ROOT));
        all.put("calibration", calibration(asked.calibration()));
        all.put("mesh.voxel-mm", String.valueOf(asked.voxelMm()));
        all.put("mesh.surface", surface(asked));
        all.put("materials.law", asked.materials().law());
        all.put("materials.lytic", lesion(asked.materials().lytic()));
        all.put("materials.blastic", lesion(asked.materials().blastic()));
        all.put("materials.mixed", mixed(asked.materials().mixed()));
        all.put("loads", asked.loads().stream().map(Settings::load).collect(Collectors.joining(",")));
        all.put("demands", String.join(",", asked.demands()));
        all.put("lesions", String.valueOf(asked.lesions().size()));
        all.put("gate.accept", String.join(",", asked.accepted()));
        all.put("labels.repair", repair(asked));
        all.put("solver.tolerance", String.valueOf(asked.solver().tolerance()));
        asked.solver().settling().ifPresent(share -> all.put("solver.settling", String.valueOf(share)));
        return all;
    }

    private static String surfaces(SurfaceChoice asked) {
        String cortex = asked.cortexMgCm3().isPresent()
                ? "cortex " + asked.cortexMgCm3().getAsDouble() + ", "
                : "";
        return cortex + "core " + asked.coreMgCm3() + " mg/cm3; unit " + asked.unitMm() + " mm; axes "
                + asked.axes().orElse("as the files say");
    }

    private static String calibration(CalibrationChoice choice) {
        return switch (choice) {
            case CalibrationChoice.Fixed f ->
                "fixed: " + f.slopeMgCm3PerHu() + " mg/cm3 per HU, offset " + f.offsetMgCm3() + " mg/cm3";
            case CalibrationChoice.Internal i ->
                "internal: "
                        + i.tissues().entrySet().stream()
                                .map(t -> t.getKey().words() + " " + tissue(t.getValue()))
                                .collect(Collectors.joining(", "));
            case CalibrationChoice.Phantom p ->
                "phantom " + p.material().words() + ": "
                        + p.rods().stream().map(Settings::rod).collect(Collectors.joining(", "));
            case CalibrationChoice.Stored _ -> "record";
            case CalibrationChoice.None _ -> "none";
            case CalibrationChoice.AlreadyDensity _ -> "already density";
        };
    }

    private static String tissue(CalibrationChoice.TissueChoice choice) {
        return switch (choice) {
            case CalibrationChoice.TissueChoice.Measured m -> m.hu() + " HU";
            case CalibrationChoice.TissueChoice.Region _ -> "in a region";
            case CalibrationChoice.TissueChoice.Labels l -> "under labels " + l.values();
            case CalibrationChoice.TissueChoice.Pixels _ -> "by values";
        };
    }

    private static String rod(CalibrationChoice.Rod rod) {
        String place =
                switch (rod.place()) {
                    case CalibrationChoice.RodPlace.Measured m -> "at " + m.hu() + " HU";
                    case CalibrationChoice.RodPlace.Region _ -> "in a region";
                    case CalibrationChoice.RodPlace.Label l -> "under label " + l.value();
                    case CalibrationChoice.RodPlace.Search _ -> "searched for";
                };
        return rod.certificate().densityMgCm3() + " mg/cm3 " + place;
    }

    private static String surface(CaseFile asked) {
        return switch (asked.surface()) {
            case BoneSurface.AsIs _ -> "as-is";
            case BoneSurface.NearestInterior _ -> "nearest-interior";
            case BoneSurface.CorticalShell s ->
                "cortical-shell: " + s.thicknessMm() + " mm of "
                        + asked.materials().shellMPa() + " MPa";
        };
    }

    private static String repair(CaseFile asked) {
        boolean refines = asked.labels().stream().anyMatch(l -> l.repair().refines());
        boolean splits = asked.labels().stream().anyMatch(l -> l.repair().splits());
        return "holes filled" + (refines ? ", refine: threshold" : "") + (splits ? ", split: neighbours" : "");
    }

    private static String load(CaseFile.LoadChoice load) {
        String angle = load.angleDeg().isPresent() ? " at " + load.angleDeg().getAsDouble() + " degrees" : "";
        return load.kind().words() + angle;
    }

    private static String lesion(CaseFile.LesionChoice choice) {
        return switch (choice) {
            case CaseFile.LesionChoice.Named n -> n.name();
            case CaseFile.LesionChoice.Factor f -> "factor " + f.factor();
        };
    }

    private static String mixed(CaseFile.MixedChoice choice) {
        return switch (choice) {
            case CaseFile.MixedChoice.VoxelWise _ -> "voxel-wise";
            case CaseFile.MixedChoice.Thresholds t ->
                "lytic below " + t.lyticBelowMgCm3() + ", blastic above " + t.blasticAboveMgCm3() + " mg/cm3";
        };
    }
}
