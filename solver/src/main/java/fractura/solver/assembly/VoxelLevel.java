package fractura.solver.assembly;

import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// One level of the voxel hierarchy: smoothing, transfer and vectors in single precision.
///
/// Held unknowns of the finest level have a zero inverse diagonal; on coarser levels they act through springs
/// added to the diagonal. Nodes on skew supports slide in their planes: on the finest level the correction d is
/// projected into them, and so is the residual before it is restricted. The solution x is not: what it holds
/// across the planes is dropped by the hierarchy.
final class VoxelLevel implements Multigrid.Level {
    final RowGrid grid;
    private final LevelStiffness stiffness;
    private final float[][] constants;

    /// 1/D, 0 where an unknown is held or has no stiffness
    final float[] inverseDiagonal;

    private final HeldRuns held;

    /// springs standing for held finer unknowns; none on the finest level
    private final Springs springs;

    /// diagonal of the springs; empty on the finest level
    private final float[] spring;

    /// planes in which nodes slide; none but on the finest level
    private final SkewPlanes planes;

    private final LevelColumns columns;
    private final LayerKernel<float[]> kernel;
    private final Parallel parallel;
    private final int[] cut;
    private final float[][] scratch;
    private Transfer transfer;

    /// @param grid rows
    /// @param stiffness elements
    /// @param supports what holds them
    /// @param columns work vectors
    /// @param setup kernel of elements given by moduli, and threads
    VoxelLevel(
            RowGrid grid,
            LevelStiffness stiffness,
            LevelSupports supports,
            LevelColumns columns,
            VoxelHierarchy.Setup setup) {
        this.grid = grid;
        this.stiffness = stiffness;
        inverseDiagonal = supports.inverseDiagonal();
        held = supports.held();
        springs = supports.springs();
        spring = springs.diagonal();
        planes = supports.planes();
        this.columns = columns;
        parallel = setup.parallel();
        constants = stiffness.constants();
        kernel = switch (stiffness) {
            case Moduli _ -> setup.kernel();
            case StoredElements e -> e.kernel();
        };
        cut = grid.partition(LevelParts.of(grid, parallel));
        scratch = new float[cut.length - 1][];
        Arrays.setAll(scratch, _ -> kernel.scratch(grid));
    }

    /// Connects the next coarser level.
    ///
    /// @param coarse its rows
    /// @param coarseColumns its work vectors
    void connect(RowGrid coarse, LevelColumns coarseColumns) {
        transfer = new Transfer(grid, coarse, coarseColumns);
    }

    /// An upper bound of the eigenvalues of D⁻¹(K + S).
    double eigenvalueBound() {
        return new LevelSupports(inverseDiagonal, held, springs, planes).eigenvalueBound(stiffness);
    }

    /// Bytes of all arrays of this level.
    long bytes() {
        return stiffness.bytes() + springs.bytes() + columns.bytes() + 4L * inverseDiagonal.length;
    }

    @Override
    public void begin(double scale) {
        float s = (float) scale;
        parallel.run(scratch.length, part -> {
            for (int q = 0; q < columns.count(); q++) {
                LevelVectors v = columns.get(q);
                for (int c = 0; c < 3; c++) {
                    int o = c * grid.stride;
                    begin(v, s, o + grid.planeStart(cut[part]), o + grid.planeStart(cut[part + 1]));
                }
            }
        });
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).d);
        }
    }

    private void begin(LevelVectors v, float s, int from, int to) {
        float[] x = v.x;
        float[] r = v.r;
        float[] d = v.d;
        for (int i = from; i < to; i++) {
            float change = s * inverseDiagonal[i] * r[i];
            d[i] = change;
            x[i] = change;
        }
    }

    @Override
    public void step(double keep, double scale) {
        float a = (float) keep;
        float s = (float) scale;
        subtractProduct((v, from, to) -> step(v, a, s, from, to));
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).next());
            columns.get(q).advance();
        }
    }

    private void step(LevelVectors v, float a, float s, int from, int to) {
        float[] x = v.x;
        float[] r = v.r;
        float[] old = v.d;
        float[] next = v.next();
        for (int i = from; i < to; i++) {
            float change = a * old[i] + s * inverseDiagonal[i] * r[i];
            next[i] = change;
            x[i] += change;
        }
    }

    @Override
    public void settle() {
        subtractProduct((v, from, to) -> held.clear(v.r, from, to)); // held unknowns have no equation to restrict
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).r);
        }
    }

    /// r -= K d and nothing else: the bare operator, for the benchmark.
    void multiply() {
        subtractProduct((v, from, to) -> {});
    }

    @Override
    public void restrictResidual() {
        for (int q = 0; q < columns.count(); q++) {
            transfer.restrict(columns.get(q).r, q, parallel);
        }
    }

    @Override
    public void prolongCorrection() {
        for (int q = 0; q < columns.count(); q++) {
            transfer.prolong(columns.get(q), q, held, parallel);
            planes.project(columns.get(q).d);
        }
    }

    private interface Complete {
        /// Takes a range of entries of r as soon as they are final and still in cache.
        void range(LevelVectors v, int from, int to);
    }

    /// r -= (K + S) d for all right-hand sides, layer by layer: moduli are read once for all of them.
    private void subtractProduct(Complete complete) {
        for (int q = 0; q < columns.count(); q++) {
            springs.subtractCoupling(columns.get(q).d, columns.get(q).r);
        }
        parallel.run(scratch.length, part -> {
            int k0 = cut[part];
            int k1 = cut[part + 1];
            int firstLayer = Math.max(0, k0 - 1);
            int lastLayer = Math.min(k1, grid.nz) - 1;
            for (int k = firstLayer; k <= lastLayer; k++) {
                for (int q = 0; q < columns.count(); q++) {
                    LevelVectors v = columns.get(q);
                    kernel.applyLayer(grid, constants, v.d, v.r, k, k >= k0, k + 1 < k1, scratch[part]);
                    if (k >= k0) {
                        plane(v, k, complete);
                    }
                }
            }
            if (k1 == grid.planeCount()) {
                for (int q = 0; q < columns.count(); q++) {
                    plane(columns.get(q), grid.nz, complete);
                }
            }
        });
    }

    private void plane(LevelVectors v, int k, Complete complete) {
        for (int c = 0; c < 3; c++) {
            int from = c * grid.stride + grid.planeStart(k);
            int to = c * grid.stride + grid.planeStart(k + 1);
            if (spring.length > 0) {
                subtractSprings(v.d, v.r, from, to);
            }
            complete.range(v, from, to);
        }
    }

    private void subtractSprings(float[] d, float[] r, int from, int to) {
        for (int i = from; i < to; i++) {
            r[i] -= spring[i] * d[i];
        }
    }
}
