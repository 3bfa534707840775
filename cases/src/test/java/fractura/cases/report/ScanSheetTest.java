package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.ScanAtFailure;
import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cube of bone of 40 mm in voxels of 2 mm, with a label of 12 mm in its middle.
class ScanSheetTest {
    private static final int SIDE = 40;
    private static final Grid GRID =
            new Grid(SIDE, SIDE, SIDE, new double[] {2, 2, 2}, new double[] {-39, -39, -39}, new double[] {
                1, 0, 0, 0, 1, 0, 0, 0, 1
            });
    private static final int PINK = 0xff5fd0;
    private static final int CYAN = 0x19d3ff;
    private static final int GREEN = 0x5fd38d;

    @TempDir
    Path temp;

    private BufferedImage drawn(CaseFile.VirtualLesion... virtual) throws IOException {
        int[] labels = new int[GRID.voxelCount()];
        float[] hu = new float[labels.length];
        for (int v = 0; v < labels.length; v++) {
            double[] p = GRID.toPatient(v % SIDE, v / SIDE % SIDE, v / (SIDE * SIDE));
            double r = Math.max(Math.abs(p[0]), Math.max(Math.abs(p[1]), Math.abs(p[2])));
            labels[v] = r < 6 ? 90 : r < 20 ? 22 : 0;
            hu[v] = r < 20 ? 300 : 0;
        }
        LabelSource map = new LabelSource(
                "labels", new LabelMap(GRID, labels), LabelRoles.ofBone(22).withLesion(Tissue.LYTIC, 90));
        Path file = temp.resolve("scan.png");
        ScanAtFailure seen = new ScanAtFailure(
                "case",
                "compression",
                new Volume(GRID, hu),
                true,
                List.of(map),
                List.of(virtual),
                new CaseResult.FailureSite(0, 0, 0, "body"));
        assertEquals(Optional.empty(), ScanSheet.draw(seen, file));
        return ImageIO.read(file.toFile());
    }

    /// Between the outermost pixels of a colour in the axial plane, mm. The planes show 38 mm between voxel centres
    /// and 15 mm around, on 620 pixels.
    private static double breadthMm(BufferedImage image, int rgb) {
        int low = Integer.MAX_VALUE;
        int high = -1;
        for (int x = 12; x < 632; x++) {
            for (int y = 76; y < 696; y++) {
                boolean isIt = (image.getRGB(x, y) & 0xffffff) == rgb;
                low = isIt ? Math.min(low, x) : low;
                high = isIt ? Math.max(high, x) : high;
            }
        }
        return high < 0 ? 0 : (high - low + 1) * 68 / 620.0;
    }

    @Test
    void bone_and_lesions_of_the_labels_are_outlined_in_their_size() throws IOException {
        BufferedImage image = drawn();
        assertEquals(40, breadthMm(image, GREEN), 0.5);
        assertEquals(12, breadthMm(image, PINK), 0.5);
        assertEquals(0, breadthMm(image, CYAN));
    }

    @Test
    void a_virtual_lesion_is_outlined_where_it_is_bone() throws IOException {
        CaseFile.VirtualLesion lesion = new CaseFile.VirtualLesion(
                Tissue.BLASTIC, new CaseFile.Body(new double[] {20, 0, 0}, new double[] {10, 10, 10}), 1);
        BufferedImage image = drawn(lesion);
        assertEquals(10, breadthMm(image, CYAN), 1.5);
    }

    @Test
    void the_sheet_is_three_planes_wide() throws IOException {
        BufferedImage image = drawn();
        assertTrue(image.getWidth() > 3 * 620 && image.getHeight() > 620, image.toString());
    }
}
