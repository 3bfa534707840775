package fractura.cases;

import fractura.cases.InspectResult.LabelFacts;
import fractura.cases.InspectResult.VolumeFacts;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelStatistics;
import fractura.mesh.image.ScanChecks;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at a scan and its labels without computing anything.
///
/// Labels 1 to 25 are named as vertebrae in the numbering of the VerSe challenges (1 = C1, 8 = T1, 20 = L1, 25 =
/// L6); other numberings exist, so the name is a help for people and nothing depends on it. Which bone is meant
/// is not known here, so a bone cut by the field of view shows in its own line and does not decide the verdict.
public final class Inspection {
    private static final int CERVICAL = 7;
    private static final int THORACIC = 12;
    private static final int LUMBAR = 6;

    private Inspection() {}

    /// @param scan CT file
    /// @param labels label map on the same patient
    /// @param progress listener
    /// @return what was found
    /// @throws InputException when a file cannot be read, cannot be a CT
    /// of bone, or the two do not belong together
    public static InspectResult inspect(Path scan, Optional<Path> labels, Progress progress) {
        progress.stage("Reading " + scan.getFileName());
        ImageFile image = ImageFile.read(scan);
        Volume ct = image.volume();
        ScanStatistics statistics = ScanStatistics.of(ct);
        List<Warning> findings = new ArrayList<>(ScanChecks.hounsfield(statistics, scan.toString()));
        findings.addAll(image.facts().findings());
        findings.add(Scan.withoutProtocol(image.facts()));
        findings.addAll(ScanChecks.slices(ct.grid(), true));
        List<String> notes = new ArrayList<>(image.facts().notes());
        List<LabelFacts> structures = new ArrayList<>();
        labels.ifPresent(file -> {
            progress.stage("Reading " + file.getFileName());
            LabelFile map = LabelFile.read(file);
            notes.addAll(map.facts().notes());
            LabelMap onCt = map.labels().onGridOf(ct.grid(), findings::add);
            LabelStatistics.of(onCt, ct).forEach(s -> structures.add(facts(s)));
            Set<Integer> vertebrae = structures.stream()
                    .filter(s -> s.name().isPresent())
                    .map(LabelFacts::value)
                    .collect(Collectors.toSet());
            if (!vertebrae.isEmpty()) {
                findings.addAll(ScanChecks.boneOnCt(ct, onCt, vertebrae));
            }
        });
        return new InspectResult(
                "ct",
                image.facts().format().words(),
                volume(ct.grid(), statistics),
                image.facts().protocol(),
                image.facts().leftOut(),
                structures,
                notes,
                CaseResult.Status.of(findings),
                findings);
    }

    private static VolumeFacts volume(Grid grid, ScanStatistics s) {
        return new VolumeFacts(
                List.of(grid.nx(), grid.ny(), grid.nz()),
                Arrays.stream(grid.spacingMm()).boxed().toList(),
                s.min(),
                s.max(),
                s.mean(),
                s.firstPercentile(),
                s.ninetyNinthPercentile());
    }

    private static LabelFacts facts(LabelStatistics s) {
        return new LabelFacts(
                s.label(),
                vertebra(s.label()),
                s.voxelCount(),
                s.volumeCm3(),
                OptionalDouble.of(s.meanHu()),
                s.touchesBorder());
    }

    /// The vertebra a label stands for in the VerSe numbering.
    static Optional<String> vertebra(int label) {
        if (label < 1 || label > CERVICAL + THORACIC + LUMBAR) {
            return Optional.empty();
        }
        if (label <= CERVICAL) {
            return Optional.of("C" + label);
        }
        return Optional.of(
                label <= CERVICAL + THORACIC ? "T" + (label - CERVICAL) : "L" + (label - CERVICAL - THORACIC));
    }
}
