package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A lesion drawn into a specimen: an ellipsoid along the patient's axes in which density and tissue change.
///
/// With severity s and the share w of a voxel-sized cube around the sample that lies in the ellipsoid (so
/// the edge is one voxel soft, and volume is kept): lytic ρ(1 - s w), but never upwards where marrow fat
/// reads below zero; blastic ρ + s w (0.8 g/cm³ - ρ)₊, 0.8 being dense sclerotic bone (project choice).
/// Mixed: the eight octants around the centre alternate, lytic where the product of the three offsets (left,
/// back, head) is positive, blastic elsewhere. Tissue is set where w is at least ½, whatever the severity.
/// Discs, cement and metal are never touched.
///
/// A lytic lesion that contains another, or is more severe, nowhere has the higher density.
///
/// @param type lytic, blastic or mixed
/// @param centreMm centre, LPS; owned
/// @param radiiMm half axes along L, P and S, mm, above 0; owned
/// @param severity 0 (density unchanged) to 1
public record VirtualLesion(Tissue type, double[] centreMm, double[] radiiMm, double severity) {
    private static final double SCLEROTIC_G_CM3 = 0.8;
    private static final int CUTS = 4;

    public VirtualLesion {
        if (!type.isLesion()) {
            throw new InputException("A virtual lesion is lytic, blastic or mixed, not "
                    + type.name().toLowerCase(Locale.ROOT) + ". Give one of the three.");
        }
        if (centreMm.length != 3 || !Arrays.stream(centreMm).allMatch(Double::isFinite)) {
            throw new InputException("A virtual lesion needs three coordinates of its centre (LPS, mm), got "
                    + Arrays.toString(centreMm) + ". Give where it lies along L, P and S.");
        }
        if (radiiMm.length != 3 || !Arrays.stream(radiiMm).allMatch(r -> r > 0 && r < 1000)) {
            throw new InputException("A virtual lesion needs three radii above 0 mm, got " + Arrays.toString(radiiMm)
                    + ". Give one radius per axis L, P, S, or the same three times for a sphere.");
        }
        if (!(severity >= 0 && severity <= 1)) {
            throw new InputException("Severity " + severity + " is outside 0 to 1. Give 0 for unchanged density, 1 for "
                    + "the full lesion.");
        }
    }

    /// @param type lytic, blastic or mixed
    /// @param centreMm centre, LPS; owned
    /// @param radiusMm radius, mm
    /// @param severity 0 to 1
    /// @return a sphere
    public static VirtualLesion sphere(Tissue type, double[] centreMm, double radiusMm, double severity) {
        return new VirtualLesion(type, centreMm, new double[] {radiusMm, radiusMm, radiusMm}, severity);
    }

    /// @param specimen the bone
    /// @return the bone with this lesion; the argument stays as it is
    /// @throws InputException when no bone lies inside
    public Specimen applyTo(Specimen specimen) {
        return placeIn(specimen).specimen();
    }

    /// Applies the lesion and says how much bone it took.
    ///
    /// @param specimen the bone
    /// @return the bone with this lesion, and its size
    /// @throws InputException when no bone lies inside
    public PlacedLesion placeIn(Specimen specimen) {
        float[] density = specimen.density().clone();
        byte[] tissue = specimen.tissue().clone();
        boolean[] body = BodyColumns.of(specimen);
        double[][] offsets = offsets(specimen);
        double[] shares = new double[2];
        double covered = 0;
        long inside = 0;
        long insideBody = 0;
        long allBody = 0;
        for (int s = 0; s < density.length; s++) {
            if (!specimen.tissueAt(s).isBone()) {
                continue;
            }
            boolean inBody = body[s / Specimen.SAMPLES];
            allBody += inBody ? 1 : 0;
            sharesInto(specimen.samplePosition(s), offsets, shares);
            double share = shares[0] + shares[1];
            covered += share;
            if (share >= 0.5) {
                tissue[s] = (byte) type.ordinal();
                inside++;
                insideBody += inBody ? 1 : 0;
            }
            if (share > 0 && severity > 0) {
                density[s] = (float) changed(density[s], severity * shares[0], severity * shares[1]);
            }
        }
        if (covered == 0) {
            throw outside(specimen);
        }
        double sampleMm3 = Math.pow(specimen.mesh().voxelMm(), 3) / Specimen.SAMPLES;
        return new PlacedLesion(
                specimen.withSamples(density, tissue),
                inside * sampleMm3 / 1000,
                allBody == 0 ? 0 : 100.0 * insideBody / allBody,
                warnings(covered * sampleMm3 / volumeMm3()));
    }

    private static List<Warning> warnings(double shareInBone) {
        if (shareInBone >= 0.5) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W10",
                String.format(
                        Locale.ROOT,
                        "Only %.0f %% of the virtual lesion lie in bone; the rest has no part in the model.",
                        100 * shareInBone)));
    }

    private static double changed(double rho, double lytic, double blastic) {
        double removed = Math.min(rho, rho * (1 - lytic));
        return removed + blastic * Math.max(0, SCLEROTIC_G_CM3 - removed);
    }

    /// Shares of the cube around a sample that are to become lytic and blastic.
    private void sharesInto(double[] p, double[][] offsets, double[] shares) {
        shares[0] = 0;
        shares[1] = 0;
        double reach = 2 * Math.abs(offsets[0][3]);
        for (int a = 0; a < 3; a++) {
            if (Math.abs(p[a] - centreMm[a]) > radiiMm[a] + reach) {
                return;
            }
        }
        int lytic = 0;
        int blastic = 0;
        for (double[] o : offsets) {
            double x = p[0] + o[0] - centreMm[0];
            double y = p[1] + o[1] - centreMm[1];
            double z = p[2] + o[2] - centreMm[2];
            double u = x / radiiMm[0];
            double v = y / radiiMm[1];
            double w = z / radiiMm[2];
            if (u * u + v * v + w * w <= 1) {
                if (type == Tissue.LYTIC || type == Tissue.MIXED && x > 0 ^ y > 0 ^ z > 0) {
                    lytic++;
                } else {
                    blastic++;
                }
            }
        }
        shares[0] = (double) lytic / offsets.length;
        shares[1] = (double) blastic / offsets.length;
    }

    /// Points of a voxel-sized cube, LPS, mm from its centre; the fourth number is the voxel's edge.
    private static double[][] offsets(Specimen specimen) {
        double h = specimen.mesh().voxelMm();
        double[] m = specimen.mesh().grid().axes();
        double[][] offsets = new double[CUTS * CUTS * CUTS][4];
        for (int n = 0; n < offsets.length; n++) {
            int[] abc = {n % CUTS, n / CUTS % CUTS, n / (CUTS * CUTS)};
            for (int a = 0; a < 3; a++) {
                double t = h * ((abc[a] + 0.5) / CUTS - 0.5);
                for (int c = 0; c < 3; c++) {
                    offsets[n][c] += t * m[3 * a + c];
                }
            }
            offsets[n][3] = h;
        }
        return offsets;
    }

    private double volumeMm3() {
        return 4.0 / 3.0 * Math.PI * radiiMm[0] * radiiMm[1] * radiiMm[2];
    }

    private InputException outside(Specimen specimen) {
        double[] low = {1e30, 1e30, 1e30};
        double[] high = {-1e30, -1e30, -1e30};
        double[] nearest = low;
        double least = Double.MAX_VALUE;
        for (int e = 0; e < specimen.mesh().elementCount(); e++) {
            if (!specimen.elementTissue(e).isBone()) {
                continue;
            }
            double[] p = specimen.mesh().elementCentre(e);
            double distance = 0;
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], p[a]);
                high[a] = Math.max(high[a], p[a]);
                distance += (p[a] - centreMm[a]) * (p[a] - centreMm[a]);
            }
            if (distance < least) {
                least = distance;
                nearest = p;
            }
        }
        return new InputException("The virtual lesion at " + words(centreMm) + " mm holds no bone. The bone spans from "
                + words(low) + " to " + words(high) + " mm (LPS); its point nearest to the lesion is " + words(nearest)
                + ". Move the centre there, or enlarge the lesion.");
    }

    private static String words(double[] p) {
        return String.format(Locale.ROOT, "(%.1f, %.1f, %.1f)", p[0], p[1], p[2]);
    }
}
