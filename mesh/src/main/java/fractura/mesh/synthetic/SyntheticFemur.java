package fractura.mesh.synthetic;

import java.util.LinkedHashMap;
import java.util.Map;

/// A femur. The origin is the centre of the head; x points away from the body's middle, so that left and right
/// femora are
/// one bone and its mirror image.
///
/// Cortex (mm, times `cortexFactor`): 0.9 around the head, 1.0 above and 3.4 below the neck, 1.0 around the
/// greater
/// trochanter, rising from 4.5 below the lesser trochanter to 6.5 in the middle of the shaft, falling to 1.0 at
/// the
/// condyles. Trabecular density: 0.45 times the stated one in neck and trochanters, up to 1.6 times along the
/// principal
/// compressive group from the calcar to the top of the head, 0.5 more along the principal tensile group; fatty
/// marrow of
/// -56 mg/cm³ in the shaft. Groups after Ward and Singh (Singh70), numbers a project choice.
public final class SyntheticFemur implements SyntheticBone {
    private static final double MARROW_MG_CM3 = -56;
    private static final double TEXTURE = 0.12;
    private static final double TEXTURE_MM = 6;

    private final FemurDimensions size;
    private final BoneQuality quality;
    private final double shownMm;
    private final SeededNoise texture;
    private final FemurSolid shape;
    private final double s;

    /// @param size lengths and angles
    /// @param quality densities and cortex
    /// @param shownMm length from the top of the head down to the end of the image; the whole bone when it is
    /// longer than
    /// the bone
    /// @param seed of the texture
    public SyntheticFemur(FemurDimensions size, BoneQuality quality, double shownMm, long seed) {
        BoneQuality.check("The length shown", shownMm, 80, 600, "mm");
        this.size = size;
        this.quality = quality;
        this.shownMm = shownMm;
        texture = new SeededNoise(seed, 1);
        shape = new FemurSolid(size);
        s = size.scale();
    }

    @Override
    public String words() {
        return "femur " + size.sideWords();
    }

    @Override
    public int side() {
        return size.isLeft() ? 1 : -1;
    }

    /// Number of the femur in maps of TotalSegmentator.
    @Override
    public int label() {
        return size.isLeft() ? 75 : 76;
    }

    private boolean isWhole() {
        return shownMm >= size.lengthMm();
    }

    @Override
    public double[] boxMm() {
        double[] box = shape.boxMm();
        if (!isWhole()) {
            double r = shape.headRadius;
            return new double[] {-r, -r, r - shownMm, shape.axisX + 32 * s, shape.axisY + 26 * s, r};
        }
        return box;
    }

    @Override
    public boolean runsOutBelow() {
        return !isWhole();
    }

    @Override
    public Surroundings surroundings() {
        return new Thigh(shape.axisX, shape.axisY);
    }

    @Override
    public Map<String, double[]> places() {
        double[] neck = shape.neck;
        Map<String, double[]> places = new LinkedHashMap<>();
        places.put("head", new double[] {0, 0, 0});
        places.put("neck", new double[] {28 * s * neck[0], 28 * s * neck[1], 28 * s * neck[2]});
        places.put("greater-trochanter", shape.at(14, 5, -28));
        places.put("lesser-trochanter", shape.at(-8, 11, -58));
        places.put("intertrochanteric", shape.at(0, 1, -45));
        places.put("subtrochanteric", shape.at(0, 0, -90));
        double z = (-110 * s + shape.bottom + 130 * s) / 2;
        places.put("shaft", new double[] {shape.axisX, shape.shaft.middleY(z), z});
        places.put(
                "supracondylar",
                new double[] {shape.axisX, shape.shaft.middleY(shape.bottom + 70 * s), shape.bottom + 70 * s});
        return places;
    }

    @Override
    public Map<String, double[]> landmarks() {
        Map<String, double[]> marks = new LinkedHashMap<>();
        marks.put("headCentre", new double[3]);
        marks.put("neckShaftJunction", shape.junction);
        marks.put("greaterTrochanterTip", shape.greaterTip());
        marks.put("lesserTrochanterTip", shape.lesserTip(0));
        marks.put("shaftAxisUpper", shape.at(0, 0, -100));
        marks.get("shaftAxisUpper")[1] = shape.shaft.middleY(-100 * s);
        double low = shape.bottom + 130 * s;
        marks.put("shaftAxisLower", new double[] {shape.axisX, shape.shaft.middleY(low), low});
        if (isWhole()) {
            double y = shape.shaft.middleY(shape.bottom + 40);
            marks.put("medialCondyle", new double[] {shape.axisX - 23 * s, y + 9 * s, shape.bottom + 20 * s});
            marks.put("lateralCondyle", new double[] {shape.axisX + 24 * s, y + 8 * s, shape.bottom + 21 * s});
        }
        return marks;
    }

    @Override
    public Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("headDiameterMm", size.headDiameterMm());
        measures.put("neckShaftDegrees", size.neckShaftDegrees());
        measures.put("anteversionDegrees", size.anteversionDegrees());
        measures.put("offsetMm", size.offsetMm());
        measures.put("lengthMm", size.lengthMm());
        measures.put("shownMm", Math.min(shownMm, size.lengthMm()));
        measures.put("shaftMiddleWidthMm", 28 * s);
        measures.put("shaftMiddleCortexMm", 6.5 * s * quality.cortexFactor());
        return measures;
    }

    @Override
    public double distance(double x, double y, double z) {
        return shape.distance(x, y, z);
    }

    @Override
    public double cortexMm(double x, double y, double z) {
        double[] n = shape.neck;
        double along = (x * n[0] + y * n[1] + z * n[2]) / s;
        double up = (x * shape.up[0] + y * shape.up[1] + z * shape.up[2]) / s;
        double neck = Solid.mix(3.4, 1.0, Solid.step(-11, 3, up));
        double upper = Solid.mix(0.9, neck, Solid.step(14, 24, along));
        double trochanter = Solid.step(4, 12, (x - shape.axisX) / s) * Solid.step(-66, -50, z / s);
        upper = Solid.mix(upper, 1.0, trochanter);
        double below = Solid.step(-42, -78, z / s);
        double shaft = Solid.mix(4.5, 6.5, Solid.step(-80, -140, z / s));
        double fromEnd = (z - shape.bottom) / s;
        shaft = Solid.mix(shaft, 2.0, Solid.step(190, 90, fromEnd));
        shaft = Solid.mix(shaft, 1.0, Solid.step(90, 45, fromEnd));
        return quality.cortexFactor() * s * Solid.mix(upper, shaft, below);
    }

    @Override
    public double corticalMgCm3() {
        return quality.corticalMgCm3();
    }

    @Override
    public double trabecularMgCm3(double x, double y, double z) {
        double head = Solid.step(26, 14, (x * shape.neck[0] + y * shape.neck[1] + z * shape.neck[2]) / s);
        double base = Solid.mix(0.45, 0.85, head);
        double[] calcar = shape.at(-17, -1, -54);
        double[] dome = {2 * s, 0, 22 * s};
        double press = band(x, y, z, calcar, dome, 9 * s) * Solid.mix(1.15, 0.75, head);
        double[] lateral = shape.at(15, 0, -66);
        double[] arch = shape.at(-6, -1, -13);
        double[] inferior = {-12 * s, -4 * s, -9 * s};
        double pull = Math.max(band(x, y, z, lateral, arch, 5.5 * s), band(x, y, z, arch, inferior, 5.5 * s));
        double upper = quality.trabecularMgCm3() * (base + press + 0.5 * pull * (1 - head));
        double lower = 0.75 * quality.trabecularMgCm3();
        double intoShaft = Solid.step(-62 * s, -105 * s, z);
        double intoEnd = Solid.step(shape.bottom + 120 * s, shape.bottom + 55 * s, z);
        double spongy = intoShaft < 1 ? upper : lower;
        double share = intoShaft * (1 - intoEnd);
        double grain = 1 + TEXTURE * texture.smooth(x, y, z, TEXTURE_MM);
        return Solid.mix(spongy * grain, MARROW_MG_CM3, share);
    }

    /// 1 on a segment, a quarter at `width` from it.
    private static double band(double x, double y, double z, double[] a, double[] b, double width) {
        double ax = b[0] - a[0];
        double ay = b[1] - a[1];
        double az = b[2] - a[2];
        double t = ((x - a[0]) * ax + (y - a[1]) * ay + (z - a[2]) * az) / (ax * ax + ay * ay + az * az);
        double c = Math.clamp(t, 0.0, 1.0);
        double dx = x - a[0] - c * ax;
        double dy = y - a[1] - c * ay;
        double dz = z - a[2] - c * az;
        double q = 1 + (dx * dx + dy * dy + dz * dz) / (width * width);
        return 1 / (q * q);
    }

    @Override
    public int labelAt(double x, double y, double z) {
        return label();
    }
}
