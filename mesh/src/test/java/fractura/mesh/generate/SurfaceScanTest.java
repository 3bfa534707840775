package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.Shapes;
import fractura.mesh.surface.Surface;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What lies inside a surface, voxel by voxel.
class SurfaceScanTest {
    private static final double[] CENTRE = {3.3, -2.7, 100.1};

    private static ClosedSurface closed(Surface s) {
        return ClosedSurface.of("test", s);
    }

    private static double volume(Surface s, Grid grid) {
        double sum = 0;
        for (float share : SurfaceCoverage.of(closed(s), grid, 2)) {
            sum += share;
        }
        return sum * grid.voxelVolumeMm3();
    }

    private static Grid around(Surface s, double h) {
        double[] b = s.box();
        int[] n = new int[3];
        for (int c = 0; c < 3; c++) {
            n[c] = (int) Math.ceil((b[3 + c] - b[c]) / h) + 4;
        }
        return new Grid(
                n[0],
                n[1],
                n[2],
                new double[] {h, h, h},
                new double[] {b[0] - 1.37 * h, b[1] - 1.71 * h, b[2] - 1.5 * h},
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    @Test
    void the_voxels_of_a_body_converge_to_the_volume_its_surface_encloses() {
        for (Surface s : List.of(Shapes.ellipsoid(60, CENTRE, 12, 9, 7), Shapes.torus(60, 12, 4))) {
            double exact = s.signedVolume();
            double coarse = Math.abs(volume(s, around(s, 2)) - exact) / exact;
            double fine = Math.abs(volume(s, around(s, 0.5)) - exact) / exact;
            // lines 1 and 1/4 mm apart count a smooth body with an error of order 3/2 or better
            assertTrue(coarse < 0.02, "coarse " + coarse);
            assertTrue(fine < coarse / 4, "fine " + fine + ", coarse " + coarse);
        }
    }

    @Test
    void a_box_along_the_voxels_has_its_exact_shares() {
        // faces, edges and corners lie exactly on voxel faces and on rays
        Surface box = Shapes.box(4, 3, 2);
        Grid grid = Grid.aligned(6, 5, 4, 1);
        float[] share = SurfaceCoverage.of(closed(box), grid, 1);
        for (int n = 0; n < share.length; n++) {
            boolean isInside = n % 6 < 4 && n / 6 % 5 < 3 && n / 30 < 2;
            assertEquals(isInside ? 1 : 0, share[n], 1e-6);
        }
        Grid half = new Grid(
                6, 5, 4, new double[] {1, 1, 1}, new double[] {0, 0.5, 0.5}, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        assertEquals(0.5, SurfaceCoverage.of(closed(box), half, 3)[0], 1e-6);
    }

    @Test
    void a_point_is_inside_an_ellipsoid_or_a_torus_where_their_equations_say_so() {
        Surface torus = Shapes.torus(80, 12, 4);
        Grid grid = around(torus, 0.7);
        float[] share = SurfaceCoverage.of(closed(torus), grid, 1);
        for (int n = 0; n < share.length; n++) {
            double[] p = grid.toPatient(n % grid.nx(), n / grid.nx() % grid.ny(), n / (grid.nx() * grid.ny()));
            double distance = Math.hypot(Math.hypot(p[0], p[1]) - 12, p[2]) - 4;
            if (Math.abs(distance) > 0.7) { // half a voxel and the sagitta of the facets
                assertEquals(distance < 0 ? 1 : 0, share[n], 1e-6);
            }
        }
    }

    @Test
    void parts_pushed_into_each_other_are_one_body_and_a_cavity_is_empty() {
        Surface a = Shapes.box(4, 4, 4);
        double[] moved = a.xyz().clone();
        for (int n = 0; n < moved.length; n += 3) {
            moved[n] += 2;
        }
        Surface two = Shapes.both(a, new Surface(moved, a.triangles()));
        assertEquals(6 * 16, volume(two, around(two, 0.5)), 0.02 * 96);
        Surface shell = Shapes.both(
                Shapes.ellipsoid(40, CENTRE, 9, 9, 9), Shapes.insideOut(Shapes.ellipsoid(40, CENTRE, 6, 6, 6)));
        assertEquals(shell.signedVolume(), volume(shell, around(shell, 0.5)), 0.003 * shell.signedVolume());
    }

    @Test
    void a_cortex_thinner_than_a_voxel_keeps_its_mass() {
        Surface outer = Shapes.ellipsoid(60, CENTRE, 12, 11, 10);
        Surface inner = Shapes.ellipsoid(60, CENTRE, 11.6, 10.6, 9.6);
        SurfaceScan scan = SurfaceScan.of(closed(outer), Optional.of(closed(inner)), 1000, 150, List.of(), 1);
        double shell = outer.signedVolume() - inner.signedVolume();
        double exact = 1000 * shell + 150 * inner.signedVolume();
        double found = 0;
        double volume = 0;
        for (int n = 0; n < scan.density().values().length; n++) {
            if (scan.labels().map().values()[n] != 0) {
                found += scan.density().values()[n];
                volume++;
            }
        }
        // what half-filled voxels lose outside the label they gain inside, to some 2 % of mass and volume
        assertEquals(exact, found, 0.03 * exact);
        assertEquals(outer.signedVolume(), volume, 0.02 * volume);
        assertEquals(outer.signedVolume() / 1000, scan.boneCm3(), 0.002 * scan.boneCm3());
        assertEquals(inner.signedVolume() / 1000, scan.coreCm3(), 0.002 * scan.coreCm3());
        assertEquals(0, scan.coreOutsideCm3(), 1e-6);
    }

    @Test
    void no_sample_at_the_wall_mixes_in_air() {
        Surface ball = Shapes.ellipsoid(60, CENTRE, 12, 11, 10);
        SurfaceScan scan = SurfaceScan.of(closed(ball), Optional.empty(), 0, 150, List.of(), 1);
        Grid g = scan.density().grid();
        int[] labels = scan.labels().map().values();
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] != 0) {
                for (double d : new double[] {-0.5, 0.5}) { // two corners of the voxel
                    double at = scan.density()
                            .interpolate(n % g.nx() + d, n / g.nx() % g.ny() + d, n / (g.nx() * g.ny()) + d);
                    assertEquals(150, at, 1e-3, "a whole bone of one density");
                }
            }
        }
    }

    @Test
    void lesions_are_marked_inside_the_bone_only() {
        Surface outer = Shapes.ellipsoid(40, CENTRE, 12, 11, 10);
        Surface ball = Shapes.ellipsoid(40, new double[] {14, -2.7, 100.1}, 5, 5, 5);
        SurfaceScan.Lesion lesion = new SurfaceScan.Lesion(Tissue.LYTIC, closed(ball));
        SurfaceScan scan = SurfaceScan.of(closed(outer), Optional.empty(), 0, 200, List.of(lesion), 1);
        int value = scan.labels().roles().lesions().get(Tissue.LYTIC).iterator().next();
        int marked = scan.labels().map().labelCounts().get(value);
        assertTrue(marked > 100 && marked < 0.8 * ball.signedVolume(), "marked " + marked);
        Surface away = Shapes.ellipsoid(20, new double[] {300, 0, 0}, 5, 5, 5);
        assertTrue(assertThrows(
                        InputException.class,
                        () -> SurfaceScan.of(
                                closed(outer),
                                Optional.empty(),
                                0,
                                200,
                                List.of(new SurfaceScan.Lesion(Tissue.LYTIC, closed(away))),
                                1))
                .getMessage()
                .contains("holds no voxel of the bone"));
    }

    @Test
    void swapped_surfaces_and_too_many_voxels_are_refused() {
        ClosedSurface big = closed(Shapes.ellipsoid(30, CENTRE, 20, 20, 20));
        ClosedSurface small = closed(Shapes.ellipsoid(30, CENTRE, 9, 9, 9));
        String swapped = assertThrows(
                        InputException.class, () -> SurfaceScan.of(small, Optional.of(big), 1000, 150, List.of(), 1))
                .getMessage();
        assertTrue(swapped.contains("mostly outside"), swapped);
        String many = assertThrows(
                        InputException.class, () -> SurfaceScan.of(big, Optional.empty(), 0, 150, List.of(), 0.01))
                .getMessage();
        assertTrue(many.contains("more than fit"), many);
    }
}
