package fractura.cases;

import fractura.mesh.Warning;
import fractura.mesh.density.Calibration;
import fractura.mesh.gate.Face;
import fractura.mesh.gate.PlacementCheck;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.generate.MaskRepair;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A scan with its labels, read, checked and calibrated: everything on one grid.
///
/// @param scan voxels as read, HU or mg/cm³
/// @param labels label maps with their roles, on the scan's grid
/// @param calibrated from the scan's values to density, with what was measured for it
/// @param findings of reading, gate and calibration, accepted ones already lowered
/// @param inputs fingerprints of what was read
record Scan(
        Volume scan,
        List<LabelSource> labels,
        ScanCalibration calibrated,
        List<Warning> findings,
        List<Provenance.Input> inputs) {

    /// Reads and checks.
    ///
    /// @param asked the case
    /// @param progress listener
    /// @return the scan; its findings may block a result
    static Scan read(CaseFile asked, Progress progress) {
        progress.stage("Reading the scan");
        List<Provenance.Input> inputs = new ArrayList<>();
        inputs.add(new Provenance.Input("case-file", Fingerprint.of(asked.file())));
        return switch (asked.source()) {
            case SurfaceChoice surfaces -> SurfaceReading.read(asked, surfaces, inputs);
            case BoneSource.Ct ct -> read(asked, ct, inputs);
        };
    }

    private static Scan read(CaseFile asked, BoneSource.Ct ct, List<Provenance.Input> inputs) {
        List<Warning> found = new ArrayList<>();
        ImageFile image = ImageFile.read(ct.file());
        Volume scan = image.volume();
        inputs.add(new Provenance.Input("ct", Fingerprint.of(scan)));
        image.facts().notes().forEach(note -> found.add(Warning.note("SCAN", note)));
        boolean isHounsfield = ct.isHounsfield();
        boolean isSpine = asked.site() instanceof CaseFile.SiteChoice.Vertebra;
        String name = ct.file().getFileName().toString();
        found.addAll(isHounsfield ? ScanGate.image(image, name, isSpine) : ScanGate.density(image, name, isSpine));
        Optional<LocalDate> day =
                asked.clinical().scanDate().or(() -> image.facts().protocol().acquisitionDate());
        found.addAll(ScanAge.of(asked.clinical(), day));
        Optional<Volume> hounsfield = isHounsfield ? Optional.of(scan) : Optional.empty();
        MaskRepair repaired =
                MaskRepair.of(labels(asked, scan, isHounsfield, found, inputs), hounsfield, isSpine, wish(asked));
        found.addAll(repaired.warnings());
        List<LabelSource> labels = repaired.labels();
        found.addAll(boneFindings(asked.site(), hounsfield, labels));
        found.addAll(ScanGate.lesions(labels));
        ScanCalibration calibration = ScanCalibration.of(
                asked,
                new ScanCalibration.On(
                        scan,
                        image.facts().protocol(),
                        day,
                        labels.stream().findFirst().map(LabelSource::map)));
        found.addAll(calibration.findings());
        inputs.addAll(calibration.inputs());
        return new Scan(scan, List.copyOf(labels), calibration, Findings.accepted(found, asked), inputs);
    }

    private static List<LabelSource> labels(
            CaseFile asked, Volume scan, boolean isHounsfield, List<Warning> found, List<Provenance.Input> inputs) {
        List<LabelSource> labels = new ArrayList<>();
        int maps = 0;
        int files = 0;
        for (CaseFile.LabelFile file : asked.labels()) {
            AskedLabels read = AskedLabels.read(file, ++files);
            for (LabelMap map : read.maps()) {
                maps++;
                inputs.add(new Provenance.Input("labels-" + maps, Fingerprint.of(map)));
            }
            found.addAll(read.findings(asked.site()));
            labels.addAll(read.sources(scan, isHounsfield, found));
        }
        return labels;
    }

    /// What any of the maps asks for.
    private static MaskRepair.Wish wish(CaseFile asked) {
        return new MaskRepair.Wish(
                asked.labels().stream().anyMatch(l -> l.repair().refines()),
                asked.labels().stream().anyMatch(l -> l.repair().splits()));
    }

    Calibration calibration() {
        return calibrated.calibration();
    }

    /// @return calibrated density, g/cm³
    Volume density() {
        return calibration().apply(scan);
    }

    /// A femur may be cut; whether where it is cut matters its shape tells later.
    private static List<Warning> boneFindings(
            CaseFile.SiteChoice site, Optional<Volume> hounsfield, List<LabelSource> labels) {
        Optional<String> level =
                site instanceof CaseFile.SiteChoice.Vertebra v ? Optional.of(v.level()) : Optional.empty();
        Set<Face> mayCut = site instanceof CaseFile.SiteChoice.Femur ? Set.of(Face.values()) : Set.of();
        List<Warning> found = new ArrayList<>();
        for (LabelSource source : labels) {
            Set<Integer> bone = source.roles().whole();
            if (bone.isEmpty()) {
                continue;
            }
            found.addAll(ScanGate.bone(hounsfield, source.map(), bone, level, mayCut));
            for (LabelSource other : labels) {
                if (!other.roles().body().isEmpty()) {
                    found.addAll(PlacementCheck.facing(
                            source.map(), bone, other.map(), other.roles().body()));
                }
            }
        }
        return found;
    }
}
