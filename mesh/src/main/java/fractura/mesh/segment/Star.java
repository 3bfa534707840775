package fractura.mesh.segment;

import java.util.Arrays;

/// A closed surface around a point that every ray from the point meets once: the outline of a vertebral body or
/// a femoral head, whether its inside is brighter than what surrounds it or not.
///
/// The radius of each direction is the candidate with the least cost plus a spring to the mean of its eight
/// neighbours, whose strength grows over the rounds (half-quadratic splitting): first each ray for itself, in
/// the end a smooth surface that follows the evidence where there is any.
///
/// @param centre LPS, mm; owned
/// @param radii one per direction, mm; owned
/// @param leastMm smallest radius
/// @param mostMm largest radius
/// @param insideHu brightness under the surface, per direction, HU; owned
/// @param outsideHu brightness beyond it, HU; owned
record Star(double[] centre, double[] radii, double leastMm, double mostMm, double[] insideHu, double[] outsideHu) {
    private static final int ROUNDS = 30;
    private static final int MOVES = 3;
    private static final double SOFT = 0.002;
    private static final double STIFF = 0.02;

    /// The surface, its centre moved to the centre of its volume three times.
    static Star settled(Lattice scan, double[] seed, double least, double most) {
        Star star = around(scan, seed, least, most);
        for (int move = 0; move < MOVES; move++) {
            star = around(scan, star.centroid(), least, most);
        }
        return star;
    }

    static Star around(Lattice scan, double[] centre, double least, double most) {
        Edges edges = Edges.from(scan, centre, least, most);
        double[] radii = new double[Directions.COUNT];
        for (int d = 0; d < radii.length; d++) {
            radii[d] = edges.radii()[best(edges, d, 0, 0)];
        }
        double[] sorted = radii.clone();
        Arrays.sort(sorted);
        for (int d = 0; d < radii.length; d++) {
            radii[d] = Math.min(radii[d], sorted[(int) (0.85 * radii.length)]);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] wanted = round == 0 ? medians(radii) : means(radii);
            double spring = SOFT + STIFF * round / ROUNDS;
            for (int d = 0; d < radii.length; d++) {
                radii[d] = edges.radii()[best(edges, d, spring, wanted[d])];
            }
        }
        double[] means = means(radii);
        double[] inside = new double[radii.length];
        double[] outside = new double[radii.length];
        for (int d = 0; d < radii.length; d++) {
            radii[d] = 0.5 * (radii[d] + means[d]);
            double step = (radii[d] - edges.radii()[0]) / (edges.radii()[1] - edges.radii()[0]);
            int r = Math.clamp(Math.round(step), 0, edges.radii().length - 1);
            inside[d] = edges.inside()[d][r];
            outside[d] = edges.outside()[d][r];
        }
        return new Star(
                centre.clone(),
                radii,
                Arrays.stream(radii).min().orElseThrow(),
                Arrays.stream(radii).max().orElseThrow(),
                inside,
                outside);
    }

    /// @param p LPS, mm
    /// @return whether the point lies within
    boolean holds(double[] p) {
        double[] q = {p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]};
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
        if (norm < leastMm || norm > mostMm) { // most points: a mean of radii lies between them
            return norm < leastMm;
        }
        int d = Directions.towards(q);
        double sum = 0;
        double weights = 0;
        for (int m = -1; m < Directions.NEIGHBOURS; m++) {
            int w = m < 0 ? d : Directions.nearest(d)[m];
            double[] u = Directions.unit(w);
            double dot = (u[0] * q[0] + u[1] * q[1] + u[2] * q[2]) / norm;
            double weight = 1 / (1e-4 + 1 - dot);
            sum += weight * radii[w];
            weights += weight;
        }
        return norm <= sum / weights;
    }

    /// @return centre of the volume within, LPS, mm
    double[] centroid() {
        double[] sum = new double[3];
        double volume = 0;
        for (int d = 0; d < radii.length; d++) {
            double r3 = radii[d] * radii[d] * radii[d];
            volume += r3 / 3;
            for (int a = 0; a < 3; a++) {
                sum[a] += Directions.unit(d)[a] * r3 * radii[d] / 4;
            }
        }
        return new double[] {centre[0] + sum[0] / volume, centre[1] + sum[1] / volume, centre[2] + sum[2] / volume};
    }

    /// @return halfway between the medians of what lies under and beyond the surface, HU: where a blurred edge
    /// stands
    double threshold() {
        return 0.5 * (percentile(insideHu, 0.5) + percentile(outsideHu, 0.5));
    }

    /// @param values any
    /// @param share 0 to 1
    /// @return the value below which that share lies
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) (share * sorted.length), 0, sorted.length - 1)];
    }

    private static int best(Edges edges, int d, double spring, double wanted) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int r = 0; r < edges.radii().length; r++) {
            double away = edges.radii()[r] - wanted;
            double cost = edges.cost()[d][r] + spring * away * away;
            if (cost < least) {
                least = cost;
                best = r;
            }
        }
        return best;
    }

    private static double[] means(double[] radii) {
        double[] means = new double[radii.length];
        for (int d = 0; d < radii.length; d++) {
            for (int w : Directions.nearest(d)) {
                means[d] += radii[w] / Directions.NEIGHBOURS;
            }
        }
        return means;
    }

    private static double[] medians(double[] radii) {
        double[] medians = new double[radii.length];
        double[] near = new double[Directions.NEIGHBOURS];
        for (int d = 0; d < radii.length; d++) {
            for (int m = 0; m < near.length; m++) {
                near[m] = radii[Directions.nearest(d)[m]];
            }
            Arrays.sort(near);
            medians[d] = 0.5 * (near[near.length / 2 - 1] + near[near.length / 2]);
        }
        return medians;
    }
}
