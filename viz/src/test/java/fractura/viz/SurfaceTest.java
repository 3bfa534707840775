package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.mesh.io.VtuFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurfaceTest {
    @Test
    void a_box_of_voxels_is_bounded_by_its_outer_faces_only() {
        VoxelMesh mesh = ball(0);
        HexSurface surface = surface(mesh);
        assertEquals(6 * 20 * 20, surface.count());
        edges(surface).forEach((edge, balance) -> assertEquals(0, balance[0], "open edge " + edge));
        edges(surface).forEach((edge, balance) -> assertEquals(2, balance[1], "edge " + edge));
    }

    @Test
    void every_edge_of_a_bone_is_passed_as_often_forth_as_back() {
        ResultModel model = ResultModel.of(DrawnVertebra.result(2, 1));
        HexSurface surface = HexSurface.of(model.hexes(), model.elementsOf(ResultModel.Part.BONE));
        assertTrue(surface.count() > 2000);
        edges(surface).forEach((edge, balance) -> assertEquals(0, balance[0], "open edge " + edge));
    }

    @Test
    void no_vertex_leaves_its_window_and_volume_stays_within_2_percent() {
        VoxelMesh mesh = ball(9);
        SurfaceGeometry g = SurfaceGeometry.of(surface(mesh), mesh.nodesXyz());
        double most = 0;
        double[] raw = mesh.nodesXyz();
        for (int v = 0; v < g.vertexCount(); v++) {
            double s = 0;
            for (int i = 0; i < 3; i++) {
                s += Math.pow(g.xyz()[3 * v + i] - raw[3 * g.nodes()[v] + i], 2);
            }
            most = Math.max(most, Math.sqrt(s));
        }
        assertTrue(most <= 1.0001 && most > 0.2, "largest move " + most);
        assertEquals(mesh.elementCount(), volume(g), 0.02 * mesh.elementCount());
    }

    @Test
    void normals_of_a_ball_point_outward_within_8_degrees() {
        VoxelMesh mesh = ball(9);
        SurfaceGeometry g = SurfaceGeometry.of(surface(mesh), mesh.nodesXyz());
        double worst = 1;
        for (int v = 0; v < g.vertexCount(); v++) {
            double dot = 0;
            double length = 0;
            for (int i = 0; i < 3; i++) {
                double r = g.xyz()[3 * v + i] - 10;
                dot += r * g.normals()[3 * v + i];
                length += r * r;
            }
            worst = Math.min(worst, dot / Math.sqrt(length));
        }
        assertTrue(worst > Math.cos(Math.toRadians(8)), "worst angle " + Math.toDegrees(Math.acos(worst)));
    }

    @Test
    void undefined_elements_do_not_dim_their_neighbours() {
        VtuFile file = DrawnVertebra.result(4, 0);
        ResultModel model = ResultModel.of(file);
        float[] values = new float[file.mesh().elementCount()];
        Arrays.fill(values, 7);
        for (int e = 0; e < values.length; e += 3) {
            values[e] = Float.NaN;
        }
        boolean[] all = new boolean[values.length];
        Arrays.fill(all, true);
        for (float v : model.nodalMean(values, all)) {
            assertTrue(Float.isNaN(v) || v == 7f, "mean " + v);
        }
    }

    private static HexSurface surface(VoxelMesh mesh) {
        boolean[] all = new boolean[mesh.elementCount()];
        Arrays.fill(all, true);
        return HexSurface.of(mesh.elementNodes(), all);
    }

    /// A ball around the middle of a box of 20³ mm; radius 0 keeps the whole box.
    private static VoxelMesh ball(double radius) {
        boolean[] keep = new boolean[8000];
        for (int v = 0; v < keep.length; v++) {
            double x = v % 20 - 9.5;
            double y = v / 20 % 20 - 9.5;
            double z = v / 400 - 9.5;
            keep[v] = radius == 0 || x * x + y * y + z * z < radius * radius;
        }
        return VoxelMesh.of(Grid.aligned(20, 20, 20, 1), keep);
    }

    /// Per undirected edge: times passed forth less times passed back, and times passed.
    private static Map<Long, int[]> edges(HexSurface surface) {
        Map<Long, int[]> edges = new HashMap<>();
        int[] q = surface.quads();
        for (int k = 0; k < q.length; k += 4) {
            for (int c = 0; c < 4; c++) {
                long a = q[k + c];
                long b = q[k + (c + 1) % 4];
                int[] n = edges.computeIfAbsent(Math.min(a, b) << 32 | Math.max(a, b), e -> new int[2]);
                n[0] += a < b ? 1 : -1;
                n[1]++;
            }
        }
        return edges;
    }

    private static double volume(SurfaceGeometry g) {
        double six = 0;
        float[] p = g.xyz();
        int[] t = g.triangles();
        for (int k = 0; k < t.length; k += 3) {
            int a = 3 * t[k];
            int b = 3 * t[k + 1];
            int c = 3 * t[k + 2];
            double[] n =
                    CutSection.cross(new double[] {p[b], p[b + 1], p[b + 2]}, new double[] {p[c], p[c + 1], p[c + 2]});
            six += p[a] * n[0] + p[a + 1] * n[1] + p[a + 2] * n[2];
        }
        return six / 6;
    }
}
