package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.generate.SurfaceScan;
import fractura.mesh.image.Protocol;
import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.Surface;
import fractura.mesh.surface.SurfaceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a scan of the surfaces of a case: read, put into millimetres and patient axes, closed, and filled.
final class SurfaceReading {
    /// Project choice: the samples of an element lie half a voxel apart, and so do the voxels of the scan.
    private static final double SCAN_VOXELS_PER_ELEMENT = 2;

    /// Project choice, far outside what whole bones of adults have, and a factor of ten apart.
    static final double[] VERTEBRA_MM = {25, 150};

    static final double[] FEMUR_MM = {80, 600};

    private final CaseFile asked;
    private final SurfaceChoice choice;
    private final List<Warning> found = new ArrayList<>();
    private final List<Provenance.Input> inputs;

    private SurfaceReading(CaseFile asked, SurfaceChoice choice, List<Provenance.Input> inputs) {
        this.asked = asked;
        this.choice = choice;
        this.inputs = inputs;
    }

    /// @param asked the case
    /// @param choice its surfaces
    /// @param inputs fingerprints of what was read so far; those of the surfaces are added
    /// @return the scan a scanner without fault would have made of them
    static Scan read(CaseFile asked, SurfaceChoice choice, List<Provenance.Input> inputs) {
        return new SurfaceReading(asked, choice, inputs).scan();
    }

    private Scan scan() {
        ClosedSurface outer = closed(choice.bone(), "surface-bone", "surface of the bone", true);
        Optional<ClosedSurface> inner = choice.cortexInner()
                .map(file -> closed(file, "surface-cortex-inner", "inner surface of the cortex", false));
        List<SurfaceScan.Lesion> lesions = new ArrayList<>();
        for (SurfaceChoice.Lesion lesion : choice.lesions()) {
            int number = lesions.size() + 1;
            String words = "surface of lesion " + number;
            lesions.add(new SurfaceScan.Lesion(
                    lesion.type(), closed(lesion.file(), "surface-lesion-" + number, words, false)));
        }
        SurfaceScan made = SurfaceScan.of(
                outer,
                inner,
                choice.cortexMgCm3().orElse(choice.coreMgCm3()),
                choice.coreMgCm3(),
                lesions,
                asked.voxelMm() / SCAN_VOXELS_PER_ELEMENT);
        found.add(assumed(inner.isPresent()));
        found.add(volumes(made, inner.isPresent()));
        ScanCalibration calibration = ScanCalibration.of(
                asked,
                new ScanCalibration.On(
                        made.density(),
                        Protocol.UNKNOWN,
                        Optional.empty(),
                        Optional.of(made.labels().map())));
        found.addAll(calibration.findings());
        return new Scan(made.density(), List.of(made.labels()), calibration, Findings.accepted(found, asked), inputs);
    }

    private ClosedSurface closed(Path path, String role, String words, boolean isWholeBone) {
        String name = path.getFileName().toString();
        SurfaceFile file = SurfaceFile.read(path);
        inputs.add(new Provenance.Input(role, Fingerprint.of(path)));
        String axes = axes(name, file);
        if (isWholeBone) {
            refuseOtherUnit(name, file.surface());
        }
        ClosedSurface closed = ClosedSurface.of(name, file.surface().toPatient(axes, choice.unitMm()));
        holes(words, closed).ifPresent(found::add);
        return closed;
    }

    /// What was done to close a surface; empty when it was closed.
    private static Optional<Warning> holes(String words, ClosedSurface closed) {
        if (closed.holes().isEmpty()) {
            return Optional.empty();
        }
        double area = closed.holes().stream().mapToDouble(Double::doubleValue).sum();
        return Optional.of(Warning.caution(
                "W16",
                String.format(
                        Locale.ROOT,
                        "The %s was open and was closed: %s of %.2f mm² in all, the largest %.2f mm²",
                        words,
                        closed.holes().size() == 1 ? "1 hole" : closed.holes().size() + " holes",
                        area,
                        closed.holes().getFirst())));
    }

    private String axes(String name, SurfaceFile file) {
        if (choice.axes().isPresent()
                && file.axes().isPresent()
                && !choice.axes().equals(file.axes())) {
            throw new InputException(
                    "W08: " + name + " says its axes run to " + file.axes().get() + ", the case says "
                            + choice.axes().get() + ". Delete surfaces.axes, or mend it.");
        }
        return choice.axes()
                .or(file::axes)
                .orElseThrow(
                        () -> new InputException(name + " does not say where its axes run, so left and right cannot"
                                + " be told apart. Write under surfaces, for example, axes: RAS if x runs to the right, y to"
                                + " the front and z to the head."));
    }

    /// A surface in metres or centimetres taken for millimetres is a bone of a size that does not exist.
    private void refuseOtherUnit(String name, Surface surface) {
        double[] range = asked.site() instanceof CaseFile.SiteChoice.Femur ? FEMUR_MM : VERTEBRA_MM;
        String bone = asked.site() instanceof CaseFile.SiteChoice.Femur ? "femur" : "vertebra";
        double[] box = surface.box();
        double extent = Math.max(box[3] - box[0], Math.max(box[4] - box[1], box[5] - box[2]));
        if (isWithin(extent * choice.unitMm(), range)) {
            return;
        }
        String mend = "Check the file, and unit under surfaces";
        for (Map.Entry<String, Double> unit : new TreeMap<>(SurfaceKeys.units()).entrySet()) {
            if (isWithin(extent * unit.getValue(), range)) {
                mend = "It seems to be in " + unit.getKey() + ": write unit: " + unit.getKey() + " under surfaces";
            }
        }
        String unit = SurfaceKeys.unit(choice.unitMm()).orElse("units");
        String inMm = unit.equals("mm") ? "" : String.format(Locale.ROOT, ", %.4g mm", extent * choice.unitMm());
        throw new InputException(String.format(
                Locale.ROOT,
                "%s is %.4g %s long%s; a %s is %.0f to %.0f mm. %s.",
                name,
                extent,
                unit,
                inMm,
                bone,
                range[0],
                range[1],
                mend));
    }

    static boolean isWithin(double value, double[] range) {
        return value >= range[0] && value <= range[1];
    }

    private Warning assumed(boolean hasCortex) {
        String densities = hasCortex
                ? String.format(
                        Locale.ROOT,
                        "%.0f mg/cm³ in the cortex and %.0f inside it",
                        choice.cortexMgCm3().orElseThrow(),
                        choice.coreMgCm3())
                : String.format(Locale.ROOT, "%.0f mg/cm³ in the whole bone", choice.coreMgCm3());
        return Warning.caution(
                "W07",
                "there is no scan: the density is assumed, " + densities
                        + ", the same everywhere. Stiffness and strength"
                        + " follow from these numbers of the case file, not from the patient's bone; the interval does"
                        + " not hold what they may be wrong by");
    }

    private Warning volumes(SurfaceScan made, boolean hasCortex) {
        String text = String.format(Locale.ROOT, "the surface encloses %.2f cm³", made.boneCm3());
        if (hasCortex) {
            text += String.format(
                    Locale.ROOT,
                    ", %.2f cm³ of it cortex; %.2f cm³ of the inner surface lie outside the outer one",
                    made.boneCm3() - made.coreCm3(),
                    made.coreOutsideCm3());
        }
        return Warning.note("SURFACE", text);
    }
}
