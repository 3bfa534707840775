package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.generate.BoneSurface;
import fractura.mesh.generate.FemurMesher;
import fractura.mesh.generate.Generated;
import fractura.mesh.generate.GenerationFacts;
import fractura.mesh.generate.IntactTwin;
import fractura.mesh.generate.PlacedLesion;
import fractura.mesh.generate.VertebraAxes;
import fractura.mesh.generate.VirtualLesion;
import fractura.mesh.generate.VoxelMesher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The specimen of a case, with its lesions and without.
///
/// @param specimen with all lesions
/// @param intact the same bone without them; absent when there is none
/// @param facts of the meshing
/// @param findings of meshing and lesions
record Model(Specimen specimen, Optional<Specimen> intact, GenerationFacts facts, List<Warning> findings) {
    /// Height loss of a body from its tallest to its lowest part beyond which no strength is given.
    private static final double COLLAPSED = 0.5;

    /// Project choice: with more of the bone diseased, the bone without lesion would be a guess from few
    /// voxels.
    private static final double MOST_LESION_PERCENT = 50;

    /// Project choice, far outside what whole vertebrae have: a mean beyond it is a slip of units or of the
    /// mask.
    private static final double LEAST_MEAN_MG_CM3 = 30;

    private static final double MOST_MEAN_MG_CM3 = 1200;

    static Model of(CaseFile asked, Scan scan, Progress progress) {
        progress.stage("Building the model");
        return of(asked, scan, asked.voxelMm());
    }

    /// The model with another size of voxels than the case asks for.
    static Model of(CaseFile asked, Scan scan, double voxelMm) {
        Generated made = meshed(asked, scan, voxelMm);
        refuseImpossibleDensity(made.facts().meanDensityMgCm3());
        List<Warning> found = new ArrayList<>(Findings.beyond(scan.findings(), made.warnings()));
        if (made.facts().shape() instanceof VertebraAxes vertebra) {
            collapse(vertebra).ifPresent(found::add);
            treated(asked).ifPresent(found::add);
        }
        Specimen specimen = made.specimen();
        Optional<Specimen> intact = intact(specimen, !asked.lesions().isEmpty(), found);
        String whole = asked.site() instanceof CaseFile.SiteChoice.Femur ? "bone" : "body";
        for (CaseFile.VirtualLesion lesion : asked.lesions()) {
            PlacedLesion placed = placed(lesion, specimen);
            specimen = placed.specimen();
            found.addAll(placed.warnings());
            found.add(Warning.note(
                    "VIRTUAL",
                    String.format(
                            Locale.ROOT,
                            "virtual %s lesion of %.1f cm³ of bone (%.1f %% of the %s), severity %.2f",
                            lesion.type().name().toLowerCase(Locale.ROOT),
                            placed.boneVolumeCm3(),
                            placed.bodyPercent(),
                            whole,
                            lesion.severity())));
        }
        return new Model(specimen, intact, made.facts(), Findings.accepted(found, asked));
    }

    /// The bone without the lesions of its masks; absent where there are none and none will be added, or where
    /// they leave too little bone.
    private static Optional<Specimen> intact(Specimen specimen, boolean isToBeChanged, List<Warning> found) {
        double marked = lesions(specimen).stream()
                .mapToDouble(CaseResult.Lesion::shareOfBonePercent)
                .sum();
        if (marked > MOST_LESION_PERCENT) {
            found.add(Warning.caution(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "lesions fill %.0f %% of the bone: too little is left to estimate it without them, so strength"
                                    + " without lesion is not given",
                            marked)));
            return Optional.empty();
        }
        if (marked == 0) {
            return isToBeChanged ? Optional.of(specimen) : Optional.empty();
        }
        IntactTwin twin = IntactTwin.of(specimen);
        found.add(Warning.note("TWIN", "strength without lesion is an estimate: " + twin.words()));
        return Optional.of(twin.specimen());
    }

    private static PlacedLesion placed(CaseFile.VirtualLesion lesion, Specimen specimen) {
        CaseFile.Body body = lesion.body();
        return new VirtualLesion(lesion.type(), body.centerMm(), body.radiiMm(), lesion.severity()).placeIn(specimen);
    }

    /// 0.0068 K H was fitted to models whose surface was taken as scanned (Crawford03).
    private static Optional<Warning> treated(CaseFile asked) {
        return asked.surface() instanceof BoneSurface.AsIs
                ? Optional.empty()
                : Optional.of(Warning.caution(
                        "W16",
                        "mesh.surface changes the stiffness of the surface, and 0.0068 K H was fitted to models without that:"
                                + " compare stiffness, not strength, or take the surface as-is"));
    }

    private static Generated meshed(CaseFile asked, Scan scan, double voxelMm) {
        DensityKind kind = scan.calibration().kind();
        return switch (asked.site()) {
            case CaseFile.SiteChoice.Vertebra v ->
                new VoxelMesher(voxelMm, VoxelMesher.defaults().platenMm(), asked.surface())
                        .mesh(scan.density(), kind, scan.labels(), v.level());
            case CaseFile.SiteChoice.Femur f ->
                new FemurMesher(voxelMm, asked.surface(), f.shaftAxis())
                        .mesh(scan.density(), kind, scan.labels(), f.side());
        };
    }

    private static void refuseImpossibleDensity(double meanMgCm3) {
        if (!(meanMgCm3 >= LEAST_MEAN_MG_CM3 && meanMgCm3 <= MOST_MEAN_MG_CM3)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The labelled bone has a mean density of %.3g mg/cm³; whole bones have some 80 to 600, none is"
                            + " outside %.0f to %.0f. Check the calibration and its units (mg/cm³, not g/cm³), and that"
                            + " the label lies on the bone.",
                    meanMgCm3,
                    LEAST_MEAN_MG_CM3,
                    MOST_MEAN_MG_CM3));
        }
    }

    private static Optional<Warning> collapse(VertebraAxes vertebra) {
        double[] heights = {
            vertebra.anteriorHeightMm().orElse(Double.NaN),
            vertebra.middleHeightMm().orElse(Double.NaN),
            vertebra.posteriorHeightMm().orElse(Double.NaN)
        };
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double h : heights) {
            least = Double.isNaN(h) ? least : Math.min(least, h);
            most = Double.isNaN(h) ? most : Math.max(most, h);
        }
        if (!(least < (1 - COLLAPSED) * most)) {
            return Optional.empty();
        }
        return Optional.of(Warning.block(
                "W12",
                String.format(
                        Locale.ROOT,
                        "the body has collapsed: its height runs from %.1f to %.1f mm; strength of a collapsed body is not "
                                + "computed",
                        least,
                        most)));
    }

    /// Whether any sample is of a tissue.
    static boolean has(Specimen specimen, Tissue tissue) {
        for (byte t : specimen.tissue()) {
            if (t == tissue.ordinal()) {
                return true;
            }
        }
        return false;
    }

    /// Mean over bone samples, virtual lesions included, mg/cm³.
    static double meanDensityMgCm3(Specimen specimen) {
        double sum = 0;
        int count = 0;
        for (int s = 0; s < specimen.density().length; s++) {
            if (specimen.tissueAt(s).isBone()) {
                sum += specimen.density()[s];
                count++;
            }
        }
        return 1000 * sum / count;
    }

    /// Volume of lesions by type, in the order of `Tissue`.
    static List<CaseResult.Lesion> lesions(Specimen specimen) {
        double bone = 0;
        Map<Tissue, Double> elements = new EnumMap<>(Tissue.class);
        for (int e = 0; e < specimen.mesh().elementCount(); e++) {
            for (Tissue t : Tissue.values()) {
                double share = specimen.elementShare(e, t);
                bone += t.isBone() ? share : 0;
                if (t.isLesion() && share > 0) {
                    elements.merge(t, share, Double::sum);
                }
            }
        }
        double cm3 = specimen.mesh().grid().voxelVolumeMm3() / 1000;
        List<CaseResult.Lesion> lesions = new ArrayList<>();
        for (Map.Entry<Tissue, Double> one : elements.entrySet()) {
            lesions.add(new CaseResult.Lesion(
                    one.getKey().name().toLowerCase(Locale.ROOT), one.getValue() * cm3, 100 * one.getValue() / bone));
        }
        return lesions;
    }
}
