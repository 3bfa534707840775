package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One body by its surface and by its labels: an elliptic column of 44 × 32 mm, 28 mm high, 200.5 mg/cm³
/// throughout.
class SurfaceAgainstLabelsTest {
    private static final double A = 22;
    private static final double B = 16;
    private static final double HEIGHT = 28;
    private static final int SIDES = 96;

    @TempDir
    Path folder;

    /// Binary STL: for each side of the prism a triangle of each end and two of the wall.
    private static byte[] stl() {
        ByteBuffer out = ByteBuffer.allocate(84 + 50 * 4 * SIDES).order(ByteOrder.LITTLE_ENDIAN);
        out.position(80);
        out.putInt(4 * SIDES);
        for (int s = 0; s < SIDES; s++) {
            double[] low = rim(s, 0);
            double[] lowNext = rim(s + 1, 0);
            double[] high = rim(s, HEIGHT);
            double[] highNext = rim(s + 1, HEIGHT);
            triangle(out, new double[] {0, 0, 0}, lowNext, low);
            triangle(out, new double[] {0, 0, HEIGHT}, high, highNext);
            triangle(out, low, lowNext, highNext);
            triangle(out, low, highNext, high);
        }
        return out.array();
    }

    private static double[] rim(int side, double z) {
        double angle = 2 * Math.PI * (side % SIDES) / SIDES;
        return new double[] {A * Math.cos(angle), B * Math.sin(angle), z};
    }

    private static void triangle(ByteBuffer out, double[]... corners) {
        out.position(out.position() + 12);
        for (double[] corner : corners) {
            for (double v : corner) {
                out.putFloat((float) v);
            }
        }
        out.putShort((short) 0);
    }

    private void writeScan() {
        Grid grid = new Grid(60, 48, 40, new double[] {1, 1, 1}, new double[] {-29.5, -23.5, -5.5}, new double[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1
        });
        int[] labels = new int[grid.voxelCount()];
        float[] density = new float[labels.length];
        for (int at = 0; at < labels.length; at++) {
            double[] p = grid.toPatient(at % 60, at / 60 % 48, at / (60 * 48));
            boolean isIn = p[0] * p[0] / (A * A) + p[1] * p[1] / (B * B) <= 1 && p[2] > 0 && p[2] < HEIGHT;
            labels[at] = isIn ? 1 : 0;
            density[at] = isNear(p) ? 200.5f : -50.25f;
        }
        NiftiWriter.write(new LabelMap(grid, labels), folder.resolve("labels.nii.gz"));
        NiftiWriter.write(new Volume(grid, density), folder.resolve("ct.nii.gz"));
    }

    /// Densities go on a little beyond the surface, so that no voxel at it is a mixture.
    private static boolean isNear(double[] p) {
        return Math.hypot(p[0] / (A + 4), p[1] / (B + 4)) <= 1 && p[2] > -4 && p[2] < HEIGHT + 4;
    }

    private CaseResult run(String source) throws IOException {
        Files.writeString(
                folder.resolve("case.yaml"),
                "case: column\nsite: {bone: vertebra, level: L3}\nmesh: {voxel-mm: 2}\n" + source);
        RunOptions options = new RunOptions(folder.resolve("result"), true, 1);
        return Pipeline.run(CaseFile.read(folder), options, Progress.silent());
    }

    private static double stiffness(CaseResult r) {
        return r.loads().getFirst().stiffnessNewtonPerMm().orElseThrow();
    }

    /// Both end planes lie on faces of voxels, and a 96-sided prism holds 0.07 % less than the column. The scan
    /// made of a surface has no density outside it, so that samples at the wall read 0.8 % too little in the
    /// mean: 0.6 % of the stiffness here.
    @Test
    void a_column_by_its_surface_is_as_stiff_as_by_its_labels() throws IOException {
        Files.write(folder.resolve("column.stl"), stl());
        writeScan();
        CaseResult surface = run("surfaces: {bone: column.stl, axes: LPS, core-mg-cm3: 200.5}\n");
        CaseResult labels =
                run("ct: ct.nii.gz\nct-holds: density-mg-cm3\nlabels: [{file: labels.nii.gz, bone: [1]}]\n");
        double volume = Math.PI * A * B * HEIGHT / 1000;
        assertEquals(volume, surface.model().orElseThrow().boneVolumeCm3(), 0.01 * volume);
        assertEquals(volume, labels.model().orElseThrow().boneVolumeCm3(), 0.01 * volume);
        assertEquals(stiffness(labels), stiffness(surface), 0.01 * stiffness(labels));
    }
}
