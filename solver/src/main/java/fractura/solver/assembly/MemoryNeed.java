package fractura.solver.assembly;

import fractura.mesh.InputException;
import fractura.mesh.MemoryException;
import fractura.mesh.VoxelMesh;
import fractura.solver.linear.Parallel;
import java.util.Locale;

/// What a solve will hold in memory at once, known from the hull before anything large is made.
///
/// Counted: the problem as handed over, operator, hierarchy, Krylov vectors, and results. Not counted: what else
/// the program holds, loose parts and copied nodes (up to 90 bytes an element on real vertebrae), elements at padded
/// sides, the second hierarchy that thin walls may ask for, and what the garbage collector leaves unused. So a
/// problem that is refused cannot fit, and one that is let through may still not.
///
/// @param elementCount elements of the body
/// @param vectorEntries longest array, entries
/// @param bytes most alive at once
public record MemoryNeed(int elementCount, long vectorEntries, long bytes) {
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final double GIB = 1L << 30;

    /// @param mesh body, of isotropic materials
    /// @param parallel threads
    /// @return bytes that a system of it, its solve and its results take at least
    public static long ofSolving(VoxelMesh mesh, Parallel parallel) {
        return of(mesh, new VoxelLayout(mesh, parallel).rows, 2).bytes();
    }

    /// @param mesh body
    /// @param rows its hull
    /// @param constants elastic constants of an element: 2, or 9 for orthotropic ones
    static MemoryNeed of(VoxelMesh mesh, RowGrid rows, int constants) {
        long elements = mesh.elementCount();
        long nodes = mesh.nodeCount();
        long entries = 3L * rows.nodeTotal + 3L * RowGrid.PAD;
        long moduli = 4L * constants * rows.elementTotal;
        long diagonal = constants == 2 ? 4 * entries / 3 : 4 * entries; // 1/D of a node, or of its components
        long level = moduli + diagonal + 12 * entries; // b, x, the x before it
        long lasting = level + level / 6 + moduli; // coarser grids are 1/8 each, with springs; what rounding leaves
        long iterating = 32 * entries; // x, r, p; a guess and its residual in single precision
        // displacement and reaction; u, K u; then strain and stress
        long finishing = 48 * nodes + Math.max(16 * entries, 96 * elements);
        long layout = 4 * (nodes + elements);
        return new MemoryNeed(
                mesh.elementCount(), entries, problem(mesh) + layout + lasting + Math.max(iterating, finishing));
    }

    /// Mesh, materials and conditions.
    private static long problem(VoxelMesh mesh) {
        long voxels = mesh.grid().voxelCount();
        return 8 * voxels + 20L * mesh.elementCount() + 55L * mesh.nodeCount();
    }

    /// @param available bytes Java may use
    /// @return this
    /// @throws InputException when the need is larger, or an array would be longer than Java allows
    MemoryNeed within(long available) {
        if (vectorEntries > LONGEST_ARRAY) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "A model of %,d elements needs vectors of %,d numbers, and Java's arrays end at %,d. Take larger elements"
                            + " (mesh: voxel-mm), or crop the model.",
                    elementCount,
                    vectorEntries,
                    LONGEST_ARRAY));
        }
        if (bytes > available) {
            throw new MemoryException(String.format(
                    Locale.ROOT,
                    "Solving %,d elements needs about %.2f GiB of memory, and Java may use %.2f GiB. Take larger elements (mesh:"
                            + " voxel-mm; half the memory for a 1.26 times longer edge), or give more, for example"
                            + " FRACTURA_JAVA_OPTS=-Xmx%dg.",
                    elementCount,
                    bytes / GIB,
                    available / GIB,
                    (long) Math.ceil(1.3 * bytes / GIB)));
        }
        return this;
    }
}
