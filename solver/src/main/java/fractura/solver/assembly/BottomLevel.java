package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.linear.Envelope;
import fractura.solver.linear.EnvelopeCholesky;
import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.TwoEndedCholesky;
import java.util.Arrays;

/// The coarsest level, assembled and factorised. Unknowns are numbered plane by plane along the longest axis (the
/// solver's x), which keeps the envelope narrow.
final class BottomLevel implements Multigrid.Bottom {
    /// Most multiply-adds a factorisation may take before one more coarsening is cheaper (about 10 ms from one end).
    private static final double AFFORDABLE_WORK = 6e7;

    private final LevelColumns columns;
    private final int[] entryOfUnknown;
    private final double[] work;
    private final TwoEndedCholesky factor;

    /// @param supports unknowns with an inverse diagonal of 0 are left out
    /// @param parallel threads
    BottomLevel(
            RowGrid grid, LevelStiffness stiffness, LevelSupports supports, LevelColumns columns, Parallel parallel) {
        this.columns = columns;
        int[] unknownOfEntry = numbered(grid, supports.inverseDiagonal());
        int count = count(unknownOfEntry);
        entryOfUnknown = new int[count];
        for (int i = 0; i < unknownOfEntry.length; i++) {
            if (unknownOfEntry[i] >= 0) {
                entryOfUnknown[unknownOfEntry[i]] = i;
            }
        }
        work = new double[count];
        factor = new TwoEndedCholesky(envelope(grid, unknownOfEntry, count), parallel);
        assemble(grid, stiffness, unknownOfEntry, supports.planes());
        supports.springs().addTo(factor, unknownOfEntry);
        factor.factorise();
    }

    /// Whether a level is small enough to be the bottom.
    static boolean isAffordable(RowGrid grid, float[] inverseDiagonal) {
        if (grid.nodeTotal > 2000) {
            return false;
        }
        int[] unknowns = numbered(grid, inverseDiagonal);
        int count = count(unknowns);
        return EnvelopeCholesky.work(envelope(grid, unknowns, count)) <= AFFORDABLE_WORK;
    }

    int unknownCount() {
        return work.length;
    }

    long bytes() {
        return bytesBesideVectors() + columns.bytes();
    }

    long bytesBesideVectors() {
        return 8L * (factor.entryCount() + work.length) + 4L * entryOfUnknown.length;
    }

    @Override
    public void solve() {
        for (int q = 0; q < columns.count(); q++) {
            float[] b = columns.get(q).b;
            float[] x = columns.get(q).x;
            for (int u = 0; u < work.length; u++) {
                work[u] = b[entryOfUnknown[u]];
            }
            factor.solve(work);
            for (int u = 0; u < work.length; u++) {
                x[entryOfUnknown[u]] = (float) work[u];
            }
        }
    }

    private static int[] numbered(RowGrid g, float[] inverseDiagonal) {
        int[] unknown = new int[g.vectorLength()];
        Arrays.fill(unknown, -1);
        int next = 0;
        for (int i = 0; i <= g.nx; i++) {
            for (int s = 0; s < g.nodeFirst.length; s++) {
                int q = i - g.nodeFirst[s];
                if (q < 0 || q >= g.nodeCount(s)) {
                    continue;
                }
                for (int c = 0; c < 3; c++) {
                    int entry = c * g.stride + g.nodeOffset[s] + q;
                    if (inverseDiagonal[entry] != 0) {
                        unknown[entry] = next++;
                    }
                }
            }
        }
        return unknown;
    }

    private static int count(int[] unknown) {
        int count = 0;
        for (int u : unknown) {
            count = Math.max(count, u + 1);
        }
        return count;
    }

    private static int[] envelope(RowGrid g, int[] unknown, int count) {
        Envelope envelope = new Envelope(count);
        int[] dof = new int[Hex8.DOFS];
        for (int r = 0; r < g.ny * g.nz; r++) {
            for (int i = 0; i < g.elementCount[r]; i++) {
                unknowns(g, unknown, r, i, dof);
                envelope.couple(dof);
            }
        }
        return envelope.first();
    }

    private static void unknowns(RowGrid g, int[] unknown, int r, int i, int[] dof) {
        g.unknownsInto(r, i, dof);
        for (int p = 0; p < dof.length; p++) {
            dof[p] = unknown[dof[p]];
        }
    }

    private void assemble(RowGrid g, LevelStiffness stiffness, int[] unknown, SkewPlanes planes) {
        double[] matrix = new double[Hex8.DOFS * Hex8.DOFS];
        int[] dof = new int[Hex8.DOFS];
        for (int r = 0; r < g.ny * g.nz; r++) {
            for (int i = 0; i < g.elementCount[r]; i++) {
                if (!stiffness.elementInto(g.elementOffset[r] + i, matrix)) {
                    continue;
                }
                g.unknownsInto(r, i, dof);
                planes.projectElement(dof, matrix);
                unknowns(g, unknown, r, i, dof);
                for (int p = 0; p < Hex8.DOFS; p++) {
                    for (int q = 0; q < Hex8.DOFS; q++) {
                        if (dof[p] >= 0 && dof[q] >= 0) {
                            factor.add(dof[p], dof[q], matrix[p * Hex8.DOFS + q]);
                        }
                    }
                }
            }
        }
    }
}
