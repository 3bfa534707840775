package fractura.solver.assembly;

import fractura.solver.linear.Parallel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Voxels in no full block of 2×2×2: whiskers, bridges and sheets one voxel thick, what is joined by an edge alone.
///
/// They bend easily, and where only a narrow gap parts them from the body a coarse voxel covers both sides, so no
/// coarse grid can move the one without the other.
final class ThinVoxels {
    private static final float DECADE = 10;

    /// By how much, at the least, matter is softer that holds a wall no more than air does (a choice).
    private static final float SOFTER = 30;

    private final RowGrid grid;
    private final int words;

    /// one bit a voxel, rows of `words` longs
    private final long[] kept;

    private final long[] thick;

    /// @param least stiffness above which a voxel counts
    private ThinVoxels(RowGrid grid, float[] stiffness, float least) {
        this.grid = grid;
        words = grid.nx / 64 + 1;
        kept = new long[Math.multiplyExact(words, grid.ny * grid.nz)];
        thick = new long[kept.length];
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            for (int q = 0; q < grid.elementCount[r]; q++) {
                int i = grid.elementFirst[r] + q;
                long bit = stiffness[grid.elementOffset[r] + q] > least ? 1L << i : 0;
                kept[r * words + i / 64] |= bit;
            }
        }
    }

    /// @param grid rows
    /// @param stiffness of the hull's elements, 0 in voids
    /// @return hull elements
    static BitSet of(RowGrid grid, float[] stiffness) {
        return of(grid, stiffness, 0);
    }

    private static BitSet of(RowGrid grid, float[] stiffness, float least) {
        ThinVoxels t = new ThinVoxels(grid, stiffness, least);
        t.markBlocks();
        return t.thin();
    }

    /// How many of all voxels are in no full block of 2×2×2 of matter of their kind, or how much of their stiffness,
    /// whichever is more. A wall of one voxel is as thin with marrow beside it as with air; much marrow hides it
    /// among the voxels, and cement or metal in the stiffness. Voxels are taken together in decades of stiffness,
    /// and what is softer than a decade's softest by 30 counts as air for it.
    ///
    /// @param grid rows
    /// @param stiffness of the hull's elements, 0 in voids
    /// @param parallel threads
    /// @return 0 to 1
    static double shareOfOwnKind(RowGrid grid, float[] stiffness, Parallel parallel) {
        float most = 0;
        float least = Float.POSITIVE_INFINITY;
        double all = 0;
        int count = 0;
        for (float s : stiffness) {
            most = Math.max(most, s);
            least = s > 0 ? Math.min(least, s) : least;
            all += s;
            count += s > 0 ? 1 : 0;
        }
        List<Decade> decades = new ArrayList<>();
        for (float above = most; above >= least; above /= DECADE) {
            decades.add(new Decade(above));
        }
        parallel.forRanges(Math.min(decades.size(), parallel.threads()), decades.size(), (from, to) -> {
            for (int d = from; d < to; d++) {
                decades.get(d).count(grid, stiffness);
            }
        });
        double inThin = 0;
        int thinCount = 0;
        for (Decade decade : decades) {
            inThin += decade.stiffness;
            thinCount += decade.count;
        }
        return count == 0 ? 0 : Math.min(1, Math.max(inThin / all, (double) thinCount / count));
    }

    /// Matter of one kind: what of it is thin.
    private static final class Decade {
        private final float above;
        private double stiffness;
        private int count;

        /// @param above its largest stiffness
        Decade(float above) {
            this.above = above;
        }

        void count(RowGrid grid, float[] stiffnesses) {
            BitSet thin = of(grid, stiffnesses, above / (DECADE * SOFTER));
            for (int e = thin.nextSetBit(0); e >= 0; e = thin.nextSetBit(e + 1)) {
                if (stiffnesses[e] <= above && stiffnesses[e] > above / DECADE) {
                    stiffness += stiffnesses[e];
                    count++;
                }
            }
        }
    }

    private void markBlocks() {
        int plane = grid.ny * words;
        long[] block = new long[words + 1];
        for (int k = 0; k + 1 < grid.nz; k++) {
            for (int j = 0; j + 1 < grid.ny; j++) {
                int at = j * words + k * plane;
                for (int w = 0; w < words; w++) {
                    int q = at + w;
                    block[w] = kept[q] & kept[q + words] & kept[q + plane] & kept[q + plane + words];
                }
                long before = 0;
                for (int w = 0; w < words; w++) {
                    long first = block[w] & (block[w] >>> 1 | block[w + 1] << 63); // of two in a row
                    long both = first | first << 1 | before >>> 63;
                    before = first;
                    thick[at + w] |= both;
                    thick[at + words + w] |= both;
                    thick[at + plane + w] |= both;
                    thick[at + plane + words + w] |= both;
                }
            }
        }
    }

    private BitSet thin() {
        BitSet elements = new BitSet();
        for (int q = 0; q < kept.length; q++) {
            for (long rest = kept[q] & ~thick[q]; rest != 0; rest &= rest - 1) {
                int r = q / words;
                int i = 64 * (q % words) + Long.numberOfTrailingZeros(rest);
                elements.set(grid.elementOffset[r] + i - grid.elementFirst[r]);
            }
        }
        return elements;
    }
}
