package fractura.solver.assembly;

import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Trilinear interpolation P from copies of coarse nodes to the finest nodes of their own matter, and its
/// transpose.
///
/// Nodes in a row of one chunk are runs: along x the interpolation is linear between two values that the four
/// copies on either side give.
final class ChunkInterpolation {
    /// numbers kept of a run: entry and count of its nodes, chunk, place in the cell
    private static final int WORDS = 4;

    private final RowGrid grid;

    /// copies at the corners of each chunk
    private final int[] copy;

    /// voxels along a cell
    private final int edge;

    private final HeldRuns held;
    private final Parallel parallel;
    private int[] run = new int[1024];
    private int length;

    /// work space: left and right share of each run, of one component
    private final double[] shares;

    /// place of the first run of each node plane in `run`
    private final int[] ofPlane;

    /// @param grid finest rows
    /// @param chunks of its matter
    /// @param held unknowns that are not moved
    /// @param planes nodes on skew supports are not moved
    ChunkInterpolation(RowGrid grid, Chunks chunks, HeldRuns held, SkewPlanes planes, Parallel parallel) {
        this.grid = grid;
        copy = chunks.copies();
        edge = chunks.edge();
        this.held = held;
        this.parallel = parallel;
        ofPlane = new int[grid.planeCount() + 1];
        for (int k = 0; k < grid.planeCount(); k++) {
            for (int j = 0; j <= grid.ny; j++) {
                addRow(j, k, planes, chunks);
            }
            ofPlane[k + 1] = length;
        }
        run = Arrays.copyOf(run, length);
        shares = new double[2 * (length / WORDS)];
    }

    private void addRow(int j, int k, SkewPlanes planes, Chunks chunks) {
        int s = j + (grid.ny + 1) * k;
        int last = -1;
        for (int q = 0; q < grid.nodeCount(s); q++) {
            int i = grid.nodeFirst[s] + q;
            int node = grid.nodeOffset[s] + q;
            int chunk = planes.hold(node) ? -1 : chunkAt(i, j, k, chunks);
            if (chunk >= 0 && chunk == last) {
                run[length - WORDS + 1]++;
            } else if (chunk >= 0) {
                begin(node, chunk, new int[] {i, j, k}, chunks.origin(chunk));
            }
            last = chunk;
        }
    }

    private void begin(int node, int chunk, int[] at, int[] origin) {
        run = length + WORDS > run.length ? Arrays.copyOf(run, 2 * run.length) : run;
        run[length] = node;
        run[length + 1] = 1;
        run[length + 2] = chunk;
        run[length + 3] = at[0] - origin[0] | at[1] - origin[1] << 10 | at[2] - origin[2] << 20;
        length += WORDS;
    }

    /// Chunk of any voxel at a node, -1 where all are voids. All of them share the copies that reach the node.
    private int chunkAt(int i, int j, int k, Chunks chunks) {
        for (int a = 0; a < 8; a++) {
            int e = grid.elementAt(i - (a & 1), j - (a >> 1 & 1), k - (a >> 2));
            if (e >= 0 && chunks.ofElement(e) >= 0) {
                return chunks.ofElement(e);
            }
        }
        return -1;
    }

    long bytes() {
        return 4L * (run.length + ofPlane.length + copy.length) + 8L * shares.length;
    }

    /// Pᵀ v, for v that is 0 at held unknowns.
    ///
    /// @param coarse `3*copy + c`, overwritten
    void restrict(IntToDoubleFunction v, double[] coarse) {
        Arrays.fill(coarse, 0);
        for (int c = 0; c < 3; c++) {
            int component = c * grid.stride;
            parallel.forRanges(LevelParts.of(grid, parallel), length / WORDS, (from, to) -> {
                for (int q = from; q < to; q++) {
                    sumInto(v, component, q * WORDS, 2 * q);
                }
            });
            addShares(coarse, c);
        }
    }

    private void addShares(double[] coarse, int c) {
        double[] weight = new double[4];
        for (int q = 0; q < length; q += WORDS) {
            across(run[q + 3], weight);
            int share = 2 * (q / WORDS);
            for (int a = 0; a < 8; a++) {
                coarse[3 * copy[8 * run[q + 2] + a] + c] += weight[a >> 1] * shares[share + (a & 1)];
            }
        }
    }

    /// The shares of the left and the right end of a cell in a run's values.
    private void sumInto(IntToDoubleFunction v, int component, int q, int to) {
        int o = component + run[q];
        int x = run[q + 3] & 1023;
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < run[q + 1]; i++) {
            double value = v.applyAsDouble(o + i);
            sum += value;
            moment += (x + i) * value;
        }
        double right = moment / edge;
        shares[to] = sum - right;
        shares[to + 1] = right;
    }

    /// v += factor · P coarse at unknowns that are not held.
    void prolong(double factor, double[] coarse, double[] v) {
        int[] cut = grid.partition(LevelParts.of(grid, parallel));
        parallel.run(cut.length - 1, part -> {
            for (int c = 0; c < 3; c++) {
                prolong(factor, coarse, c, v, ofPlane[cut[part]], ofPlane[cut[part + 1]]);
                int o = c * grid.stride;
                int first = o + grid.planeStart(cut[part]);
                held.clear(v, first, first, o + grid.planeStart(cut[part + 1]));
            }
        });
    }

    private void prolong(double factor, double[] coarse, int c, double[] v, int from, int to) {
        double[] weight = new double[4];
        for (int q = from; q < to; q += WORDS) {
            across(run[q + 3], weight);
            double left = 0;
            double right = 0;
            for (int a = 0; a < 8; a += 2) {
                left += weight[a >> 1] * coarse[3 * copy[8 * run[q + 2] + a] + c];
                right += weight[a >> 1] * coarse[3 * copy[8 * run[q + 2] + a + 1] + c];
            }
            double slope = (right - left) / edge;
            int x = run[q + 3] & 1023;
            int o = c * grid.stride + run[q];
            for (int i = 0; i < run[q + 1]; i++) {
                v[o + i] += factor * (left + (x + i) * slope);
            }
        }
    }

    /// Weights of the four edges of a cell along x.
    private void across(int place, double[] weight) {
        double y = (double) (place >> 10 & 1023) / edge;
        double z = (double) (place >> 20) / edge;
        weight[0] = (1 - y) * (1 - z);
        weight[1] = y * (1 - z);
        weight[2] = (1 - y) * z;
        weight[3] = y * z;
    }
}
