package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against looking at every voxel and every pair of them.
class RowRunsTest {
    private static final int NX = 11;
    private static final int NY = 4;
    private static final int NZ = 5;

    private final boolean[] kept = new boolean[NX * NY * NZ];

    private interface Touch {
        boolean of(int dx, int dy, int dz);
    }

    private void fill(int seed) {
        Random random = new Random(seed);
        for (int v = 0; v < kept.length; v++) {
            kept[v] = random.nextDouble() < 0.2 + 0.1 * seed && v % NX < NX - 1; // the last of a row stays empty
        }
        kept[3] = true;
    }

    private static RowGrid full() {
        int[] count = new int[NY * NZ];
        Arrays.fill(count, NX);
        return new RowGrid(NX, NY, NZ, new int[NY * NZ], count);
    }

    /// Voxel of a place of a run.
    private static int voxel(RowRuns runs, int a, int q) {
        return NX * runs.row(a) + runs.first(a) + q;
    }

    private void assertRuns(RowRuns runs, int edge) {
        List<Integer> voxels = new ArrayList<>();
        for (int a = 0; a < runs.count(); a++) {
            assertEquals(runs.first(a) / edge, (runs.first(a) + runs.length(a) - 1) / edge, "a run ends at walls");
            for (int q = 0; q < runs.length(a); q++) {
                voxels.add(voxel(runs, a, q));
            }
        }
        List<Integer> expected = new ArrayList<>();
        for (int v = 0; v < kept.length; v++) {
            if (kept[v]) {
                expected.add(v);
            }
        }
        assertEquals(expected, voxels);
    }

    private TreeSet<List<Integer>> pairs(RowRuns runs, Touch touch) {
        TreeSet<List<Integer>> pairs = new TreeSet<>((p, q) -> Arrays.compare(
                p.stream().mapToInt(i -> i).toArray(),
                q.stream().mapToInt(i -> i).toArray()));
        for (int a = 0; a < runs.count(); a++) {
            for (int b = a + 1; b < runs.count(); b++) {
                for (int p = 0; p < runs.length(a); p++) {
                    for (int q = 0; q < runs.length(b); q++) {
                        int v = voxel(runs, a, p);
                        int w = voxel(runs, b, q);
                        int dx = Math.abs(v % NX - w % NX);
                        int dy = Math.abs(v / NX % NY - w / NX % NY);
                        int dz = Math.abs(v / NX / NY - w / NX / NY);
                        if (touch.of(dx, dy, dz)) {
                            pairs.add(List.of(a, b));
                        }
                    }
                }
            }
        }
        return pairs;
    }

    private void assertNeighbours(RowRuns runs) {
        List<List<Integer>> met = new ArrayList<>();
        for (int r = 0; r < runs.rowCount(); r += 3) { // in parts
            runs.forNeighbours(r, Math.min(r + 3, runs.rowCount()), (a, b) -> met.add(List.of(a, b)));
        }
        assertEquals(
                pairs(runs, (dx, dy, dz) -> Math.max(dx, Math.max(dy, dz)) == 1).size(), met.size(), "each once");
        TreeSet<List<Integer>> expected = pairs(runs, (dx, dy, dz) -> Math.max(dx, Math.max(dy, dz)) == 1);
        expected.removeAll(met);
        assertEquals(0, expected.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6})
    void matter_between_walls_and_its_neighbours(int seed) {
        fill(seed);
        float[] stiffness = new float[kept.length + RowGrid.PAD];
        for (int v = 0; v < kept.length; v++) {
            stiffness[v] = kept[v] ? 1 : 0;
        }
        RowRuns runs = RowRuns.ofMatter(full(), stiffness, 4);
        assertRuns(runs, 4);
        assertNeighbours(runs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6})
    void bits_and_their_neighbours(int seed) {
        fill(seed);
        BitSet bits = new BitSet();
        for (int v = 0; v < kept.length; v++) {
            bits.set(v, kept[v]);
        }
        RowRuns runs = RowRuns.ofBits(bits, NX, NY);
        assertRuns(runs, NX);
        assertNeighbours(runs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6})
    void a_body_and_its_faces(int seed) {
        fill(seed);
        RowRuns runs = RowRuns.ofBody(VoxelMesh.of(Grid.aligned(NX, NY, NZ, 1), kept));
        assertRuns(runs, NX);
        List<List<Integer>> met = new ArrayList<>();
        runs.forFaces((a, b) -> met.add(List.of(a, b)));
        TreeSet<List<Integer>> expected = pairs(runs, (dx, dy, dz) -> dx == 0 && dy + dz == 1);
        assertEquals(expected.size(), met.size(), "each once");
        expected.removeAll(met);
        assertEquals(0, expected.size());
    }
}
