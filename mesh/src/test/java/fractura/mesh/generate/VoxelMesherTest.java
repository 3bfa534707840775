package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoxelMesherTest {
    private static final LabelRoles BONE = LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY);

    private static Generated mesh(LabelMap map, LabelRoles roles) {
        return VoxelMesher.defaults()
                .mesh(
                        DrawnVertebra.uniform(map.grid(), 0.2),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("drawn.nii", map, roles)),
                        "L3");
    }

    /// A ball of label `value`, added to a map.
    private static LabelMap withBall(LabelMap map, double[] centre, double radius, int value) {
        int[] values = map.values().clone();
        Grid g = map.grid();
        for (int v = 0; v < values.length; v++) {
            double[] d = Turned.minus(g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())), centre);
            values[v] = Turned.dot(d, d) <= radius * radius ? value : values[v];
        }
        return new LabelMap(g, values);
    }

    @Test
    void the_mesh_keeps_the_volume_of_the_mask_within_two_percent_when_turned_and_resampled() {
        LabelMap map = DrawnVertebra.turned(20, -12, 15).labels(DrawnVertebra.around(1.5));
        for (double h : new double[] {0.7, 1.0, 2.0}) {
            GenerationFacts facts = VoxelMesher.defaults()
                    .withVoxelMm(h)
                    .mesh(
                            DrawnVertebra.uniform(map.grid(), 0.2),
                            DensityKind.K2HPO4,
                            List.of(new LabelSource("drawn", map, BONE)),
                            "L3")
                    .facts();
            assertEquals(facts.maskVolumeCm3(), facts.meshVolumeCm3(), 0.02 * facts.maskVolumeCm3());
            assertEquals(200, facts.meanDensityMgCm3(), 1e-3);
            assertEquals(200, facts.trabecularDensityMgCm3().orElseThrow(), 1e-3);
        }
    }

    @Test
    void grid_axes_are_left_posterior_superior_of_the_vertebra() {
        DrawnVertebra truth = DrawnVertebra.turned(20, -12, 15);
        Specimen specimen = mesh(truth.labels(DrawnVertebra.around(1.0)), BONE).specimen();
        for (int a = 0; a < 3; a++) {
            assertTrue(Turned.degrees(
                            Turned.axis(truth.axes(), a),
                            Turned.axis(specimen.mesh().grid().axes(), a))
                    < 1);
        }
        var site = (Site.Vertebra) specimen.site();
        assertEquals("L3", site.level());
        assertEquals(DrawnVertebra.CORE_HEIGHT, site.bodyHeightMm(), 0.5);
        assertArrayEquals(specimen.mesh().grid().axes(), site.axes(), 1e-12);
    }

    @Test
    void outer_faces_of_the_discs_are_flat_and_complete() {
        Specimen specimen = mesh(DrawnVertebra.turned(-25, 8, -10).labels(DrawnVertebra.around(1.0)), BONE)
                .specimen();
        for (Tissue disc : new Tissue[] {Tissue.PLATEN_TOP, Tissue.PLATEN_BOTTOM}) {
            VoxelMesh mesh = specimen.mesh();
            Grid grid = mesh.grid();
            int step = disc == Tissue.PLATEN_TOP ? 1 : -1;
            int layer = grid.nx() * grid.ny();
            int face = step > 0 ? 0 : grid.nz();
            boolean[] columns = new boolean[layer];
            for (int e = 0; e < mesh.elementCount(); e++) {
                if (specimen.elementTissue(e) == disc) {
                    int k = mesh.elementIjk(e)[2];
                    face = step > 0 ? Math.max(face, k) : Math.min(face, k);
                    columns[mesh.voxel(e) % layer] = true;
                }
            }
            for (int c = 0; c < layer; c++) {
                if (columns[c]) {
                    int e = mesh.element(c % grid.nx(), c / grid.nx(), face);
                    assertEquals(disc, specimen.elementTissue(e));
                    assertEquals(-1, mesh.element(c % grid.nx(), c / grid.nx(), face + step));
                }
            }
            boolean[] free = new boolean[layer];
            for (int c = 0; c < layer; c++) {
                free[c] = !columns[c];
            }
            int[] onePiece = {BoneMask.count(columns)};
            assertArrayEquals(
                    onePiece,
                    Components.of(columns, grid.nx(), grid.ny(), Components.Contact.FACE)
                            .sizes());
            assertEquals(
                    1,
                    Components.of(free, grid.nx(), grid.ny(), Components.Contact.FACE)
                            .sizes()
                            .length);
            assertEquals(DrawnVertebra.ENDPLATE_MM2, onePiece[0], 0.05 * DrawnVertebra.ENDPLATE_MM2);
        }
    }

    @Test
    void discs_are_five_millimetres_beyond_the_rim_and_fill_the_hollow() {
        Specimen specimen = mesh(DrawnVertebra.upright().labels(DrawnVertebra.around(0.8)), BONE)
                .specimen();
        VoxelMesh mesh = specimen.mesh();
        double top = Double.NEGATIVE_INFINITY;
        double middle = Double.POSITIVE_INFINITY;
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (specimen.elementTissue(e) == Tissue.PLATEN_TOP) {
                double[] q = DrawnVertebra.upright().own(mesh.elementCentre(e));
                top = Math.max(top, q[2] + 0.5);
                middle = Math.hypot(q[0], q[1]) < 3 ? Math.min(middle, q[2] - 0.5) : middle;
            }
        }
        assertEquals(DrawnVertebra.HALF_HEIGHT + 5, top, 1.0);
        assertEquals(DrawnVertebra.HALF_HEIGHT - DrawnVertebra.HOLLOW, middle, 1.0);
    }

    @Test
    void articular_processes_stay_outside_the_discs_and_stay_bone() {
        DrawnVertebra truth = DrawnVertebra.turned(10, 5, 0);
        Specimen specimen = mesh(truth.labels(DrawnVertebra.around(1.0)), BONE).specimen();
        int high = 0;
        for (int e = 0; e < specimen.mesh().elementCount(); e++) {
            double[] q = truth.own(specimen.mesh().elementCentre(e));
            if (specimen.elementTissue(e).isPlaten()) {
                double r2 = Math.pow(q[0] / (DrawnVertebra.BODY_LEFT + 1.5), 2)
                        + Math.pow(q[1] / (DrawnVertebra.BODY_BACK + 1.5), 2);
                assertTrue(r2 < 1, "disc element outside the body at " + q[0] + " " + q[1]);
                assertEquals(0, specimen.elementDensity(e));
            } else if (q[2] > 20) {
                high++;
            }
        }
        double expected = 2 * 6 * 8 * 6;
        assertEquals(expected, high, 0.15 * expected);
    }

    @Test
    void an_island_is_dropped_and_its_volume_reported() {
        LabelMap map = withBall(
                DrawnVertebra.upright().labels(DrawnVertebra.around(1.0)),
                DrawnVertebra.upright().patient(0, -40, 0),
                4,
                DrawnVertebra.POSTERIOR);
        Generated made = mesh(map, BONE);
        assertEquals(4.0 / 3 * Math.PI * 64 / 1000, made.facts().droppedVolumeCm3(), 0.04);
        assertTrue(made.warnings().stream().anyMatch(w -> w.text().contains("islands")));
    }

    @Test
    void two_bones_in_one_label_are_refused() {
        LabelMap map = withBall(
                DrawnVertebra.upright().labels(DrawnVertebra.around(1.0)),
                DrawnVertebra.upright().patient(0, -40, 0),
                15,
                DrawnVertebra.POSTERIOR);
        var error = assertThrows(InputException.class, () -> mesh(map, BONE));
        assertTrue(error.getMessage().startsWith("Two bones in one label"), error.getMessage());
        assertTrue(error.getMessage().contains("14.1 cm³"), error.getMessage());
    }

    @Test
    void an_absent_label_is_refused_with_the_labels_present() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(3.0));
        var error = assertThrows(InputException.class, () -> mesh(map, LabelRoles.ofBone(22)));
        assertTrue(
                error.getMessage().startsWith("Label 22 is not in drawn.nii. Labels present (voxels): 7 ("),
                error.getMessage());
    }

    @Test
    void a_map_without_any_label_is_refused() {
        Grid grid = DrawnVertebra.around(5.0);
        var error = assertThrows(
                InputException.class,
                () -> mesh(new LabelMap(grid, new int[grid.voxelCount()]), LabelRoles.ofBone(22)));
        assertTrue(error.getMessage().contains("holds no label at all"), error.getMessage());
    }

    @Test
    void no_bone_role_is_refused() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(3.0));
        var error = assertThrows(
                InputException.class, () -> mesh(map, LabelRoles.none().withBody(8)));
        assertTrue(error.getMessage().contains("No label is named as bone"), error.getMessage());
    }

    @Test
    void a_bone_at_the_image_border_blocks() {
        DrawnVertebra truth = DrawnVertebra.upright();
        Grid whole = DrawnVertebra.around(1.0);
        double[] cut = truth.patient(-75, -75, -5);
        Grid part = new Grid(150, 150, 60, whole.spacingMm(), cut, whole.axes());
        List<Warning> found = mesh(truth.labels(part), BONE).warnings();
        assertTrue(found.stream().anyMatch(w -> w.code().equals("W05") && w.level() == Warning.Level.BLOCK));
    }

    @Test
    void a_density_on_another_grid_is_refused_with_both_sizes() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(3.0));
        var error = assertThrows(InputException.class, () -> VoxelMesher.defaults()
                .mesh(
                        DrawnVertebra.uniform(DrawnVertebra.around(5.0), 0.2),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("drawn", map, BONE)),
                        "L3"));
        assertTrue(error.getMessage().contains("50×50×50"), error.getMessage());
        assertTrue(error.getMessage().contains("30×30×30"), error.getMessage());
    }

    @Test
    void a_voxel_too_small_for_the_memory_is_refused_with_one_that_fits() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(3.0));
        var density = DrawnVertebra.uniform(map.grid(), 0.2);
        var source = List.of(new LabelSource("drawn", map, BONE));
        var mesher = VoxelMesher.defaults().withVoxelMm(0.3);
        var error = assertThrows(
                InputException.class, () -> mesher.mesh(density, DensityKind.K2HPO4, source, "L3", 50_000_000));
        String text = error.getMessage();
        assertTrue(text.contains("0.1 GB are available"), text);
        double fits = Double.parseDouble(text.replaceAll(".*voxel of ([0-9.]+) mm or more.*", "$1"));
        assertTrue(fits > 0.3 && fits < 2, text);
        assertTrue(mesher.withVoxelMm(fits)
                        .mesh(density, DensityKind.K2HPO4, source, "L3", 50_000_000)
                        .facts()
                        .elementCount()
                > 0);
    }

    @Test
    void a_mesh_that_fits_but_could_not_be_solved_is_refused_before_it_is_made() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(3.0));
        var mesher = VoxelMesher.defaults();
        var density = DrawnVertebra.uniform(map.grid(), 0.2);
        var source = List.of(new LabelSource("drawn", map, BONE));
        int elements =
                mesher.mesh(density, DensityKind.K2HPO4, source, "L3").facts().elementCount();
        long meshOnly = 400L * elements;
        String text = assertThrows(
                        InputException.class, () -> mesher.mesh(density, DensityKind.K2HPO4, source, "L3", meshOnly))
                .getMessage();
        assertTrue(text.contains("to mesh and solve"), text);
    }

    @Test
    void a_voxel_outside_its_range_is_refused() {
        for (double h : new double[] {0.1, 11, Double.NaN}) {
            var error = assertThrows(InputException.class, () -> new VoxelMesher(h, 5));
            assertTrue(error.getMessage().contains("0.2 to 10 mm"), error.getMessage());
        }
    }

    @Test
    void density_is_sampled_at_the_sample_positions() {
        DrawnVertebra truth = DrawnVertebra.turned(20, -12, 15);
        Grid grid = DrawnVertebra.around(1.5);
        Specimen specimen = VoxelMesher.defaults()
                .mesh(
                        truth.density(grid, q -> 0.3 + 0.004 * q[0] - 0.003 * q[1] + 0.002 * q[2]),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("drawn", truth.labels(grid), BONE)),
                        "L3")
                .specimen();
        for (int s = 0; s < specimen.density().length; s += 97) {
            if (specimen.tissueAt(s).isBone()) {
                double[] q = truth.own(specimen.samplePosition(s));
                assertEquals(0.3 + 0.004 * q[0] - 0.003 * q[1] + 0.002 * q[2], specimen.density()[s], 1e-5);
            }
        }
    }

    @Test
    void a_lesion_from_a_second_map_marks_bone_and_only_bone() {
        DrawnVertebra truth = DrawnVertebra.upright();
        Grid grid = DrawnVertebra.around(1.0);
        LabelMap bone = truth.labels(grid);
        double[] centre = truth.patient(DrawnVertebra.BODY_LEFT, 0, 0);
        LabelMap lesion = withBall(new LabelMap(grid, new int[grid.voxelCount()]), centre, 8, 90);
        Generated made = VoxelMesher.defaults()
                .mesh(
                        DrawnVertebra.uniform(grid, 0.2),
                        DensityKind.K2HPO4,
                        List.of(
                                new LabelSource("bone", bone, BONE),
                                new LabelSource(
                                        "lesion", lesion, LabelRoles.none().withLesion(Tissue.LYTIC, 90))),
                        "L3");
        double inside = made.facts().lesionVolumesCm3().get(Tissue.LYTIC);
        double ball = 4.0 / 3 * Math.PI * 512 / 1000;
        assertTrue(inside > 0.3 * ball && inside < 0.6 * ball, "inside " + inside);
        assertTrue(made.warnings().stream().anyMatch(w -> w.code().equals("W10")));
    }

    @Test
    void a_lesion_map_without_a_voxel_in_this_bone_blocks() {
        LabelMap bone = DrawnVertebra.upright().labels(DrawnVertebra.around(1.5));
        int[] values = new int[bone.grid().voxelCount()];
        values[0] = 90;
        LabelMap lesion = new LabelMap(bone.grid(), values);
        List<Warning> found = VoxelMesher.defaults()
                .mesh(
                        DrawnVertebra.uniform(bone.grid(), 0.2),
                        DensityKind.K2HPO4,
                        List.of(
                                new LabelSource("bone", bone, BONE),
                                new LabelSource(
                                        "lesion", lesion, LabelRoles.none().withLesion(Tissue.LYTIC, 90))),
                        "L3")
                .warnings();
        assertTrue(found.stream().anyMatch(w -> w.code().equals("W10") && w.level() == Warning.Level.BLOCK));
    }

    @Test
    void a_plate_of_one_voxel_is_refused_for_want_of_endplates() {
        Grid grid = Grid.aligned(50, 50, 50, 1.5);
        int[] values = new int[grid.voxelCount()];
        for (int k = 8; k < 42; k++) {
            for (int i = 8; i < 42; i++) {
                values[grid.index(i, 25, k)] = 1;
            }
        }
        LabelMap plate = new LabelMap(grid, values);
        String message = assertThrows(InputException.class, () -> mesh(plate, LabelRoles.ofBone(1)))
                .getMessage();
        assertTrue(message.contains("endplate"), message);
    }

    @Test
    void a_lesion_drawn_over_the_bone_label_stays_bone() {
        DrawnVertebra truth = DrawnVertebra.upright();
        LabelMap plain = truth.labels(DrawnVertebra.around(1.0));
        LabelMap map = withBall(plain, truth.patient(0, 0, 0), 8, 91);
        Generated made = mesh(map, BONE.withLesion(Tissue.BLASTIC, 91));
        assertEquals(mesh(plain, BONE).facts().meshVolumeCm3(), made.facts().meshVolumeCm3(), 1e-9);
        assertEquals(
                4.0 / 3 * Math.PI * 512 / 1000, made.facts().lesionVolumesCm3().get(Tissue.BLASTIC), 0.05);
    }
}
