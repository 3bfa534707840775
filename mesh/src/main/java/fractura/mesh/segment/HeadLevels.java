package fractura.mesh.segment;

/// How bright the wall of a femoral head is and what surrounds it.
///
/// @param softHu soft tissue at the head: of the means beyond the surface the one a fifth lies below, between
/// fat and blood
/// @param boneHu median over all directions of the brightest value within 3 mm under the surface
/// @param brightHu value a fifth of the directions exceeds
record HeadLevels(double softHu, double boneHu, double brightHu) {
    private static final double MOST_SOFT_HU = 80;
    private static final double REACH_MM = 3;
    private static final double STEP_MM = 0.5;

    static HeadLevels of(Lattice scan, HeadBall head) {
        double[] under = new double[Directions.COUNT];
        double[] beyond = new double[Directions.COUNT];
        double[] c = head.centre();
        int steps = (int) Math.round(REACH_MM / STEP_MM);
        for (int d = 0; d < Directions.COUNT; d++) {
            double[] u = Directions.unit(d);
            under[d] = Edges.LOWEST_HU;
            for (int i = 1; i <= steps; i++) {
                double in = head.radiusMm() - i * STEP_MM;
                double out = head.radiusMm() + i * STEP_MM;
                under[d] = Math.max(
                        under[d], scan.at(new double[] {c[0] + in * u[0], c[1] + in * u[1], c[2] + in * u[2]}));
                beyond[d] += scan.at(new double[] {c[0] + out * u[0], c[1] + out * u[1], c[2] + out * u[2]}) / steps;
            }
        }
        double soft = Math.clamp(Star.percentile(beyond, 0.2), Edges.LOWEST_HU, MOST_SOFT_HU);
        return new HeadLevels(soft, Star.percentile(under, 0.5), Star.percentile(under, 0.8));
    }

    double contrastHu() {
        return boneHu - softHu;
    }

    /// @return halfway between soft tissue and bone, where a blurred edge stands, HU
    double threshold() {
        return 0.5 * (softHu + boneHu);
    }
}
