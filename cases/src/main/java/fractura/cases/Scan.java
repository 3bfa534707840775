package fractura.cases;

import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.density.Calibration;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.Face;
import fractura.mesh.image.ImageFacts;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.ScanChecks;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        List<Warning> found = new ArrayList<>();
        List<Provenance.Input> inputs = new ArrayList<>();
        inputs.add(new Provenance.Input("case-file", Fingerprint.of(asked.file())));
        ImageFile image = ImageFile.read(asked.ct());
        Volume scan = image.volume();
        inputs.add(new Provenance.Input("ct", Fingerprint.of(scan)));
        found.addAll(image.facts().findings());
        image.facts().notes().forEach(note -> found.add(Warning.note("SCAN", note)));
        found.add(withoutProtocol(image.facts()));
        found.addAll(ScanChecks.slices(scan.grid(), asked.site() instanceof CaseFile.SiteChoice.Vertebra));
        boolean isHounsfield = asked.ctHolds() == CaseFile.CtHolds.HOUNSFIELD;
        if (isHounsfield) {
            found.addAll(ScanChecks.hounsfield(
                    ScanStatistics.of(scan), asked.ct().getFileName().toString()));
        } else {
            found.addAll(ScanChecks.density(scan, asked.ct().getFileName().toString()));
        }
        List<LabelSource> labels = new ArrayList<>();
        for (CaseFile.LabelFile file : asked.labels()) {
            LabelMap map = LabelMap.read(file.file());
            inputs.add(new Provenance.Input("labels-" + (labels.size() + 1), Fingerprint.of(map)));
            labels.add(new LabelSource(
                    file.file().getFileName().toString(), map.onGridOf(scan.grid(), found::add), roles(file)));
        }
        found.addAll(labelFindings(scan, labels, isHounsfield, asked.site()));
        ScanCalibration calibration = ScanCalibration.of(
                asked,
                new ScanCalibration.On(
                        scan,
                        image.facts().protocol(),
                        asked.clinical()
                                .scanDate()
                                .or(() -> image.facts().protocol().acquisitionDate()),
                        labels.stream().findFirst().map(LabelSource::map)));
        found.addAll(calibration.findings());
        return new Scan(scan, List.copyOf(labels), calibration, Findings.accepted(found, asked), inputs);
    }

    /// @param facts of a file whose format has no room for a scan protocol
    /// @return W01
    static Warning withoutProtocol(ImageFacts facts) {
        return Warning.caution(
                "W01",
                "the " + facts.format().words()
                        + " format holds no scan protocol: kernel, tube voltage and contrast are unknown and not checked");
    }

    Calibration calibration() {
        return calibrated.calibration();
    }

    /// @return calibrated density, g/cm³
    Volume density() {
        return calibration().apply(scan);
    }

    /// A femur may be cut; whether where it is cut matters its shape tells later.
    private static List<Warning> labelFindings(
            Volume scan, List<LabelSource> labels, boolean isHounsfield, CaseFile.SiteChoice site) {
        Set<Face> mayCut = site instanceof CaseFile.SiteChoice.Femur ? Set.of(Face.values()) : Set.of();
        List<Warning> found = new ArrayList<>();
        for (LabelSource source : labels) {
            Set<Integer> bone = source.roles().bone();
            if (bone.isEmpty()) {
                continue;
            }
            found.addAll(ScanChecks.wholeBone(source.map(), bone, mayCut));
            if (isHounsfield) {
                found.addAll(ScanChecks.boneOnCt(scan, source.map(), bone));
            }
            for (LabelSource other : labels) {
                if (!other.roles().body().isEmpty()) {
                    found.addAll(ScanChecks.facing(
                            source.map(), bone, other.map(), other.roles().body()));
                }
            }
        }
        return found;
    }

    private static LabelRoles roles(CaseFile.LabelFile file) {
        Map<Tissue, Set<Integer>> lesions = new EnumMap<>(Tissue.class);
        file.lesion().forEach((tissue, values) -> lesions.put(tissue, new HashSet<>(values)));
        return new LabelRoles(
                new HashSet<>(file.bone()), new HashSet<>(file.body()), file.platenTop(), file.platenBottom(), lesions);
    }
}
