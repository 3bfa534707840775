package fractura.mesh.synthetic;

/// Everything of a vertebra behind its body: pedicles, laminae, articular, transverse and spinous processes.
///
/// Positions are mixtures of a thoracic form (facets in the frontal plane, transverse processes that point
/// backwards, a
/// spinous process that slopes down) and a lumbar one (facets in the sagittal plane, flat transverse processes,
/// a
/// spinous process like a hatchet), scaled by the dimensions of the level. They are a project choice after the
/// look
/// of dried bones; only what `VertebraLevel` lists is measured.
final class VertebralArch {
    private static final double FILLET_MM = 3;

    private final double lumbar;
    private final double cw;
    private final double pw;
    private final double ph;
    private final double h;
    private final double wall;
    private final double roof;
    private final double span;
    private final double tip;
    private final double s;

    VertebralArch(VertebraLevel level) {
        lumbar = level.lumbarShare();
        cw = level.canalWidthMm / 2;
        pw = level.pedicleWidthMm;
        ph = level.pedicleHeightMm;
        h = level.bodyHeightMm;
        wall = level.bodyDepthMm / 2;
        roof = wall + level.canalDepthMm;
        span = level.transverseSpanMm / 2;
        tip = wall + level.spinousLengthMm;
        s = h / Solid.mix(19, 24, lumbar);
    }

    void addTo(Assembled.Kit bone) {
        pedicles(bone);
        laminae(bone);
        articular(bone);
        transverse(bone);
        spinous(bone);
        canal(bone);
    }

    /// Where the left pedicle is thinnest: a place for lesions.
    double[] pedicleMiddle() {
        return new double[] {pedicleX(), wall + 3, pedicleZ()};
    }

    double[] lamina() {
        return new double[] {0.45 * cw, roof + 1.5, -0.12 * h};
    }

    double[] spinousTip() {
        return new double[] {0, tip, mix(-1.5 * h, -0.30 * h)};
    }

    double[] spinousMiddle() {
        double[] end = spinousTip();
        return new double[] {0, (roof + 4 + end[1]) / 2, (mix(-0.15 * h, -0.12 * h) + end[2]) / 2};
    }

    double[] transverseTip() {
        return new double[] {span, mix(wall + 20 * s, wall + 11), mix(0.34 * h, 0.24 * h)};
    }

    private double pedicleX() {
        return cw + pw / 2 - 0.5;
    }

    private double pedicleZ() {
        return Math.min(0.22 * h, h / 2 - ph / 2 - 1.5);
    }

    private double mix(double thoracic, double lumbarValue) {
        return Solid.mix(thoracic, lumbarValue, lumbar);
    }

    private void pedicles(Assembled.Kit bone) {
        double x = pedicleX();
        double z = pedicleZ();
        double half = Math.max(0, (ph - pw) / 2);
        bone.addBothSides(
                new Bar(
                        at(x - 0.5, wall - 3.5, z),
                        at(x, wall + mix(7, 9), z),
                        UP,
                        new double[] {half + 0.5, half},
                        new double[] {pw / 2 + 0.3, pw / 2}),
                FILLET_MM);
    }

    private void laminae(Assembled.Kit bone) {
        double x = cw + mix(2.0, 3.0);
        double thick = mix(2.6, 3.1) * s;
        bone.addBothSides(
                new Bar(
                        at(x, wall + mix(8, 11), mix(0.10, 0.05) * h),
                        at(0.25 * cw, roof + 2.2, mix(-0.22, -0.22) * h),
                        at(0, mix(0.25, 0.12), 1),
                        new double[] {mix(0.32, 0.30) * h, mix(0.40, 0.36) * h},
                        new double[] {thick, thick}),
                FILLET_MM);
    }

    private void articular(Assembled.Kit bone) {
        double x = cw + mix(1.0, 4.5);
        double in = Math.max(0.42 * cw, cw - mix(3.5, 2.5));
        bone.addBothSides(
                new Bar(
                        at(x, wall + mix(8.5, 10.5), 0.22 * h),
                        at(x + mix(0, 2.2), wall + mix(9.5, 14), mix(0.76, 0.68) * h),
                        at(mix(1, 0.35), mix(0.1, 0.9), 0),
                        new double[] {mix(3.0, 4.0) * s, mix(2.2, 3.4) * s},
                        new double[] {mix(3.4, 4.6) * s, mix(2.1, 3.3) * s}),
                FILLET_MM + 3);
        bone.addBothSides(
                new Bar(
                        at(in, roof + mix(0.5, 1.0), -0.20 * h),
                        at(in + mix(0.5, 1.8), roof + mix(2.0, 3.2), mix(-0.80, -0.76) * h),
                        at(mix(1, 0.35), mix(0.1, 0.9), 0),
                        new double[] {mix(3.2, 3.6) * s, mix(2.2, 2.4) * s},
                        new double[] {mix(3.0, 4.4) * s, mix(2.1, 3.7) * s}),
                FILLET_MM + 3);
        if (lumbar > 0.5) { // the mammillary process behind the upper facet
            bone.addBothSides(
                    Bar.round(at(x + 1, wall + 13, 0.3 * h), at(x + 3.6, wall + 17.5, 0.52 * h), 4 * s, 2.6 * s),
                    FILLET_MM);
        }
    }

    private void transverse(Assembled.Kit bone) {
        double[] end = transverseTip();
        double knob = mix(3.9, 2.6) * s;
        end[0] -= knob;
        bone.addBothSides(
                new Bar(
                        at(cw + mix(2, 5), wall + mix(9, 9.5), mix(0.18, 0.18) * h),
                        end,
                        UP,
                        new double[] {mix(1.5, 3.2) * s, mix(1.2, 2.2) * s},
                        new double[] {mix(3.4, 3.1) * s, knob}),
                FILLET_MM + 1);
    }

    private void spinous(Assembled.Kit bone) {
        double[] end = spinousTip();
        end[1] -= mix(2.6, 3.6) * s;
        double[] from = at(0, roof + 2.5, mix(-0.14, -0.12) * h);
        bone.add(
                new Bar(
                        from,
                        end,
                        at(0, mix(0.6, 0), 1),
                        new double[] {mix(5.0, 5.6) * s, mix(1.4, 6.6) * s},
                        new double[] {mix(2.5, 2.5) * s, mix(2.3, 3.1) * s}),
                FILLET_MM + 3);
        // the thickened lower end of the crest
        bone.add(
                Bar.round(
                        at(0, end[1] - mix(3, 6), end[2] - mix(1, 5) * s),
                        at(0, end[1] - mix(0, 0.5), end[2] - mix(1.2, 6.0) * s),
                        mix(2.6, 3.6) * s,
                        mix(2.9, 4.3) * s),
                FILLET_MM);
    }

    /// An elliptic tube kept free from end to end.
    private void canal(Assembled.Kit bone) {
        double middle = wall + (roof - wall) / 2 - 0.4;
        double a = cw;
        double b = (roof - wall) / 2;
        Solid tube = (x, y, z) -> {
            double u = x / a;
            double v = (y - middle) / b;
            double f = Math.sqrt(u * u + v * v);
            double slope = Math.sqrt(u * u / (a * a) + v * v / (b * b));
            return f < 1e-9 ? -Math.min(a, b) : f * (f - 1) / slope;
        };
        bone.carve(tube, 1.5);
    }

    private static final double[] UP = {0, 0, 1};

    private static double[] at(double x, double y, double z) {
        return new double[] {x, y, z};
    }
}
