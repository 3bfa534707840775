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
///
/// Places of the muscles that are no landmark, and the sizes of the patches, are our choice: 15 mm of radius on
/// the head, 10 mm for muscles; vasti at the level 20 mm below the lesser trochanter, the lateral one straight
/// lateral, the medial one midway between medial and anterior.
final class FemurForces {
    /// Radius of the loaded patch of the head (our choice), mm.
    static final double HEAD_PATCH_MM = 15;

    /// Radius of a muscle's patch (our choice), mm.
    static final double MUSCLE_PATCH_MM = 10;

    /// Level of the vasti below the lesser trochanter (our choice), mm.
    static final double VASTI_BELOW_TROCHANTER_MM = 20;

    /// How far from the shaft's axis its surface is looked for, mm.
    private static final double SHAFT_REACH_MM = 60;

    private final Specimen specimen;
    private final Site.Femur femur;
    private final BoneSurface surface;
    private final FemurSupports supports;

    FemurForces(Specimen specimen) {
        this.specimen = specimen;
        femur = (Site.Femur) specimen.site();
        surface = new BoneSurface(specimen.mesh());
        supports = new FemurSupports(specimen, surface);
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
                forces.add(PatchForce.spread(surface, place(at, force), force));
            }
        });
        return held(forces, warnings);
    }

    FemurLoading headForce(FemurLoad.HeadForce load) {
        double angle = Math.toRadians(load.angleDeg());
        double[] force = femur.frame().vector(-load.newton() * Math.sin(angle), 0, -load.newton() * Math.cos(angle));
        return held(List.of(PatchForce.spread(surface, place(Attachment.HEAD, force), force)), List.of());
    }

    FemurLoading fall(FemurLoad.SidewaysFall load) {
        double[] down = FemurLoad.SidewaysFall.down(femur.frame());
        double[] force = Vectors.scaled(load.newton(), down);
        PatchForce joint = PatchForce.spread(surface, place(Attachment.HEAD, force), force);
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

    /// The joint presses on the head through its centre; muscles pull at the surface.
    private PatchForce.Place place(Attachment at, double[] force) {
        return switch (at) {
            case HEAD -> {
                double[] outward = Vectors.scaled(-1, Vectors.unit(force));
                double[] centre = femur.head().centreMm();
                yield new PatchForce.Place(
                        at.words(),
                        centre,
                        Vectors.plus(centre, femur.head().radiusMm(), outward),
                        outward,
                        HEAD_PATCH_MM);
            }
            case GREATER_TROCHANTER -> {
                double[] tip = femur.greaterTrochanterMm();
                double[] outward = Vectors.unit(femur.frame().vector(-1, 0, 1));
                yield new PatchForce.Place(at.words(), tip, tip, outward, MUSCLE_PATCH_MM);
            }
            case LATERAL_SHAFT -> onShaft(at, femur.frame().vector(-1, 0, 0));
            case ANTEROMEDIAL_SHAFT -> onShaft(at, femur.frame().vector(1, 1, 0));
        };
    }

    private PatchForce.Place onShaft(Attachment at, double[] towards) {
        double[] axis = femur.shaft().axis();
        double[] outward = Vectors.unit(Vectors.plus(towards, -Vectors.dot(towards, axis), axis));
        double[] middle = Vectors.plus(femur.shaft().pointMm(), vastiHeight(), axis);
        double[] place = surface.exit(middle, outward, SHAFT_REACH_MM);
        return new PatchForce.Place(at.words(), place, place, outward, MUSCLE_PATCH_MM);
    }

    private double vastiHeight() {
        return supports.lesserTrochanterHeight() - VASTI_BELOW_TROCHANTER_MM;
    }

    /// A force on bone that is held goes into the support, and nothing above feels it; so would a part of one
    /// whose patch reaches held bone.
    private boolean isBelowHold(Attachment at) {
        return switch (at) {
            case HEAD, GREATER_TROCHANTER -> false;
            case LATERAL_SHAFT, ANTEROMEDIAL_SHAFT -> vastiHeight() - MUSCLE_PATCH_MM <= supports.holdHeight();
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
                        VASTI_BELOW_TROCHANTER_MM));
    }
}
