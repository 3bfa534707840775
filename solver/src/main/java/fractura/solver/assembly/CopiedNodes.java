package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.linear.Deflation;
import fractura.solver.linear.Envelope;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.TwoEndedCholesky;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/// The space of a coarse grid whose nodes have a copy for each part of the matter around them, solved directly.
///
/// A piece of bone that hangs on little beside another moves here without moving the other, which no grid of the
/// multigrid hierarchy lets it do. The stiffness is the exact product Pᵀ K P. One caller at a time.
final class CopiedNodes implements Deflation {
    private final ChunkInterpolation interpolation;
    private final TwoEndedCholesky factor;
    private final double[] coarse;

    /// @param grid finest rows
    /// @param chunks of its matter
    /// @param constants of its elements, those of the operator: with rounded ones the error would come back
    /// @param basis what they multiply
    /// @param held unknowns that are not moved
    /// @param planes nodes on skew supports are not moved
    CopiedNodes(
            RowGrid grid,
            Chunks chunks,
            TwoFloats[] constants,
            ElasticBasis basis,
            HeldRuns held,
            SkewPlanes planes,
            Parallel parallel) {
        interpolation = new ChunkInterpolation(grid, chunks, held, planes, parallel);
        coarse = new double[3 * chunks.copyCount()];
        factor = new TwoEndedCholesky(envelope(chunks), parallel);
        float[] free = new float[grid.vectorLength()];
        Arrays.fill(free, 1);
        held.clear(free, 0, 0, free.length);
        IntPredicate isFree = u -> free[u] != 0 && !planes.hold(u % grid.stride);
        assemble(chunks, new ChunkElements(grid, chunks, constants, basis, isFree, parallel));
        factor.factorise();
    }

    private int[] envelope(Chunks chunks) {
        Envelope envelope = new Envelope(coarse.length);
        int[] dof = new int[Hex8.DOFS];
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            for (int p = 0; p < Hex8.DOFS; p++) {
                dof[p] = unknown(chunks, chunk, p);
            }
            envelope.couple(dof);
        }
        return envelope.first();
    }

    private static int unknown(Chunks chunks, int chunk, int p) {
        return 3 * chunks.copyAt(chunk, p / 3) + p % 3;
    }

    private void assemble(Chunks chunks, ChunkElements elements) {
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            for (int p = 0; p < Hex8.DOFS; p++) {
                for (int q = 0; q < Hex8.DOFS; q++) {
                    factor.add(unknown(chunks, chunk, p), unknown(chunks, chunk, q), elements.at(chunk, p, q));
                }
            }
        }
    }

    @Override
    public void add(double weight, IntToDoubleFunction r, double[] x) {
        interpolation.restrict(r, coarse);
        factor.solve(coarse);
        interpolation.prolong(weight, coarse, x);
    }

    int unknownCount() {
        return coarse.length;
    }

    long bytes() {
        return 8L * (factor.entryCount() + coarse.length) + interpolation.bytes();
    }
}
