package fractura.solver.load;

import fractura.mesh.DensityKind;
import fractura.mesh.Side;
import fractura.mesh.Specimen;
import fractura.mesh.generate.FemurMesher;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import java.util.List;

/// The upper 260 mm of the synthetic right femur of usual size and quality, for tests; scanned without grain.
public final class UsualFemur {
    private static final SyntheticFemur BONE =
            new SyntheticFemur(FemurDimensions.usual(false), BoneQuality.OF_FEMUR, 260, 7);
    private static final Scanner.Slices SLICES = new Scanner.Slices(1.5, 1.5, 2);
    private static final SyntheticScan SCAN = SyntheticScan.of(
            SyntheticScan.Order.of(BONE).with(new Scanner(SLICES, 0.5, Scanner.Grain.NONE, Scanner.USUAL.line(), 1)),
            2);
    private static final Volume DENSITY = inGramPerCm3(SCAN.density());

    private UsualFemur() {}

    private static Volume inGramPerCm3(Volume mgCm3) {
        float[] values = mgCm3.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] /= 1000;
        }
        return new Volume(mgCm3.grid(), values);
    }

    /// @return the bone in voxels of this size
    public static Specimen in(double voxelMm) {
        return new FemurMesher(voxelMm)
                .mesh(
                        DENSITY,
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("synthetic", SCAN.labels(), LabelRoles.ofBone(BONE.label()))),
                        Side.RIGHT)
                .specimen();
    }
}
