package fractura.mesh.cortex;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.List;
import java.util.Optional;

/// The shaft of a femur as a straight tube, 14 mm outside and 9 mm inside, of compact bone around fat, with lesions
/// drawn into it. Its axis leans forward against the grid of 1 mm; the beam ends 20 mm below the upper end of the tube.
final class DrawnTube {
    static final double OUTER_MM = 14;
    static final double INNER_MM = 9;
    private static final double LENGTH_MM = 120;

    private final double[] axis;
    private final double[] front;
    private final Specimen lesionFree;
    private Specimen specimen;

    /// Where a lesion is.
    interface Lesion {
        /// @param medial from the axis, mm
        /// @param anterior from the axis, mm
        /// @param height along the axis, mm, 0 at the upper end of the beam
        boolean holds(double medial, double anterior, double height);
    }

    DrawnTube(double leanDeg) {
        double s = Math.sin(Math.toRadians(leanDeg));
        double c = Math.cos(Math.toRadians(leanDeg));
        axis = new double[] {0, -s, c};
        front = new double[] {0, -c, -s};
        Grid grid = new Grid(140, 58, 31, new double[] {1, 1, 1}, new double[] {-15.2, 36.3, -119.7}, new double[] {
            0, 0, 1, 0, -1, 0, 1, 0, 0
        });
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int v = 0; v < keep.length; v++) {
            double[] at = local(grid.toPatient(v % 140, v / 140 % 58, v / (140 * 58)));
            keep[v] = Math.hypot(at[0], at[1]) < OUTER_MM;
        }
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        float[] density = new float[Specimen.SAMPLES * mesh.elementCount()];
        lesionFree = new Specimen(mesh, density, new byte[density.length], DensityKind.K2HPO4, site());
        for (int s8 = 0; s8 < density.length; s8++) {
            double[] at = local(lesionFree.samplePosition(s8));
            density[s8] = Math.hypot(at[0], at[1]) < INNER_MM ? 0 : 1;
        }
        specimen = lesionFree;
    }

    DrawnTube with(Tissue type, Lesion lesion) {
        byte[] tissue = specimen.tissue().clone();
        for (int s = 0; s < tissue.length; s++) {
            double[] at = local(specimen.samplePosition(s));
            tissue[s] = lesion.holds(at[0], at[1], at[2]) ? (byte) type.ordinal() : tissue[s];
        }
        specimen = specimen.withSamples(specimen.density(), tissue);
        return this;
    }

    Specimen specimen() {
        return specimen;
    }

    SectionRun shaft() {
        return SectionRun.ofFemur((Site.Femur) specimen.site(), specimen.mesh()).getFirst();
    }

    LesionExtent extent() {
        LesionPart largest = LesionPart.of(specimen).getFirst();
        return LesionExtent.of(specimen, lesionFree, largest, List.of(shaft()));
    }

    private double[] local(double[] p) {
        return new double[] {
            p[0], p[0] * front[0] + p[1] * front[1] + p[2] * front[2], p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2]
        };
    }

    private Site.Femur site() {
        double h = Math.sqrt(0.5);
        double[] medial = {1, 0, 0};
        double[] neck = {h, h * axis[1], h * axis[2]};
        double[] head = {40, 40 * axis[1], 40 * axis[2]};
        double[] middle = {20, 20 * axis[1], 20 * axis[2]};
        return new Site.Femur(
                Side.RIGHT,
                new Site.Femur.Frame(medial, front, axis, 15, true),
                new Site.Femur.Head(head, 24),
                new Site.Femur.Neck(middle, neck, new double[3], 15, 135),
                new Site.Femur.Shaft(new double[3], axis, OUTER_MM, -LENGTH_MM, true),
                new double[] {-14, 0, 0},
                Optional.empty(),
                Optional.empty());
    }
}
