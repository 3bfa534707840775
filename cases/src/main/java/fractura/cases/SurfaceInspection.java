package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.SurfaceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Looks at a surface: whether it has an inside, how large it is, and in which unit that would be a bone.
final class SurfaceInspection {
    private SurfaceInspection() {}

    /// @param asked about the file of a surface; labels, bone and phantom belong to scans
    /// @return what was found; a surface without an inside is found too
    /// @throws InputException when the file cannot be read, or more is asked than a surface can tell
    static SurfaceFacts of(InspectQuestion asked) {
        if (asked.labels().isPresent()
                || !asked.bone().isEmpty()
                || asked.phantom().isPresent()) {
            throw new InputException(
                    asked.scan() + " is a surface: it has no labels, no bone among them and no phantom."
                            + " Leave --labels, --bone and --phantom out.");
        }
        return of(SurfaceFile.read(asked.scan()));
    }

    private static SurfaceFacts of(SurfaceFile file) {
        List<Warning> findings = new ArrayList<>();
        Optional<ClosedSurface> closed = Optional.empty();
        try {
            closed = Optional.of(ClosedSurface.of("The surface", file.surface()));
        } catch (InputException e) {
            findings.add(Warning.block("SURFACE", e.getMessage()));
        }
        List<Double> parts = closed.map(ClosedSurface::partVolumes).orElse(List.of());
        closed.filter(c -> !c.holes().isEmpty())
                .ifPresent(c -> findings.add(
                        Warning.caution("W16", "Small holes: " + c.holes().size() + ", which a run closes")));
        if (parts.stream().filter(v -> v > 0).count() > 1) {
            findings.add(
                    Warning.caution(
                            "SURFACE",
                            "The file holds several bodies that do not hang together. Two bones apart are refused by a run; where"
                                    + " bodies cut into each other they are one bone, and this volume counts the overlap twice"));
        }
        double[] box = file.surface().box();
        double[] extent = {box[3] - box[0], box[4] - box[1], box[5] - box[2]};
        OptionalDouble volume =
                closed.stream().mapToDouble(c -> c.surface().signedVolume()).findFirst();
        List<SurfaceFacts.InUnit> units = units(Arrays.stream(extent).max().orElseThrow(), volume);
        unitFinding(units).ifPresent(findings::add);
        if (file.axes().isEmpty()) {
            findings.add(Warning.note(
                    "SURFACE",
                    "The file does not say where its axes run: a case must, for example surfaces: {axes: RAS}"));
        }
        return new SurfaceFacts(
                file.format(),
                file.surface().triangleCount(),
                Arrays.stream(extent).boxed().toList(),
                file.surface().area(),
                volume,
                closed.map(c -> c.holes().size()).orElse(0),
                parts,
                file.axes(),
                units,
                CaseResult.Status.of(findings),
                Findings.ordered(findings));
    }

    private static List<SurfaceFacts.InUnit> units(double longest, OptionalDouble volume) {
        return SurfaceKeys.units().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(u -> {
                    double mm = u.getValue();
                    List<String> bones = new ArrayList<>();
                    if (SurfaceReading.isWithin(longest * mm, SurfaceReading.VERTEBRA_MM)) {
                        bones.add("vertebra");
                    }
                    if (SurfaceReading.isWithin(longest * mm, SurfaceReading.FEMUR_MM)) {
                        bones.add("femur");
                    }
                    OptionalDouble cm3 =
                            volume.stream().map(v -> v * mm * mm * mm / 1000).findFirst();
                    return new SurfaceFacts.InUnit(u.getKey(), longest * mm, cm3, bones);
                })
                .toList();
    }

    /// A case takes millimetres unless it says otherwise.
    private static Optional<Warning> unitFinding(List<SurfaceFacts.InUnit> units) {
        if (!units.getFirst().bones().isEmpty()) {
            return Optional.empty();
        }
        double length = units.getFirst().lengthMm();
        String mend = units.stream()
                .filter(u -> !u.bones().isEmpty())
                .findFirst()
                .map(u -> String.format(
                        Locale.ROOT,
                        "in %s it would be %.4g mm, a %s: write unit: %s under surfaces",
                        u.unit(),
                        u.lengthMm(),
                        String.join(" or ", u.bones()),
                        u.unit()))
                .orElse("nor would it be in cm or m. A lesion may be so small, a bone is not");
        return Optional.of(Warning.caution(
                "SURFACE",
                String.format(
                        Locale.ROOT,
                        "Taken as mm the surface is %.4g mm long, not of the size of a bone; %s",
                        length,
                        mend)));
    }
}
