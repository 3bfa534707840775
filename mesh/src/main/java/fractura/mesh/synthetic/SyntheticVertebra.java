package fractura.mesh.synthetic;

import fractura.mesh.InputException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A vertebra T1 to L5. The origin is the middle of the body, between the rims of both endplates.
///
/// Density within the cortex: the stated one in the middle of the body, 30 % more within 4 mm of an endplate
/// and 15 % more at
/// the posterior wall, 1.7 times as much in pedicles and arch; multiplied by a texture of ±12 %. Cortex: 0.45
/// mm around the
/// body, 0.6 mm at endplates (thicknesses of the order (Silva94) and (Edwards01) report, from memory), 1 to 1.6
/// mm behind
/// (project choice), all times `cortexFactor`.
public final class SyntheticVertebra implements SyntheticBone {
    /// Label of the body in the map.
    public static final int BODY_LABEL = 49;

    private static final double TEXTURE = 0.12;
    private static final double TEXTURE_MM = 5;

    /// The arch is uneven by this much, at this size (project choice); the body is smooth.
    private static final double RELIEF_MM = 0.9;

    private static final double RELIEF_SIZE_MM = 9;

    private final VertebraLevel level;
    private final BoneQuality quality;
    private final SeededNoise texture;
    private final SeededNoise relief;
    private final VertebralBody body;
    private final VertebralArch arch;
    private final Assembled solid;

    /// @param level which vertebra
    /// @param quality densities and cortex
    /// @param seed of the texture
    public SyntheticVertebra(VertebraLevel level, BoneQuality quality, long seed) {
        this.level = level;
        this.quality = quality;
        texture = new SeededNoise(seed, 1);
        relief = new SeededNoise(seed, 3);
        double lumbar = level.lumbarShare();
        // thoracic bodies are lower in front, the lowest lumbar ones higher
        double wedge =
                level == VertebraLevel.L5 ? 3.0 : level == VertebraLevel.L4 ? 1.0 : Solid.mix(-1.2, -0.3, lumbar);
        double hollow = level.bodyDepthMm / 35;
        body = new VertebralBody(
                level.bodyWidthMm, level.bodyDepthMm, level.bodyHeightMm + wedge, level.bodyHeightMm, new double[] {
                    1.6 * hollow, 2.1 * hollow
                });
        arch = new VertebralArch(level);
        Assembled.Kit kit = new Assembled.Kit().add(body, 2);
        arch.addTo(kit);
        solid = kit.assemble(boxMm());
    }

    /// @return the bone without the relief of its arch
    Assembled solid() {
        return solid;
    }

    /// @return which vertebra
    public VertebraLevel level() {
        return level;
    }

    @Override
    public String words() {
        return "vertebra " + level;
    }

    @Override
    public int side() {
        return 1;
    }

    @Override
    public int label() {
        return level.label();
    }

    @Override
    public double[] boxMm() {
        double x = Math.max(level.bodyWidthMm / 2, level.transverseSpanMm / 2) + 2;
        double low = Math.min(arch.spinousTip()[2] - level.bodyHeightMm * 0.35, -0.5 * level.bodyHeightMm - 12);
        return new double[] {
            -x, -level.bodyDepthMm / 2 - 1, low, x, arch.spinousTip()[1] + 2, 0.5 * level.bodyHeightMm + 14
        };
    }

    @Override
    public Surroundings surroundings() {
        return new Torso(level, arch.spinousTip()[1], body);
    }

    @Override
    public Map<String, double[]> places() {
        double w = level.bodyWidthMm;
        double d = level.bodyDepthMm;
        double h = level.bodyHeightMm;
        double[] pedicle = arch.pedicleMiddle();
        double[] transverse = arch.transverseTip();
        Map<String, double[]> places = new LinkedHashMap<>();
        places.put("body-centre", new double[] {0, 0, 0});
        places.put("body-anterior", new double[] {0, -0.27 * d, 0});
        places.put("body-posterior", new double[] {0, 0.27 * d, 0});
        places.put("body-left", new double[] {0.26 * w, 0, 0});
        places.put("body-right", new double[] {-0.26 * w, 0, 0});
        places.put("superior-endplate", new double[] {0, 0, 0.3 * h});
        places.put("inferior-endplate", new double[] {0, 0, -0.3 * h});
        places.put("left-pedicle", pedicle);
        places.put("right-pedicle", new double[] {-pedicle[0], pedicle[1], pedicle[2]});
        places.put("left-transverse", new double[] {0.75 * transverse[0], transverse[1] - 2, transverse[2]});
        places.put("right-transverse", new double[] {-0.75 * transverse[0], transverse[1] - 2, transverse[2]});
        places.put("lamina", arch.lamina());
        places.put("spinous", arch.spinousMiddle());
        return places;
    }

    @Override
    public Map<String, double[]> landmarks() {
        Map<String, double[]> marks = new LinkedHashMap<>();
        marks.put("bodyCentre", new double[3]);
        marks.put("superiorEndplateCentre", new double[] {0, 0, body.endplate(0, 0, 1)});
        marks.put("inferiorEndplateCentre", new double[] {0, 0, body.endplate(0, 0, -1)});
        marks.put("anteriorSuperiorRim", new double[] {0, -0.45 * level.bodyDepthMm, rim(-0.45, 1)});
        marks.put("posteriorSuperiorRim", new double[] {0, 0.45 * level.bodyDepthMm, rim(0.45, 1)});
        marks.put("posteriorWall", new double[] {0, level.bodyDepthMm / 2, 0});
        marks.put("leftPedicle", arch.pedicleMiddle());
        marks.put("leftTransverseTip", arch.transverseTip());
        marks.put("spinousTip", arch.spinousTip());
        return marks;
    }

    private double rim(double y, int side) {
        return body.endplate(0, y * level.bodyDepthMm, side);
    }

    @Override
    public Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("bodyWidthMm", body.width());
        measures.put("bodyDepthMm", body.depth());
        measures.put("bodyHeightAnteriorMm", body.front());
        measures.put("bodyHeightPosteriorMm", body.back());
        measures.put("superiorHollowMm", body.hollowMm()[0]);
        measures.put("inferiorHollowMm", body.hollowMm()[1]);
        measures.put("canalWidthMm", level.canalWidthMm);
        measures.put("canalDepthMm", level.canalDepthMm);
        measures.put("pedicleWidthMm", level.pedicleWidthMm);
        measures.put("pedicleHeightMm", level.pedicleHeightMm);
        measures.put("transverseSpanMm", level.transverseSpanMm);
        measures.put("spinousLengthMm", level.spinousLengthMm);
        return measures;
    }

    @Override
    public double distance(double x, double y, double z) {
        double d = solid.distance(x, y, z);
        double behind = y - level.bodyDepthMm / 2;
        if (behind < 2 || Math.abs(d) > 2) {
            return d;
        }
        double fade = Solid.step(2, 8, behind) * Solid.step(2, 1, Math.abs(d));
        return d + fade * RELIEF_MM * relief.smooth(x, y, z, RELIEF_SIZE_MM);
    }

    @Override
    public double cortexMm(double x, double y, double z) {
        double behind = Solid.step(level.bodyDepthMm / 2 - 2, level.bodyDepthMm / 2 + 3, y);
        double endplate = Solid.step(0.30, 0.42, Math.abs(z) / level.bodyHeightMm) * (1 - behind);
        double arch = Solid.mix(1.0, 1.6, Solid.step(0, 8, y - level.bodyDepthMm / 2 - 8));
        double around = Solid.mix(0.45, arch, behind);
        return quality.cortexFactor() * Solid.mix(around, 0.60, endplate);
    }

    @Override
    public double corticalMgCm3() {
        return quality.corticalMgCm3();
    }

    @Override
    public double trabecularMgCm3(double x, double y, double z) {
        double half = level.bodyDepthMm / 2;
        double near = Math.min(body.endplate(x, y, 1) - z, z - body.endplate(x, y, -1));
        double behind = Solid.step(half - 3, half + 4, y);
        double inBody = 1 + 0.30 * Solid.step(6, 2, near) + 0.15 * Solid.step(0, half, y);
        double shape = Solid.mix(inBody, 1.7, behind);
        return quality.trabecularMgCm3() * shape * (1 + TEXTURE * texture.smooth(x, y, z, TEXTURE_MM));
    }

    @Override
    public int labelAt(double x, double y, double z) {
        return body.distance(x, y, z) < 0.5 ? BODY_LABEL : level.label();
    }

    /// @param text name of a level
    /// @return a vertebra of average quality
    /// @throws InputException when there is no such level
    public static SyntheticVertebra of(String text) {
        return new SyntheticVertebra(VertebraLevel.of(text), BoneQuality.OF_VERTEBRA, 1);
    }
}
