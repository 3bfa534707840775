package fractura.mesh.generate;

/// The neck of a femur: the narrowest section between head and trochanters.
///
/// Sections are laid square to the line from the head's centre; the line is turned towards the centroid of the
/// narrowest one until it stays.
///
/// @param centreMm centroid of the narrowest section, LPS; owned
/// @param axis unit vector from there to the head's centre; owned
/// @param distanceMm from the head's centre to the section, mm
/// @param radiusMm radius of the circle with the section's area, mm
record FemurNeck(double[] centreMm, double[] axis, double distanceMm, double radiusMm) {
    private static final int ROUNDS = 20;
    private static final double SETTLED_DEGREES = 0.02;
    private static final double COARSE_MM = 2;
    private static final double FINE_MM = 1;

    /// @param shape the bone
    /// @param head its head
    /// @return its neck
    static FemurNeck of(Indicator shape, FemurHead head) {
        double[] down = head.opening(shape);
        double step = COARSE_MM;
        for (int round = 0; ; round++) {
            FemurNeck neck = narrowest(shape, head, down, step);
            double turn = 180 - Turned.degrees(neck.axis, down);
            boolean isSettled = turn < (step == COARSE_MM ? 10 : 1) * SETTLED_DEGREES || round % ROUNDS == ROUNDS - 1;
            if (isSettled && step == FINE_MM) {
                return neck;
            }
            step = isSettled ? FINE_MM : step;
            down = Turned.unit(Turned.along(down, neck.axis, -1));
        }
    }

    private static FemurNeck narrowest(Indicator shape, FemurHead head, double[] down, double step) {
        double r = head.radiusMm();
        PlaneSection least = null;
        double at = 0;
        for (double t = 0.6 * r; t < 2.2 * r; t += step) {
            PlaneSection s = PlaneSection.at(shape, Turned.along(head.centreMm(), down, t), down, 1.6 * r, step);
            if (s.areaMm2() > 0 && (least == null || s.areaMm2() < least.areaMm2())) {
                least = s;
                at = t;
            }
        }
        double[] axis = Turned.unit(Turned.minus(head.centreMm(), least.centroidMm()));
        return new FemurNeck(least.centroidMm(), axis, at, least.radiusMm());
    }
}
