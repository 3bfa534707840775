package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Trilinear interpolation between a voxel grid and its twice coarser one, and the transpose.
///
/// Coarse node (I, J, K) lies on fine node (2I, 2J, 2K) less the padding of the coarse grid. Both directions
/// gather: each target row is written by one thread.
final class Transfer {
    private static final FastLoops<TransferLoops> LOOPS = Kernels.TRANSFER;

    private final RowGrid fine;
    private final RowGrid coarse;
    private final LevelColumns coarseColumns;

    Transfer(RowGrid fine, RowGrid coarse, LevelColumns coarseColumns) {
        this.fine = fine;
        this.coarse = coarse;
        this.coarseColumns = coarseColumns;
    }

    /// Coarse b = Pᵀ r of one right-hand side, with r zero at held fine unknowns. Nodes without stiffness have
    /// none among the fine ones they gather from, so theirs is zero.
    void restrict(float[] r, int column, Parallel parallel) {
        float[] b = coarseColumns.get(column).b;
        int[] cut = coarse.partition(LevelParts.of(fine, parallel));
        parallel.run(cut.length - 1, part -> {
            float[] line = new float[2 * coarse.nx + 6 + RowGrid.PAD];
            for (int c = 0; c < 3; c++) {
                gather(r, b, c, cut[part], cut[part + 1], line);
            }
        });
    }

    /// Component c of Pᵀ v on the coarse planes [k0, k1).
    private void gather(float[] v, float[] target, int c, int k0, int k1, float[] line) {
        for (int kc = k0; kc < k1; kc++) {
            for (int jc = 0; jc <= coarse.ny; jc++) {
                int s = jc + (coarse.ny + 1) * kc;
                int n = coarse.nodeCount(s);
                if (n == 0) {
                    continue;
                }
                int fineI = 2 * coarse.nodeFirst[s] - coarse.padding.x();
                int fineJ = 2 * jc - coarse.padding.y();
                int fineK = 2 * kc - coarse.padding.z();
                Arrays.fill(line, 0, 2 * n + 3, 0); // line[q] is fine node fineI - 1 + q
                for (int k = Math.max(0, fineK - 1); k <= Math.min(fine.nz, fineK + 1); k++) {
                    for (int j = Math.max(0, fineJ - 1); j <= Math.min(fine.ny, fineJ + 1); j++) {
                        float weight = (k == fineK ? 1f : 0.5f) * (j == fineJ ? 1f : 0.5f);
                        addRow(fine, v, c, j + (fine.ny + 1) * k, weight, fineI - 1, 2 * n + 1, line);
                    }
                }
                int o = c * coarse.stride + coarse.nodeOffset[s];
                LOOPS.now().restrict(line, target, o, n);
            }
        }
    }

    /// line[i - first] += weight · row s of v, for nodes i in [first, first + count).
    private static void addRow(RowGrid g, float[] v, int c, int s, float weight, int first, int count, float[] line) {
        int rowFirst = g.nodeFirst[s];
        int from = Math.max(first, rowFirst);
        int to = Math.min(first + count, rowFirst + g.nodeCount(s));
        int o = c * g.stride + g.nodeOffset[s] - rowFirst;
        LOOPS.now().add(line, from - first, weight, v, o + from, to - from);
    }

    /// x += P (coarse x) of one right-hand side, 0 at held unknowns.
    void prolong(LevelVectors v, int column, HeldRuns held, Parallel parallel) {
        float[] coarseX = coarseColumns.get(column).x;
        int[] cut = fine.partition(LevelParts.of(fine, parallel));
        parallel.run(cut.length - 1, part -> {
            float[] line = new float[coarse.nx + 4 + RowGrid.PAD];
            for (int c = 0; c < 3; c++) {
                for (int k = cut[part]; k < cut[part + 1]; k++) {
                    for (int j = 0; j <= fine.ny; j++) {
                        prolongRow(c, j, k, coarseX, v.x, line);
                    }
                    int o = c * fine.stride;
                    int from = o + fine.planeStart(k);
                    held.clear(v.x, from, from, o + fine.planeStart(k + 1));
                }
            }
        });
    }

    private void prolongRow(int c, int j, int k, float[] coarseX, float[] e, float[] line) {
        int s = j + (fine.ny + 1) * k;
        int n = fine.nodeCount(s);
        if (n == 0) {
            return;
        }
        int i0 = fine.nodeFirst[s] + coarse.padding.x(); // in halves of coarse voxels, as j0 and k0
        int j0 = j + coarse.padding.y();
        int k0 = k + coarse.padding.z();
        int first = i0 / 2;
        int count = (i0 + n) / 2 - first + 1;
        Arrays.fill(line, 0, count, 0);
        for (int kc = k0 / 2; kc <= (k0 + 1) / 2; kc++) {
            for (int jc = j0 / 2; jc <= (j0 + 1) / 2; jc++) {
                float weight = ((k0 & 1) == 0 ? 1f : 0.5f) * ((j0 & 1) == 0 ? 1f : 0.5f);
                addRow(coarse, coarseX, c, jc + (coarse.ny + 1) * kc, weight, first, count, line);
            }
        }
        int o = c * fine.stride + fine.nodeOffset[s];
        int between = i0 - 2 * first; // 1 if the first node lies between two coarse ones
        if (between == 1) {
            e[o] += 0.5f * (line[0] + line[1]);
        }
        LOOPS.now().prolong(line, between, e, o + between, n - between);
    }
}
