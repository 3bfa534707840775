package fractura.cases;

import fractura.cases.InspectResult.LabelFacts;
import fractura.cases.InspectResult.VolumeFacts;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.density.Calibration;
import fractura.mesh.gate.BoneValueCheck;
import fractura.mesh.gate.CoverageCheck;
import fractura.mesh.gate.LabelShape;
import fractura.mesh.gate.LevelCheck;
import fractura.mesh.gate.MetalCheck;
import fractura.mesh.gate.PlacementCheck;
import fractura.mesh.generate.BoneCortex;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.generate.MaskRepair;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelStatistics;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import fractura.mesh.surface.SurfaceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/// Looks at a scan and its labels without computing anything.
///
/// Unless a bone is asked for, which bone is meant is not known: findings of single bones then stand in their
/// own lines and do not decide the verdict.
public final class Inspection {
    private final ImageFile image;
    private final Volume ct;
    private final List<Warning> findings = new ArrayList<>();
    private final List<String> notes;
    private final List<LabelFacts> structures = new ArrayList<>();
    private Optional<LabelMap> map = Optional.empty();

    private Inspection(ImageFile image) {
        this.image = image;
        ct = image.volume();
        notes = new ArrayList<>(image.facts().notes());
    }

    /// Looks at a scan or at a surface, whichever the file holds.
    ///
    /// @param asked file, labels, and what to look at
    /// @param progress listener
    /// @return what was found
    /// @throws InputException as `inspect`
    public static Inspected look(InspectQuestion asked, Progress progress) {
        if (!SurfaceFile.isOne(asked.scan())) {
            return inspect(asked, progress);
        }
        progress.stage("Reading the surface");
        return SurfaceInspection.of(asked);
    }

    /// @param scan CT file
    /// @param labels label map on the same patient
    /// @param progress listener
    /// @return what was found
    /// @throws InputException when a file cannot be read, cannot be a CT
    /// of bone, or the two do not belong together
    public static InspectResult inspect(Path scan, Optional<Path> labels, Progress progress) {
        return inspect(InspectQuestion.of(scan, labels), progress);
    }

    /// @param asked scan, labels, and what to look at
    /// @param progress listener
    /// @return what was found
    /// @throws InputException as for the other, and when the phantom is not found
    public static InspectResult inspect(InspectQuestion asked, Progress progress) {
        progress.stage("Reading the scan");
        if (!asked.bone().isEmpty() && asked.labels().isEmpty()) {
            throw new InputException("A bone is asked for, but no label map is given. Add --labels FILE.");
        }
        return new Inspection(ImageFile.read(asked.scan())).of(asked, progress);
    }

    private InspectResult of(InspectQuestion asked, Progress progress) {
        boolean isSpine = asked.labels()
                .map(file -> {
                    progress.stage("Reading the labels");
                    return labels(LabelFile.read(file), new TreeSet<>(asked.bone()));
                })
                .orElse(true);
        findings.addAll(ScanGate.image(image, asked.scan().toString(), isSpine));
        Optional<ScanCalibration> phantom = asked.phantom().map(p -> {
            progress.stage("Looking for the phantom");
            ScanCalibration found = ScanCalibration.phantom(
                    p,
                    new ScanCalibration.On(
                            ct,
                            image.facts().protocol(),
                            image.facts().protocol().acquisitionDate(),
                            Optional.empty()));
            findings.addAll(found.findings());
            return found;
        });
        Optional<CorticalThickness> cortex = map.filter(_ -> !asked.bone().isEmpty())
                .flatMap(labels -> {
                    progress.stage("Measuring the cortex");
                    return cortex(labels, new TreeSet<>(asked.bone()), isSpine, phantom);
                });
        return new InspectResult(
                "ct",
                image.facts().format().words(),
                volume(ct.grid(), ScanStatistics.of(ct)),
                image.facts().protocol(),
                image.facts().leftOut(),
                structures,
                cortex,
                phantom.map(p -> Pipeline.calibration("phantom", true, p)),
                notes.stream().distinct().toList(),
                CaseResult.Status.of(findings),
                Findings.ordered(findings));
    }

    private Optional<CorticalThickness> cortex(
            LabelMap labels, Set<Integer> bone, boolean isSpine, Optional<ScanCalibration> phantom) {
        Calibration line = phantom.map(ScanCalibration::calibration).orElseGet(Calibration.None::new);
        LabelRoles roles =
                LabelRoles.ofBone(bone.stream().mapToInt(Integer::intValue).toArray());
        List<LabelSource> sources = List.of(new LabelSource("labels", labels, roles));
        Volume density = line.apply(ct);
        try {
            return isSpine ? BoneCortex.ofVertebra(density, sources) : BoneCortex.ofFemur(density, sources);
        } catch (InputException e) {
            notes.add("The cortex was not measured: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// @return whether the limits of a spine hold: unless a bone is asked for whose name is not that of a
    ///     vertebra
    private boolean labels(LabelFile file, Set<Integer> bone) {
        notes.addAll(file.facts().notes());
        LabelMap map = file.labels().onGridOf(ct.grid(), findings::add);
        this.map = Optional.of(map);
        LabelNames names = LabelNames.of(file);
        names.source().ifPresent(notes::add);
        Set<Integer> bones = new TreeSet<>();
        for (LabelStatistics s : LabelStatistics.of(map, ct)) {
            Optional<String> name = Optional.ofNullable(names.byValue().get(s.label()));
            boolean isBone = bone.isEmpty() ? name.filter(LabelNames::isBone).isPresent() : bone.contains(s.label());
            List<Warning> own = isBone ? own(map, s.label(), name) : List.of();
            structures.add(new LabelFacts(
                    s.label(),
                    name,
                    s.voxelCount(),
                    s.volumeCm3(),
                    OptionalDouble.of(s.meanHu()),
                    s.touchesBorder(),
                    own.stream().map(Warning::code).distinct().toList()));
            if (isBone) {
                bones.add(s.label());
            }
        }
        if (!bone.isEmpty()) {
            findings.addAll(ScanGate.bone(Optional.of(ct), map, bone, level(names, bone), Set.of()));
            findings.addAll(MaskRepair.look(map, bone, ct, level(names, bone).isPresent()));
        } else if (!bones.isEmpty()) {
            BoneValueCheck.refuse(ct, map, bones);
            findings.addAll(PlacementCheck.of(ct, map, bones));
        }
        if (!names.byValue().isEmpty()) {
            findings.addAll(ScanGate.structures(ct, map, names));
        }
        return bone.isEmpty()
                || bone.stream().anyMatch(b -> !names.byValue().containsKey(b))
                || level(names, bone).isPresent();
    }

    /// Findings of one bone, without refusing the whole map for it.
    private List<Warning> own(LabelMap map, int label, Optional<String> name) {
        List<Warning> found = new ArrayList<>(CoverageCheck.of(map, Set.of(label), Set.of()));
        found.addAll(PlacementCheck.of(ct, map, Set.of(label)));
        found.addAll(MetalCheck.of(ct, map, Set.of(label)));
        name.flatMap(LevelCheck::level)
                .ifPresent(l -> found.addAll(LevelCheck.size(l, LabelShape.of(map, Set.of(label), l))));
        boolean isVertebra = name.flatMap(LevelCheck::level).isPresent();
        MaskRepair.look(map, Set.of(label), ct, isVertebra).stream()
                .filter(w -> w.level() != Warning.Level.NOTE)
                .forEach(found::add);
        return found;
    }

    private static Optional<String> level(LabelNames names, Set<Integer> bone) {
        return bone.size() == 1
                ? Optional.ofNullable(names.byValue().get(bone.iterator().next()))
                        .flatMap(LevelCheck::level)
                : Optional.empty();
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
}
