package fractura.solver.assembly;

import fractura.solver.linear.Parallel;
import java.util.BitSet;

/// Small stiff parts whose faces meet only voids or matter a hundred times softer.
///
/// Such a part moves as a rigid body in its soft bed or about an edge. Where other stiff voxels are near, a coarse
/// voxel covers both and cannot follow. Softer spots in stiff matter do no harm and are not looked for.
final class Fragments {
    /// As many as a coarse node reaches: 4×4×4.
    private static final int MOST_VOXELS = 64;

    /// Ours: chosen once for gyroid63, whose contrast is 2000, and not varied.
    private static final float CONTRAST = 100;

    private final RowGrid grid;
    private final float[] stiffness;

    /// voxels of the part being looked at, `i + nx*(j + ny*k)`
    private final long[] part = new long[MOST_VOXELS];

    /// its hull elements
    private final int[] elements = new int[MOST_VOXELS];

    private int count;

    /// the same as bits
    private final BitSet seen = new BitSet();

    private final BitSet found = new BitSet();

    /// voxels of parts that turned out large or beside stiffer matter; a search that meets one is in the same part
    private final BitSet rejected = new BitSet();

    private Fragments(RowGrid grid, float[] stiffness) {
        this.grid = grid;
        this.stiffness = stiffness;
    }

    /// @param grid rows
    /// @param stiffness of the hull's elements, 0 in voids
    /// @param parallel threads
    /// @return hull elements
    static BitSet of(RowGrid grid, float[] stiffness, Parallel parallel) {
        BitSet all = new BitSet();
        parallel.forRanges(LevelParts.of(grid, parallel), grid.nz, (from, to) -> {
            Fragments f = new Fragments(grid, stiffness);
            for (int k = from; k < to; k++) {
                for (int j = 0; j < grid.ny; j++) {
                    f.lookAlong(j, k);
                }
            }
            synchronized (all) {
                all.or(f.found);
            }
        });
        return all;
    }

    /// A part is looked at from its first voxel: what is before that one along each axis is void or softer.
    private void lookAlong(int j, int k) {
        int r = j + grid.ny * k;
        int first = grid.elementFirst[r];
        int end = first + grid.elementCount[r];
        int o = grid.elementOffset[r] - first;
        float before = 0;
        for (int i = first; i < end; i++) {
            float own = stiffness[o + i];
            if (isLoose(own, before) && isLoose(own, at(i, j - 1, k)) && isLoose(own, at(i, j, k - 1))) {
                grow(i, j, k);
            }
            before = own;
        }
    }

    /// Whether a voxel is there and its neighbour as good as void beside it.
    private static boolean isLoose(float own, float neighbour) {
        return own > CONTRAST * neighbour;
    }

    private float at(int i, int j, int k) {
        int e = grid.elementAt(i, j, k);
        return e < 0 ? 0 : stiffness[e];
    }

    private void grow(int i, int j, int k) {
        count = 0;
        boolean isSmall = add(i, j, k);
        for (int q = 0; isSmall && q < count; q++) {
            isSmall = addNeighbours(part[q]);
        }
        for (int q = 0; q < count; q++) {
            seen.clear(elements[q]);
            (isSmall ? found : rejected).set(elements[q]);
        }
    }

    private boolean addNeighbours(long voxel) {
        int i = (int) (voxel % grid.nx);
        int j = (int) (voxel / grid.nx % grid.ny);
        int k = (int) (voxel / grid.nx / grid.ny);
        float own = at(i, j, k);
        return add(own, i - 1, j, k)
                && add(own, i + 1, j, k)
                && add(own, i, j - 1, k)
                && add(own, i, j + 1, k)
                && add(own, i, j, k - 1)
                && add(own, i, j, k + 1);
    }

    /// False when the neighbour ends the search: the part is large or lies in stiffer matter.
    private boolean add(float own, int i, int j, int k) {
        float neighbour = at(i, j, k);
        return isLoose(own, neighbour) || !isLoose(neighbour, own) && add(i, j, k);
    }

    private boolean add(int i, int j, int k) {
        int e = grid.elementAt(i, j, k);
        if (seen.get(e)) {
            return true;
        }
        if (count == MOST_VOXELS || rejected.get(e)) {
            return false;
        }
        seen.set(e);
        elements[count] = e;
        part[count++] = i + grid.nx * (j + (long) grid.ny * k);
        return true;
    }
}
