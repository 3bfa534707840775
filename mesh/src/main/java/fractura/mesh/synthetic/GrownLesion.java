package fractura.mesh.synthetic;

import fractura.mesh.Tissue;
import java.util.Arrays;

/// A lesion in its bone: where it is, and what it does to density.
///
/// Its border is where distance from the centre plus noise equals a threshold. The noise has lobes of a tenth
/// of the
/// radius, and fringes of the permeative margin; the threshold is chosen so that the volume is the one asked
/// for. A
/// breach adds a bar from the centre through the nearest cortex.
///
/// Severity s, share w of a point within: lytic ρ + s w (tumour - ρ), blastic ρ + s w (800 mg/cm³ - ρ)₊ as
/// virtual
/// lesions of specimens have it; mixed: one or the other by noise of half the radius' size. The sclerotic rim
/// is 600 mg/cm³ (all
/// project choices).
final class GrownLesion {
    private static final double TUMOUR_HU = 45;
    private static final double SCLEROTIC_MG_CM3 = 800;
    private static final double RIM_MG_CM3 = 600;
    private static final double LOBES = 0.1;
    private static final int CUTS = 14;
    private static final double BREACH_SHARE = 0.55;
    private static final double BEYOND_MM = 4;

    private final SyntheticLesion lesion;
    private final double[] centre;
    private final SeededNoise noise;
    private final double tumour;
    private final double threshold;
    private final double reach;
    private final Bar breach;

    GrownLesion(SyntheticLesion lesion, double[] centre, SyntheticBone bone, SeededNoise noise, HounsfieldLine line) {
        this.lesion = lesion;
        this.centre = centre;
        this.noise = noise;
        tumour = line.densityMgCm3(TUMOUR_HU);
        threshold = threshold();
        Bar bar = lesion.margin().isBreached() ? breach(bone) : null;
        breach = bar;
        double fringe = LOBES * lesion.radiusMm() + lesion.margin().permeativeMm();
        double ball = threshold + fringe + lesion.margin().rimMm();
        reach = bar == null
                ? ball
                : Math.max(ball, 2 * bar.reach() + lesion.margin().rimMm());
    }

    SyntheticLesion asked() {
        return lesion;
    }

    double[] centre() {
        return centre;
    }

    /// The value below which a share of the volume around the centre lies that makes up the asked volume.
    private double threshold() {
        double r = lesion.radiusMm();
        double half = 1.35 * r + 1.5 * lesion.margin().permeativeMm();
        int n = (int) Math.ceil(half / r * CUTS);
        double h = 2 * half / n;
        double[] values = new double[n * n * n];
        int at = 0;
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    values[at++] = frayed(
                            centre[0] + (i + 0.5) * h - half,
                            centre[1] + (j + 0.5) * h - half,
                            centre[2] + (k + 0.5) * h - half);
                }
            }
        }
        Arrays.sort(values);
        long wanted = Math.round(lesion.volumeCm3() * 1000 / (h * h * h));
        return values[(int) Math.min(values.length - 1, wanted)];
    }

    private double frayed(double x, double y, double z) {
        double d = Solid.length(x - centre[0], y - centre[1], z - centre[2]);
        double r = lesion.radiusMm();
        d += LOBES * r * noise.smooth(x, y, z, r);
        double fringe = lesion.margin().permeativeMm();
        return fringe > 0 ? d + 2 * fringe * noise.smooth(x + 500, y, z, Math.max(2, 1.5 * fringe)) : d;
    }

    /// From the centre to the nearest point of the surface and out, found by steps along the gradient of
    /// distance.
    private Bar breach(SyntheticBone bone) {
        double[] p = centre.clone();
        double[] g = new double[3];
        for (int step = 0; step < 12; step++) {
            double d = bone.distance(p[0], p[1], p[2]);
            double e = 0.05;
            g[0] = (bone.distance(p[0] + e, p[1], p[2]) - bone.distance(p[0] - e, p[1], p[2])) / (2 * e);
            g[1] = (bone.distance(p[0], p[1] + e, p[2]) - bone.distance(p[0], p[1] - e, p[2])) / (2 * e);
            g[2] = (bone.distance(p[0], p[1], p[2] + e) - bone.distance(p[0], p[1], p[2] - e)) / (2 * e);
            double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
            if (square < 1e-6) { // the very middle of a symmetric bone: to the left, as good as any other way
                g[0] = 1;
                square = 1;
            }
            for (int c = 0; c < 3; c++) {
                p[c] -= 0.9 * d * g[c] / square;
            }
        }
        double out = BEYOND_MM / Solid.length(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]);
        double[] end = new double[3];
        for (int c = 0; c < 3; c++) {
            end[c] = p[c] + (Double.isFinite(out) ? out : 0) * (p[c] - centre[c]);
        }
        double radius = BREACH_SHARE * lesion.radiusMm();
        return Bar.round(centre, end, radius, radius);
    }

    /// @return roughly the signed distance to the border, mm, below 0 inside; large far away
    double distance(double x, double y, double z) {
        double far = Solid.length(x - centre[0], y - centre[1], z - centre[2]) - reach;
        if (far > 3) {
            return far;
        }
        double d = frayed(x, y, z) - threshold;
        return breach == null ? d : Math.min(d, breach.distance(x, y, z));
    }

    /// Density of trabecular bone under this lesion.
    ///
    /// @param rho density without it, mg/cm³
    /// @param share of the point within the border, 0 to 1
    /// @param rimShare of the point within the rim, 0 to 1
    /// @return mg/cm³
    double trabecular(double rho, double share, double rimShare, double lyticShare) {
        double s = lesion.severity();
        double lytic = rho + s * share * (tumour - rho);
        double blastic = rho + s * share * Math.max(0, SCLEROTIC_MG_CM3 - rho);
        double inside = Solid.mix(blastic, lytic, lyticShare);
        return inside + s * rimShare * Math.max(0, RIM_MG_CM3 - inside);
    }

    /// Density of the cortex under this lesion: spared, or destroyed by the lytic part of a breach.
    double cortical(double rho, double share, double lyticShare) {
        return lesion.margin().isBreached() ? rho + lesion.severity() * share * lyticShare * (tumour - rho) : rho;
    }

    /// @return 1 where this lesion destroys bone, 0 where it adds some, between at the seams of a mixed one
    double lyticShare(double x, double y, double z) {
        if (lesion.type() == Tissue.MIXED) {
            double size = Math.max(3, 0.5 * lesion.radiusMm());
            return Solid.step(-0.08, 0.08, noise.smooth(x - 500, y, z, size));
        }
        return lesion.type() == Tissue.LYTIC ? 1 : 0;
    }

    /// @return how much faster than a distance the value of `distance` may grow
    double steepness() {
        return lesion.margin().permeativeMm() > 0 ? 3 : 1.2;
    }

    /// @return thickness of the sclerotic rim, mm; 0 around a blastic lesion
    double rimMm() {
        return lesion.type() == Tissue.BLASTIC ? 0 : lesion.margin().rimMm();
    }
}
