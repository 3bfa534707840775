package fractura.solver.material;

import fractura.mesh.DensityKind;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;

/// One pass over the samples of a specimen: density and tissue in, modulus and ratio of each element out.
///
/// Single use, single thread. All limits stated in apparent or K2HPO4 density are first placed on the axis of
/// the law, so that the loop compares numbers of one kind.
final class MaterialSampling {
    /// Apparent density above which lytic bone counts as cortex, g/cm³ (our choice; theory, eq. 5).
    private static final double CORTEX_APPARENT = 1.0;

    /// Radius over which density is averaged before it is called soft tissue, mm (our choice; theory, eq. 5).
    private static final double TUMOUR_RADIUS_MM = 3;

    private static final Tissue[] TISSUES = Tissue.values();

    private final Specimen specimen;
    private final DensityLaw law;
    private final LawDensity toLaw;
    private final FixedModuli fixed;
    private final double shellMPa;
    private final InLesion lytic;
    private final InLesion blastic;
    private final double lyticBelow;
    private final double blasticAbove;
    private final boolean[] softElement;

    private int boneElements;
    private int outsideElements;
    private long boneSamples;
    private long clampedSamples;

    /// Modulus of each tissue without a density (MPa) and ratio of every tissue, by ordinal.
    private record FixedModuli(double[] modulus, double[] ratio) {}

    /// A lesion law with its limits on the law's axis.
    ///
    /// @param replacedMPa modulus of what has replaced the bone; 0 for none
    /// @param holdsBone whether density decides anything
    private record InLesion(
            double replacedMPa,
            boolean holdsBone,
            double factor,
            double cortexFactor,
            double cortexAbove,
            double cap,
            boolean tumourWhereSoft) {}

    MaterialSampling(Specimen specimen, MaterialModel model) {
        this.specimen = specimen;
        this.law = model.law();
        this.toLaw = LawDensity.of(specimen.densityKind(), law, specimen.site().words());
        this.fixed = fixedModuli(model.fixed());
        this.shellMPa = model.fixed().shellMPa();
        this.lytic = inLesion(model.lytic(), law.wants());
        this.blastic = inLesion(model.blastic(), law.wants());
        LawDensity limits = LawDensity.of(model.mixed().kind(), law, "thresholds of mixed lesions");
        this.lyticBelow = limits.at(model.mixed().lyticBelowGcm3());
        this.blasticAbove = limits.at(model.mixed().blasticAboveGcm3());
        this.softElement = softElements(model);
    }

    Materials run() {
        int elements = specimen.mesh().elementCount();
        double[] e = new double[elements];
        double[] nu = new double[elements];
        boolean[] bone = new boolean[elements];
        for (int n = 0; n < elements; n++) {
            sampleInto(n, e, nu, bone);
        }
        LawCoverage coverage =
                new LawCoverage(boneElements, share(outsideElements, boneElements), share(clampedSamples, boneSamples));
        return new Materials(e, nu, bone, coverage);
    }

    private void sampleInto(int element, double[] e, double[] nu, boolean[] bone) {
        float[] density = specimen.density();
        byte[] tissue = specimen.tissue();
        double sumE = 0;
        double sumNu = 0;
        double sumDensity = 0;
        int bones = 0;
        int solidBones = 0;
        int first = Specimen.SAMPLES * element;
        for (int s = first; s < first + Specimen.SAMPLES; s++) {
            int t = tissue[s];
            sumNu += fixed.ratio[t];
            if (fixed.modulus[t] > 0) {
                sumE += fixed.modulus[t];
                continue;
            }
            double rho = toLaw.at(density[s]);
            sumDensity += rho;
            bones++;
            double unclamped = law.unclampedModulusMPa(rho);
            double modulus = Math.clamp(unclamped, DensityLaw.MODULUS_MIN_MPA, DensityLaw.MODULUS_MAX_MPA);
            clampedSamples += modulus == unclamped ? 0 : 1;
            InLesion lesion = lesionAt(TISSUES[t], rho);
            if (lesion == null) {
                double shell = specimen.shellAt(s);
                sumE += shell == 0 ? modulus : modulus + shell * (shellMPa - modulus);
                solidBones++;
            } else {
                double residual = residual(lesion, rho, modulus, softElement[element]);
                sumE += Math.max(DensityLaw.MODULUS_MIN_MPA, Math.max(lesion.replacedMPa, residual));
                solidBones += residual > 0 && residual >= lesion.replacedMPa ? 1 : 0;
            }
        }
        boneSamples += bones;
        e[element] = sumE / Specimen.SAMPLES;
        nu[element] = sumNu / Specimen.SAMPLES;
        bone[element] = 2 * solidBones >= Specimen.SAMPLES && e[element] > LesionLaw.TUMOUR_MPA;
        if (2 * bones >= Specimen.SAMPLES) {
            boneElements++;
            outsideElements += law.fit().covers(sumDensity / bones) ? 0 : 1;
        }
    }

    /// The law a sample follows, null for the density law alone.
    private InLesion lesionAt(Tissue tissue, double rho) {
        return switch (tissue) {
            case LYTIC -> lytic;
            case BLASTIC -> blastic;
            case MIXED -> rho < lyticBelow ? lytic : rho > blasticAbove ? blastic : null;
            case BONE, PLATEN_TOP, PLATEN_BOTTOM, CEMENT, METAL -> null;
        };
    }

    /// Modulus of the bone left at a lesion sample (MPa); 0 where there is none.
    private double residual(InLesion lesion, double rho, double modulus, boolean soft) {
        if (!lesion.holdsBone || lesion.tumourWhereSoft && soft) {
            return 0;
        }
        double capped = rho > lesion.cap ? law.modulusMPa(lesion.cap) : modulus;
        return rho > lesion.cortexAbove ? lesion.factor * capped * lesion.cortexFactor : lesion.factor * capped;
    }

    private boolean[] softElements(MaterialModel model) {
        int elements = specimen.mesh().elementCount();
        boolean[] soft = new boolean[elements];
        if (!(model.lytic() instanceof LesionLaw.TumourTissue tumour)) {
            return soft;
        }
        double[] density = new double[elements];
        boolean[] isBone = new boolean[elements];
        for (int e = 0; e < elements; e++) {
            density[e] = specimen.elementDensity(e);
            isBone[e] = specimen.elementTissue(e).isBone();
        }
        double[] mean = new double[elements];
        new SphereMean(specimen.mesh(), TUMOUR_RADIUS_MM).averageInto(density, isBone, mean);
        for (int e = 0; e < elements; e++) {
            soft[e] = (isBone[e] ? mean[e] : density[e]) < tumour.belowGcm3();
        }
        return soft;
    }

    private static FixedModuli fixedModuli(MaterialModel.FixedMaterials materials) {
        double[] modulus = new double[TISSUES.length];
        double[] ratio = new double[TISSUES.length];
        for (int t = 0; t < TISSUES.length; t++) {
            modulus[t] = switch (TISSUES[t]) {
                case BONE, LYTIC, BLASTIC, MIXED -> 0;
                case PLATEN_TOP, PLATEN_BOTTOM -> materials.platen().youngsModulusMPa();
                case CEMENT -> materials.cement().youngsModulusMPa();
                case METAL -> materials.metal().youngsModulusMPa();
            };
            ratio[t] = materials.poissonsRatio(TISSUES[t]);
        }
        return new FixedModuli(modulus, ratio);
    }

    private static InLesion inLesion(LesionLaw law, DensityKind kind) {
        return switch (law) {
            case LesionLaw.DensityScaled d -> scaled(d, kind, false);
            case LesionLaw.TumourTissue t -> scaled(t.residual(), kind, true);
            case LesionLaw.Void _ -> noBone(DensityLaw.MODULUS_MIN_MPA);
            case LesionLaw.UniformSoft u -> noBone(u.youngsModulusMPa());
        };
    }

    private static InLesion scaled(LesionLaw.DensityScaled d, DensityKind kind, boolean tumourWhereSoft) {
        return new InLesion(
                d.floorMPa(),
                true,
                d.factor(),
                d.cortexFactor(),
                LawDensity.ofApparent(CORTEX_APPARENT, kind),
                LawDensity.ofApparent(d.capApparentGcm3(), kind),
                tumourWhereSoft);
    }

    private static InLesion noBone(double modulusMPa) {
        return new InLesion(modulusMPa, false, 0, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
