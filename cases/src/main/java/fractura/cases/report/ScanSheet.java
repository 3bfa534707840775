package fractura.cases.report;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.ScanAtFailure;
import fractura.cases.Software;
import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.generate.LabelSource;
import fractura.viz.Rendering;
import fractura.viz.ScanPlanes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/// The scan in three planes through the place that fails first, with bone and lesions outlined: `scan-planes.png`.
public final class ScanSheet {
    /// A scan of density, mg/cm³: fat to compact bone.
    private static final ScanPlanes.Window DENSITY = new ScanPlanes.Window(-100, 1000);

    /// Of the bone's outline; red would say that something is wrong there.
    private static final int GREEN = 0x5fd38d;

    private ScanSheet() {}

    /// @param seen scan and place
    /// @param file PNG to write
    /// @return why there is no picture; empty when it is written
    /// @throws fractura.mesh.InputException when it cannot be written
    public static Optional<Warning> draw(ScanAtFailure seen, Path file) {
        CaseResult.FailureSite site = seen.site();
        ScanPlanes planes = new ScanPlanes(
                seen.scan().grid(),
                seen.scan().values(),
                seen.isHounsfield() ? ScanPlanes.Window.BONE : DENSITY,
                outlines(seen),
                new double[] {site.xMm(), site.yMm(), site.zMm()});
        return switch (planes.draw("scan", title(seen), words(seen))) {
            case Rendering.Rendered drawn -> {
                Rendering.writePng(drawn.pictures().getFirst().image(), file);
                yield Optional.empty();
            }
            case Rendering.Unavailable none ->
                Optional.of(Warning.note("PICTURE", "No picture of the scan: " + none.reason() + ". " + none.mend()));
        };
    }

    private static String title(ScanAtFailure seen) {
        return seen.caseName() + ", " + seen.load() + ": the scan where the bone fails first";
    }

    private static String words(ScanAtFailure seen) {
        String window = seen.isHounsfield() ? "-500 to 1300 HU (bone window, W1800 L400)" : "-100 to 1000 mg/cm³";
        return String.format(
                Locale.ROOT,
                "Cross: %s (LPS %.0f, %.0f, %.0f mm), the place that fails first as the load grows; which one hangs on the"
                        + " model, so read it as a region of some millimetres. Grey values %s; axial planes are seen from"
                        + " the feet. %s.",
                seen.site().words(),
                seen.site().xMm(),
                seen.site().yMm(),
                seen.site().zMm(),
                window,
                Software.INTENDED_USE);
    }

    private static List<ScanPlanes.Outline> outlines(ScanAtFailure seen) {
        IntPredicate bone = bone(seen.labels());
        List<ScanPlanes.Outline> outlines = new ArrayList<>();
        outlines.add(new ScanPlanes.Outline(bone, GREEN, "bone as labelled"));
        for (Tissue kind : Tissue.values()) {
            if (seen.labels().stream().anyMatch(l -> l.roles().lesions().containsKey(kind))) {
                outlines.add(ScanPlanes.Outline.ofLesion(kind, labelled(seen.labels(), kind), ""));
            }
            if (seen.virtualLesions().stream().anyMatch(l -> l.type() == kind)) {
                outlines.add(ScanPlanes.Outline.ofLesion(kind, bone.and(virtual(seen, kind)), "virtual "));
            }
        }
        return outlines;
    }

    /// A map that names the bone counts its body and lesions as bone too.
    private static IntPredicate bone(List<LabelSource> labels) {
        IntPredicate any = v -> false;
        for (LabelSource map : labels) {
            if (map.roles().bone().isEmpty()) {
                continue;
            }
            int[] values = map.map().values();
            Set<Integer> bone = map.roles().bone();
            Set<Integer> body = map.roles().body();
            any = any.or(v -> bone.contains(values[v]) || body.contains(values[v]));
            for (Set<Integer> lesion : map.roles().lesions().values()) {
                any = any.or(v -> lesion.contains(values[v]));
            }
        }
        return any;
    }

    private static IntPredicate labelled(List<LabelSource> labels, Tissue kind) {
        IntPredicate any = v -> false;
        for (LabelSource map : labels) {
            Set<Integer> own = map.roles().lesions().getOrDefault(kind, Set.of());
            int[] values = map.map().values();
            any = any.or(v -> own.contains(values[v]));
        }
        return any;
    }

    private static IntPredicate virtual(ScanAtFailure seen, Tissue kind) {
        IntPredicate any = v -> false;
        for (CaseFile.VirtualLesion lesion : seen.virtualLesions()) {
            if (lesion.type() == kind) {
                any = any.or(inside(seen.scan().grid(), lesion.body()));
            }
        }
        return any;
    }

    private static IntPredicate inside(Grid grid, CaseFile.Body body) {
        return v -> {
            double[] p = grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            double sum = 0;
            for (int a = 0; a < 3; a++) {
                double r = (p[a] - body.centerMm()[a]) / body.radiiMm()[a];
                sum += r * r;
            }
            return sum <= 1;
        };
    }
}
