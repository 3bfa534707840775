package fractura.solver.load;

import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.solver.load.HipActivity.Attachment;
import fractura.solver.load.HipActivity.Pull;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts load cases on one femur.
final class FemurForces {
    private final Specimen specimen;
    private final Site.Femur femur;
    private final BoneSurface surface;
    private final FemurSupports supports;
    private final FemurAttachments attachments;

    FemurForces(Specimen specimen) {
        this.specimen = specimen;
        femur = (Site.Femur) specimen.site();
        surface = new BoneSurface(specimen.mesh());
        supports = new FemurSupports(specimen, surface);
        attachments = new FemurAttachments(femur, surface, supports.lesserTrochanterHeight());
    }

    FemurLoading muscles(FemurLoad.Muscles load) {
        Map<Attachment, double[]> percent = new EnumMap<>(Attachment.class);
        for (Pull p : load.activity().pulls()) {
            double[] v = femur.frame().vector(p.medial(), p.anterior(), p.proximal());
            percent.merge(p.at(), v, (a, b) -> Vectors.plus(a, 1, b));
        }
        List<PatchForce> forces = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        percent.forEach((at, v) -> {
            double[] force = Vectors.scaled(load.bodyWeightNewton() / 100, v);
            if (isBelowHold(at)) {
                warnings.add(leftOut(at, load, Vectors.length(force)));
            } else {
                forces.add(PatchForce.spread(surface, attachments.place(at, force), force));
            }
        });
        return held(forces, warnings);
    }

    FemurLoading headForce(FemurLoad.HeadForce load) {
        double angle = Math.toRadians(load.angleDeg());
        double[] force =
                ShaftDirections.of(femur).vector(-load.newton() * Math.sin(angle), 0, -load.newton() * Math.cos(angle));
        return held(List.of(PatchForce.spread(surface, attachments.place(Attachment.HEAD, force), force)), List.of());
    }

    FemurLoading fall(FemurLoad.SidewaysFall load) {
        double[] down = FemurLoad.SidewaysFall.down(ShaftDirections.of(femur));
        double[] force = Vectors.scaled(load.newton(), down);
        PatchForce joint = PatchForce.spread(surface, attachments.place(Attachment.HEAD, force), force);
        BoundaryConditions conditions = BoundaryConditions.free(specimen.mesh().nodeCount());
        int[] carrying = supports.layDown(conditions, down);
        joint.addTo(conditions, specimen.mesh().grid().axes());
        return new FemurLoading(conditions, List.of(joint), carrying, supports.fallWords(), List.of());
    }

    private FemurLoading held(List<PatchForce> forces, List<Warning> warnings) {
        BoundaryConditions conditions = BoundaryConditions.free(specimen.mesh().nodeCount());
        int[] held = supports.clamp(conditions);
        forces.forEach(f -> f.addTo(conditions, specimen.mesh().grid().axes()));
        return new FemurLoading(conditions, List.copyOf(forces), held, supports.clampWords(), List.copyOf(warnings));
    }

    /// A force on bone that is held goes into the support, and nothing above feels it; so would a part of one
    /// whose patch reaches held bone.
    private boolean isBelowHold(Attachment at) {
        return switch (at) {
            case HEAD, GREATER_TROCHANTER -> false;
            case LATERAL_SHAFT, ANTEROMEDIAL_SHAFT ->
                attachments.vastiHeight() - FemurAttachments.VASTUS_PATCH_MM <= supports.holdHeight();
        };
    }

    private Warning leftOut(Attachment at, FemurLoad.Muscles load, double newton) {
        List<String> muscles = load.activity().pulls().stream()
                .filter(p -> p.at() == at)
                .map(Pull::muscle)
                .toList();
        return Warning.caution(
                "LOAD",
                String.format(
                        Locale.ROOT,
                        "%s: %s (%.0f N) takes hold of the %s, %.0f mm below the lesser trochanter, where this bone is held"
                                + " or no longer in the scan: the force would go straight into the support and is left out",
                        load.caseName(),
                        String.join(" and ", muscles),
                        newton,
                        at.words(),
                        FemurAttachments.VASTI_BELOW_TROCHANTER_MM));
    }
}
