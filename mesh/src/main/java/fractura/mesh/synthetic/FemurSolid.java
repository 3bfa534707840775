package fractura.mesh.synthetic;

/// The outer form of a femur: head, neck, trochanters, shaft, condyles.
///
/// Positions below are those of a femur with a head of 46 mm, relative to the axis of the shaft; they are a
/// project choice after the
/// look of dried bones and scale with the head. What is measured stands in `FemurDimensions`.
final class FemurSolid implements Solid {
    final double s;
    final double headRadius;
    final double axisX;
    final double axisY;
    final double bottom;

    /// Unit vector from the head along the neck, and the one square to it that points up, in the plane of the
    /// neck.
    final double[] neck;

    final double[] up;

    /// Where the axes of neck and shaft meet.
    final double[] junction;

    final FemoralShaft shaft;
    private final Assembled bone;

    FemurSolid(FemurDimensions size) {
        s = size.scale();
        headRadius = size.headDiameterMm() / 2;
        double version = StrictMath.toRadians(size.anteversionDegrees());
        double down = StrictMath.toRadians(size.neckShaftDegrees() - 90);
        double c = StrictMath.cos(down);
        double q = StrictMath.sin(down);
        double cv = StrictMath.cos(version);
        double sv = StrictMath.sin(version);
        neck = new double[] {c * cv, c * sv, -q};
        up = new double[] {q * cv, q * sv, c};
        double along = size.offsetMm() / c;
        junction = new double[] {neck[0] * along, neck[1] * along, neck[2] * along};
        axisX = junction[0];
        axisY = junction[1];
        bottom = headRadius - size.lengthMm();
        shaft = new FemoralShaft(axisX, axisY, bottom, s);
        Assembled.Kit kit = new Assembled.Kit();
        proximal(kit);
        distal(kit);
        bone = kit.assemble(boxMm());
    }

    private void proximal(Assembled.Kit bone) {
        bone.add(shaft, 1);
        bone.add(bar(at(0, 0, -108), at(3, 1, -42), X, 0, 10, 12.5, 14.5), 8 * s);
        double[] neckTop = {neck[0] * 6 * s, neck[1] * 6 * s, neck[2] * 6 * s};
        bone.add(bar(neckTop, junction, up, 3.6, 6.5, 12.4, 13.6), 9 * s);
        bone.add(Solid.ball(new double[3], headRadius), 5 * s);
        // greater trochanter
        bone.add(bar(at(13, 0, -52), at(14, 6.5, -15), Y, 8, 6.5, 12.5, 10.5), 8 * s);
        // lesser trochanter and its root
        bone.add(bar(at(-4, 4, -60), lesserTip(6), Z, 3, 1, 10, 6), 6 * s);
        bone.add(bar(at(-4, 5, -64), at(-3, 8.5, -92), X, 0, 0, 9, 4), 8 * s);
        // crest between both trochanters
        bone.add(bar(at(12, 13, -20), at(-9, 14, -50), X, 0, 0, 5.5, 5), 7 * s);
        // trochanteric fossa and fovea
        bone.carve(Solid.ball(at(1, 12, -9), 7 * s), 5 * s);
        double[] fovea = {-0.87 * 1.06 * headRadius, 0.22 * 1.06 * headRadius, -0.44 * 1.06 * headRadius};
        bone.carve(Solid.ball(fovea, 4 * s), 2);
    }

    private void distal(Assembled.Kit bone) {
        double z = bottom / s;
        double y = (shaft.middleY(bottom + 40) - axisY) / s;
        // each condyle: a round back, a longer front; then the saddle of the knee cap between them
        condyle(bone, at(-23, y + 18, z + 21), 13, 21, 21);
        condyle(bone, at(24, y + 17, z + 21.5), 13, 20, 20.5);
        condyle(bone, at(-22, y - 2, z + 19), 14, 25, 18);
        condyle(bone, at(23, y - 3, z + 20), 14, 26, 19);
        condyle(bone, at(0, y - 6, z + 30), 33, 17, 22);
        bone.carve(Solid.ellipsoid(at(0, y + 30, z + 10), 9.5 * s, 27 * s, 22 * s), 4 * s);
        bone.carve(Solid.ellipsoid(at(1, y - 30, z + 20), 10 * s, 7 * s, 28 * s), 6 * s);
    }

    private void condyle(Assembled.Kit bone, double[] centre, double rx, double ry, double rz) {
        bone.add(Solid.ellipsoid(centre, rx * s, ry * s, rz * s), 9 * s);
    }

    /// @param inside how far inside the tip, mm
    /// @return a point of the lesser trochanter
    double[] lesserTip(double inside) {
        return at(-14 + 0.6 * inside, 20.5 - 0.8 * inside, -56);
    }

    double[] greaterTip() {
        return at(14, 6.5, -4.5);
    }

    /// @return a point given relative to the shaft's axis in millimetres of a femur with a head of 46 mm
    double[] at(double x, double y, double z) {
        return new double[] {axisX + s * x, axisY + s * y, s * z};
    }

    Assembled solid() {
        return bone;
    }

    /// @return a box that holds the whole bone
    double[] boxMm() {
        double front = Math.min(-headRadius, axisY - 46 * s);
        return new double[] {-headRadius, front, bottom, axisX + 44 * s, axisY + 46 * s, headRadius};
    }

    private Bar bar(double[] from, double[] to, double[] wide, double... sizes) {
        return new Bar(
                from, to, wide, new double[] {s * sizes[0], s * sizes[1]}, new double[] {s * sizes[2], s * sizes[3]});
    }

    private static final double[] X = {1, 0, 0};
    private static final double[] Y = {0, 1, 0};
    private static final double[] Z = {0, 0, 1};

    @Override
    public double distance(double x, double y, double z) {
        return bone.distance(x, y, z);
    }
}
