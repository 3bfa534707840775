package fractura.mesh.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClosedSurfaceTest {
    private static final double[] ORIGIN = {0, 0, 0};

    private static String refusal(Surface s) {
        return assertThrows(InputException.class, () -> ClosedSurface.of("bone.stl", s))
                .getMessage();
    }

    @Test
    void corners_of_torn_triangles_are_welded_and_the_volume_kept() {
        Surface ball = Shapes.ellipsoid(40, ORIGIN, 10, 10, 10);
        ClosedSurface closed = ClosedSurface.of("ball", Shapes.torn(ball));
        assertTrue(closed.holes().isEmpty());
        assertEquals(ball.signedVolume(), closed.surface().signedVolume(), 1e-9);
        Surface box = ClosedSurface.of("box", Shapes.box(1, 2, 3)).surface();
        assertEquals(6, box.signedVolume(), 1e-12);
        assertEquals(22, box.area(), 1e-12);
    }

    @Test
    void a_small_hole_is_filled_and_its_area_told() {
        Surface ball = Shapes.ellipsoid(40, ORIGIN, 10, 10, 10);
        int at = 601;
        ClosedSurface closed = ClosedSurface.of("ball", Shapes.without(ball, at, at + 2));
        assertEquals(1, closed.holes().size());
        // two neighbouring triangles of a nearly flat patch
        assertEquals(ball.area(at) + ball.area(at + 1), closed.holes().getFirst(), 0.01);
        assertEquals(ball.signedVolume(), closed.surface().signedVolume(), 1e-3 * ball.signedVolume());
    }

    @Test
    void a_surface_cut_open_is_refused_with_the_size_of_its_hole() {
        Surface ball = Shapes.ellipsoid(40, ORIGIN, 10, 10, 10);
        String message = refusal(Shapes.without(ball, 0, 1000));
        assertTrue(message.contains("bone.stl is open: 1 hole takes"), message);
    }

    @Test
    void triangles_turned_at_random_are_turned_back() {
        Surface torus = Shapes.torus(30, 20, 6);
        int[] mixed = torus.triangles().clone();
        for (int t = 0; t < mixed.length; t += 21) {
            int b = mixed[t + 1];
            mixed[t + 1] = mixed[t + 2];
            mixed[t + 2] = b;
        }
        Surface mended =
                ClosedSurface.of("torus", new Surface(torus.xyz(), mixed)).surface();
        assertEquals(torus.signedVolume(), mended.signedVolume(), 1e-9);
    }

    @Test
    void a_surface_turned_inside_out_is_turned_outwards() {
        Surface box = Shapes.insideOut(Shapes.box(1, 2, 3));
        assertEquals(-6, box.signedVolume(), 1e-12);
        assertEquals(6, ClosedSurface.of("box", box).surface().signedVolume(), 1e-12);
    }

    @Test
    void a_cavity_stays_a_cavity() {
        Surface shell = Shapes.both(
                Shapes.ellipsoid(30, ORIGIN, 10, 10, 10), Shapes.insideOut(Shapes.ellipsoid(30, ORIGIN, 5, 5, 5)));
        double volume = ClosedSurface.of("shell", shell).surface().signedVolume();
        assertEquals(shell.signedVolume(), volume, 1e-9);
    }

    @Test
    void flat_branching_and_one_sided_surfaces_are_refused() {
        Surface flat = Shapes.box(1, 1, 1.5e-6);
        assertTrue(refusal(flat).contains("no volume"), refusal(flat));
        Surface box = Shapes.box(1, 1, 1);
        int[] wall = Arrays.copyOf(box.triangles(), box.triangles().length + 6);
        System.arraycopy(new int[] {0, 1, 7, 0, 7, 6}, 0, wall, box.triangles().length, 6);
        assertTrue(refusal(new Surface(box.xyz(), wall)).contains("branches"));
        assertTrue(refusal(moebius()).contains("Möbius"));
    }

    private static Surface moebius() {
        int n = 12;
        Growing g = new Growing();
        for (int i = 0; i < n; i++) {
            double u = 2 * Math.PI * i / n;
            for (double v : new double[] {-1, 1}) {
                double d = 5 + v * Math.cos(u / 2);
                g.corner(d * Math.cos(u), d * Math.sin(u), v * Math.sin(u / 2));
            }
        }
        for (int i = 0; i < n; i++) {
            int a = 2 * i;
            boolean isLast = i == n - 1;
            int c = isLast ? 1 : a + 2;
            int d = isLast ? 0 : a + 3;
            g.triangle(a, a + 1, c);
            g.triangle(a + 1, d, c);
        }
        return g.surface();
    }

    @Test
    void axes_of_a_file_are_turned_to_lps_and_outside_stays_outside() {
        Surface box = Shapes.box(1, 2, 3);
        for (String axes : new String[] {"LPS", "RAS", "ALS", "LAS", "SRP", "IPR"}) {
            Surface turned = box.toPatient(axes, 10);
            assertEquals(6000, turned.signedVolume(), 1e-9, axes);
        }
        double[] b = box.toPatient("ALS", 1).box();
        assertEquals("[0.0, -1.0, 0.0, 2.0, 0.0, 3.0]", Arrays.toString(plain(b)));
    }

    private static double[] plain(double[] v) {
        return Arrays.stream(v).map(x -> x + 0.0).toArray();
    }
}
