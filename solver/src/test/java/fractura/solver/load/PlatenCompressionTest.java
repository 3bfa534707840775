package fractura.solver.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.solver.load.LoadCase.PlatenCompression;
import fractura.solver.material.BlockSpecimen;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlatenCompressionTest {
    private static final Specimen BETWEEN_DISCS = new BlockSpecimen(4, 3, 6)
            .density(0.15)
            .layer(0, Tissue.PLATEN_BOTTOM)
            .layer(5, Tissue.PLATEN_TOP)
            .build();

    @Test
    void upper_face_moves_down_and_lower_face_is_held_along_the_axis() {
        AppliedLoad load = PlatenCompression.standard().on(BETWEEN_DISCS);
        assertEquals(20, load.faces().top().length);
        assertEquals(20, load.faces().bottom().length);
        for (int n : load.faces().top()) {
            assertEquals(6, BETWEEN_DISCS.mesh().nodeIjk(n)[2]);
            assertTrue(load.conditions().fixed()[3 * n + 2]);
            assertEquals(-0.2, load.conditions().displacementMm()[3 * n + 2]);
        }
        for (int n : load.faces().bottom()) {
            assertEquals(0, BETWEEN_DISCS.mesh().nodeIjk(n)[2]);
            assertEquals(0, load.conditions().displacementMm()[3 * n + 2]);
        }
    }

    @Test
    void three_pins_hold_the_plane_and_nothing_else_does() {
        AppliedLoad load = new PlatenCompression(0.5).on(BETWEEN_DISCS);
        boolean[] fixed = load.conditions().fixed();
        int pins = 0;
        for (int d = 0; d < fixed.length; d++) {
            pins += fixed[d] && d % 3 != 2 ? 1 : 0;
        }
        assertEquals(3, pins);
        assertTrue(isInPlaneRotationHeld(BETWEEN_DISCS.mesh(), fixed));
    }

    @Test
    void bone_that_stands_above_the_disc_is_not_loaded() {
        BlockSpecimen block = new BlockSpecimen(3, 3, 5)
                .density(0.15)
                .layer(0, Tissue.PLATEN_BOTTOM)
                .layer(3, Tissue.PLATEN_TOP)
                .layer(4, Tissue.BONE);
        // the disc sees upward only where the bone above it is removed
        Specimen full = block.build();
        boolean[] keep = new boolean[45];
        Arrays.fill(keep, true);
        keep[full.mesh().grid().index(0, 0, 4)] = false;
        VoxelMesh mesh = VoxelMesh.of(full.mesh().grid(), keep);
        float[] density = new float[8 * mesh.elementCount()];
        byte[] tissue = new byte[density.length];
        for (int e = 0; e < mesh.elementCount(); e++) {
            int k = mesh.elementIjk(e)[2];
            Tissue t = k == 0 ? Tissue.PLATEN_BOTTOM : k == 3 ? Tissue.PLATEN_TOP : Tissue.BONE;
            Arrays.fill(tissue, 8 * e, 8 * e + 8, (byte) t.ordinal());
        }
        Specimen stepped = new Specimen(mesh, density, tissue, full.densityKind(), full.site());
        AppliedLoad load = PlatenCompression.standard().on(stepped);
        assertEquals(4, load.faces().top().length);
        assertEquals(4, mesh.nodeIjk(load.faces().top()[0])[2]);
        assertEquals(16, load.faces().bottom().length);
    }

    @Test
    void a_vertebra_without_discs_is_refused_with_what_to_do() {
        Specimen bare = new BlockSpecimen(2, 2, 2)
                .density(0.1)
                .layer(0, Tissue.PLATEN_BOTTOM)
                .build();
        InputException refused = assertThrows(
                InputException.class, () -> PlatenCompression.standard().on(bare));
        assertTrue(refused.getMessage().contains("upper endplate"), refused.getMessage());
        assertTrue(refused.getMessage().contains("platen-top"), refused.getMessage());
    }

    @Test
    void a_negative_shortening_is_refused() {
        InputException refused = assertThrows(InputException.class, () -> new PlatenCompression(-0.2));
        assertTrue(refused.getMessage().contains("positive shortening"), refused.getMessage());
    }

    /// Whether no combination of two translations and a rotation in the plane leaves all pinned components at
    /// rest: the 3×3 system of the pins has a determinant.
    private static boolean isInPlaneRotationHeld(VoxelMesh mesh, boolean[] fixed) {
        double[][] rows = new double[3][];
        int row = 0;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] p = mesh.nodeIjk(n);
            if (fixed[3 * n]) {
                rows[row++] = new double[] {1, 0, -p[1]};
            }
            if (fixed[3 * n + 1]) {
                rows[row++] = new double[] {0, 1, p[0]};
            }
        }
        double[] a = rows[0];
        double[] b = rows[1];
        double[] c = rows[2];
        double det = a[0] * (b[1] * c[2] - b[2] * c[1])
                - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
        assertFalse(Double.isNaN(det));
        return Math.abs(det) >= 3;
    }
}
