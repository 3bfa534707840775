package fractura.cases.risk;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import fractura.mesh.cortex.BoneSection;
import fractura.mesh.cortex.SectionAxis;
import fractura.mesh.cortex.SectionRun;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An upright right femur drawn by its landmarks, lesser trochanter 30 mm below the origin, and sections of its
/// shaft 20 mm wide and 10 mm deep at chosen heights.
final class DrawnSections {
    private static final SectionAxis SHAFT =
            SectionAxis.of(new double[3], new double[] {0, 0, 1}, new double[] {1, 0, 0}, new double[] {0, -1, 0});

    private DrawnSections() {}

    static BoneSection.Place shaftAt(double heightMm) {
        return new BoneSection.Place(SectionRun.Part.SHAFT, SHAFT, heightMm);
    }

    /// Two sections of 200 pixels of 1 mm, the first 60, the second 90 mm below the origin; pixel p of the second is
    /// sample 200 + p.
    static SectionRun shaft() {
        return new SectionRun(SectionRun.Part.SHAFT, SHAFT, -100, 0, List.of(rectangle(-60, 0), rectangle(-90, 200)));
    }

    private static BoneSection rectangle(double heightMm, int firstSample) {
        double[] x = new double[200];
        double[] y = new double[200];
        int[] samples = new int[200];
        for (int p = 0; p < 200; p++) {
            x[p] = p % 20 - 9.5;
            y[p] = p / 20 - 4.5;
            samples[p] = firstSample + p;
        }
        return new BoneSection(shaftAt(heightMm), 1, x, y, samples);
    }

    /// 50 elements, 400 samples of apparent density.
    static Specimen specimen(float[] density) {
        boolean[] keep = new boolean[50];
        Arrays.fill(keep, true);
        VoxelMesh mesh = VoxelMesh.of(Grid.aligned(50, 1, 1, 1), keep);
        return new Specimen(mesh, density, new byte[density.length], DensityKind.APPARENT, femur());
    }

    /// Elements of 5 mm along the shaft's axis, the first at -2.5 mm, each 5 mm below the one before.
    static VoxelMesh column() {
        boolean[] keep = new boolean[30];
        Arrays.fill(keep, true);
        return VoxelMesh.of(
                new Grid(30, 1, 1, new double[] {5, 5, 5}, new double[] {0, 0, -2.5}, new double[] {
                    0, 0, -1, 0, -1, 0, -1, 0, 0
                }),
                keep);
    }

    static Site.Femur femur() {
        double s = Math.sqrt(0.5);
        return new Site.Femur(
                Side.RIGHT,
                new Site.Femur.Frame(new double[] {1, 0, 0}, new double[] {0, -1, 0}, new double[] {0, 0, 1}, 0, true),
                new Site.Femur.Head(new double[] {40, 0, 40}, 24),
                new Site.Femur.Neck(new double[] {20, 0, 20}, new double[] {s, 0, s}, new double[3], 15, 135),
                new Site.Femur.Shaft(new double[3], new double[] {0, 0, 1}, 14, -160, true),
                new double[] {-14, 0, 30},
                Optional.of(new double[] {18, 14, -30}),
                Optional.empty());
    }
}
