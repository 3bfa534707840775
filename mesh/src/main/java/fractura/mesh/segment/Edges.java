package fractura.mesh.segment;

import java.util.Arrays;

/// What is seen along rays from a point: at each radius how bright the last 3 mm were, how dark the next 3 mm
/// are, and how good an outer edge of bone that makes.
///
/// @param radii candidates, mm
/// @param inside brightest value within 3 mm towards the centre, `inside[d][r]`, HU
/// @param outside mean value within 3 mm away from it, HU
/// @param cost low where bone ends: minus the edge, plus a penalty for edges already crossed
record Edges(double[] radii, float[][] inside, float[][] outside, float[][] cost) {
    /// Fat; darker (air, beyond the scan) is no stronger an edge.
    static final double LOWEST_HU = -50;

    /// Bright enough: metal and dense cortex are no stronger an edge.
    private static final double HIGHEST_HU = 600;

    private static final double STEP_MM = 0.5;
    private static final double REACH_MM = 3;

    /// An edge stronger than this share of the usual one does not count more, so that a strong wall behind a
    /// weak one (the arch behind the canal) does not draw the surface to itself (project choice).
    private static final double CAP = 0.9;

    /// Weight of the strongest edge already crossed (project choice: from 0.9 to 1.3 the overlaps of
    /// docs/masks.md hardly move).
    private static final double CROSSED = 1.1;

    static Edges from(Lattice scan, double[] centre, double least, double most) {
        int k = (int) Math.round(REACH_MM / STEP_MM);
        int n = (int) Math.round((most - least) / STEP_MM) + 1;
        double[] radii = new double[n];
        for (int r = 0; r < n; r++) {
            radii[r] = least + r * STEP_MM;
        }
        float[][] inside = new float[Directions.COUNT][n];
        float[][] outside = new float[Directions.COUNT][n];
        float[][] edge = new float[Directions.COUNT][n];
        double[] strongest = new double[Directions.COUNT];
        double[] along = new double[n + 2 * k + 1];
        for (int d = 0; d < Directions.COUNT; d++) {
            double[] u = Directions.unit(d);
            for (int i = 0; i < along.length; i++) {
                double r = least - REACH_MM + i * STEP_MM;
                double hu = scan.at(new double[] {centre[0] + r * u[0], centre[1] + r * u[1], centre[2] + r * u[2]});
                along[i] = Math.clamp(hu, LOWEST_HU, HIGHEST_HU);
            }
            for (int r = 0; r < n; r++) {
                double bright = along[r];
                double dark = 0;
                for (int i = 0; i < k; i++) {
                    bright = Math.max(bright, along[r + i]);
                    dark += along[r + k + 1 + i] / k;
                }
                inside[d][r] = (float) bright;
                outside[d][r] = (float) dark;
                double slope = along[r + k - 2] - along[r + k + 2];
                edge[d][r] = (float) (Math.max(0, slope) + 0.5 * Math.max(0, bright - dark));
                strongest[d] = Math.max(strongest[d], edge[d][r]);
            }
        }
        Arrays.sort(strongest);
        return new Edges(radii, inside, outside, costs(edge, Math.max(1e-6, strongest[Directions.COUNT / 2]), k));
    }

    private static float[][] costs(float[][] edge, double usual, int k) {
        float[][] cost = new float[edge.length][edge[0].length];
        for (int d = 0; d < edge.length; d++) {
            double crossed = 0;
            for (int r = 0; r < edge[d].length; r++) {
                if (r >= k) {
                    crossed = Math.max(crossed, Math.min(CAP, edge[d][r - k] / usual));
                }
                cost[d][r] = (float) (CROSSED * crossed - Math.min(CAP, edge[d][r] / usual));
            }
        }
        return cost;
    }
}
