package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.VoxelMesh;
import fractura.solver.linear.Parallel;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNeedTest {
    private static VoxelMesh tube(int across, int length, double hollow) {
        boolean[] keep = new boolean[across * across * length];
        for (int v = 0; v < keep.length; v++) {
            double r = Math.hypot(v % across + 0.5 - across / 2.0, v / across % across + 0.5 - across / 2.0);
            keep[v] = r < across / 2.0 && r >= hollow * across / 2.0;
        }
        return VoxelMesh.of(Grid.aligned(across, across, length, 1), keep);
    }

    private static double[] filled(int n, double value) {
        double[] v = new double[n];
        Arrays.fill(v, value);
        return v;
    }

    private static long need(VoxelMesh mesh, int constants) {
        try (Parallel parallel = new Parallel(1)) {
            return MemoryNeed.of(mesh, new VoxelLayout(mesh, parallel).rows, constants)
                    .bytes();
        }
    }

    /// The system counts its arrays once they are there: operator, hierarchy and three Krylov vectors.
    @ParameterizedTest
    @CsvSource({"40, 40, 0", "40, 120, 0.8", "60, 30, 0.5"})
    void the_need_foretold_holds_what_the_system_counts_and_not_much_more(int across, int length, double hollow) {
        VoxelMesh mesh = tube(across, length, hollow);
        int elements = mesh.elementCount();
        Materials materials = new Materials(filled(elements, 1000), filled(elements, 0.3));
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        conditions.fix(0, 0, 0);
        try (Parallel parallel = new Parallel(1)) {
            VoxelSystem system = new VoxelSystem(mesh, materials, conditions, new boolean[mesh.nodeCount()], parallel);
            long counted = system.bytes();
            long foretold = need(mesh, 2);
            double own = 8.0 * mesh.grid().voxelCount() + 75.0 * mesh.nodeCount(); // mesh, materials, conditions
            assertTrue(foretold > counted, foretold + " foretold, " + counted + " counted");
            assertTrue(foretold < 1.6 * counted + own, foretold + " foretold, " + counted + " counted");
        }
    }

    @Test
    void a_problem_beyond_the_memory_is_refused_with_both_sizes_and_the_way_out() {
        MemoryNeed need = new MemoryNeed(12_345_678, 1000, 5L << 30);
        InputException refusal = assertThrows(InputException.class, () -> need.within(2L << 30));
        for (String word : new String[] {"12,345,678 elements", "5.00 GiB", "2.00 GiB", "voxel-mm", "-Xmx7g"}) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
        assertSame(need, need.within(6L << 30));
    }

    @Test
    void vectors_beyond_one_java_array_are_refused_whatever_the_memory() {
        MemoryNeed need = new MemoryNeed(700_000_000, 1L << 31, 1);
        InputException refusal = assertThrows(InputException.class, () -> need.within(Long.MAX_VALUE));
        assertTrue(refusal.getMessage().contains("2,147,483,648 numbers"), refusal.getMessage());
    }

    @Test
    void the_need_grows_with_the_hull_and_not_only_with_the_bone() {
        VoxelMesh full = tube(40, 40, 0);
        VoxelMesh hollow = tube(40, 40, 0.8);
        long bytesFull = need(full, 2);
        long bytesHollow = need(hollow, 2);
        assertTrue(need(full, 9) > bytesFull + 55L * full.elementCount());
        assertEquals(1, (double) bytesHollow / bytesFull, 0.5);
        assertTrue(hollow.elementCount() < 0.4 * full.elementCount());
    }
}
