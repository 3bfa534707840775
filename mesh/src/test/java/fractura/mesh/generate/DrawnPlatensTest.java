package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnPlatensTest {
    private static final int TOP = 6;
    private static final int BOTTOM = 5;
    private static final LabelRoles ROLES = LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY)
            .withBody(DrawnVertebra.BODY)
            .withPlatens(TOP, BOTTOM);

    /// The upright vertebra with discs drawn into its labels up to 19 mm from the centre.
    private static LabelMap drawn(Grid grid, boolean bottomToo) {
        DrawnVertebra truth = DrawnVertebra.upright();
        int[] values = truth.labels(grid).values().clone();
        for (int v = 0; v < values.length; v++) {
            double[] q =
                    truth.own(grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
            boolean foot =
                    Math.pow(q[0] / DrawnVertebra.BODY_LEFT, 2) + Math.pow(q[1] / DrawnVertebra.BODY_BACK, 2) <= 1;
            if (foot && values[v] == 0 && Math.abs(q[2]) < 19) {
                values[v] = q[2] > 0 ? TOP : bottomToo ? BOTTOM : 0;
            }
        }
        return new LabelMap(grid, values);
    }

    private static Generated mesh(LabelMap map, LabelRoles roles) {
        float[] values = new float[map.grid().voxelCount()];
        for (int v = 0; v < values.length; v++) {
            values[v] = v % 1000 * 1e-3f;
        }
        return VoxelMesher.defaults()
                .mesh(
                        new Volume(map.grid(), values),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("drawn", map, roles)),
                        "L1");
    }

    /// On a process instead of the endplate.
    @Test
    void a_disc_that_touches_little_of_an_endplate_is_refused() {
        LabelMap whole = drawn(DrawnVertebra.around(1.5), true);
        int[] values = whole.values().clone();
        Grid g = whole.grid();
        DrawnVertebra truth = DrawnVertebra.upright();
        for (int v = 0; v < values.length; v++) {
            double[] q = truth.own(g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())));
            values[v] = values[v] == TOP && q[0] < 12 ? 0 : values[v];
        }
        String message = assertThrows(InputException.class, () -> mesh(new LabelMap(g, values), ROLES))
                .getMessage();
        assertTrue(message.startsWith("The upper disc touches "), message);
    }

    @Test
    void the_label_grid_is_taken_as_it_is_voxel_by_voxel() {
        LabelMap map = drawn(DrawnVertebra.around(1.5), true);
        Generated made = mesh(map, ROLES);
        Specimen specimen = made.specimen();
        var counts = map.labelCounts();
        assertEquals(counts.get(TOP), made.facts().platenTopElementCount());
        assertEquals(counts.get(BOTTOM), made.facts().platenBottomElementCount());
        assertEquals(
                counts.get(DrawnVertebra.POSTERIOR) + counts.get(DrawnVertebra.BODY),
                made.facts().boneElementCount());
        assertEquals(1.5, made.facts().voxelMm());
        for (int e = 0; e < specimen.mesh().elementCount(); e++) {
            double[] p = specimen.mesh().elementCentre(e);
            double[] v = map.grid().toVoxel(p[0], p[1], p[2]);
            int at = map.grid().index((int) Math.round(v[0]), (int) Math.round(v[1]), (int) Math.round(v[2]));
            boolean bone = specimen.elementTissue(e) == Tissue.BONE;
            for (int s = 8 * e; s < 8 * e + 8; s++) {
                assertEquals(bone ? at % 1000 * 1e-3f : 0, specimen.density()[s], 1e-7f);
            }
        }
    }

    @Test
    void voxels_that_are_no_cubes_are_refused() {
        Grid cubic = DrawnVertebra.around(1.5);
        Grid flat = new Grid(
                cubic.nx(), cubic.ny(), cubic.nz() / 2, new double[] {1.5, 1.5, 3}, cubic.originMm(), cubic.axes());
        var error = assertThrows(InputException.class, () -> mesh(drawn(flat, true), ROLES));
        assertTrue(error.getMessage().contains("no cubes"), error.getMessage());
        assertTrue(error.getMessage().contains("Resample"), error.getMessage());
    }

    @Test
    void one_disc_alone_is_refused() {
        var one = new LabelRoles(
                ROLES.bone(), ROLES.body(), ROLES.platenTop(), java.util.OptionalInt.empty(), ROLES.lesions());
        var error = assertThrows(InputException.class, () -> mesh(drawn(DrawnVertebra.around(1.5), false), one));
        assertTrue(error.getMessage().contains("Draw both or none"), error.getMessage());
    }

    @Test
    void a_slanting_disc_face_is_told() {
        LabelMap straight = drawn(DrawnVertebra.around(1.5), true);
        int[] values = straight.values().clone();
        Grid grid = straight.grid();
        for (int v = 0; v < values.length; v++) {
            double[] q = DrawnVertebra.upright()
                    .own(grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
            values[v] = values[v] == TOP && q[2] > 16 + 0.12 * q[0] ? 0 : values[v];
        }
        assertTrue(mesh(new LabelMap(grid, values), ROLES).warnings().stream()
                .anyMatch(w -> w.text().contains("upper disc is not flat")));
    }
}
