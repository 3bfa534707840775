package fractura.solver.assembly;

import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// One level of the voxel hierarchy: smoothing, transfer and vectors in single precision.
///
/// Held unknowns of the finest level have a zero inverse diagonal; on coarser levels they act through springs added
/// to the diagonal. Nodes on skew supports slide in their planes: on the finest level the correction d is projected
/// into them, and so is the residual before it is restricted. The solution x is not: what it holds across the
/// planes is dropped by the hierarchy.
final class VoxelLevel implements Multigrid.Level {
    final RowGrid grid;
    private final LevelStiffness stiffness;
    private final float[][] constants;

    /// 1/D, 0 where an unknown is held or has no stiffness
    final float[] inverseDiagonal;

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
    /// @param coarseInverseDiagonal 0 where it has no unknown
    void connect(RowGrid coarse, LevelColumns coarseColumns, float[] coarseInverseDiagonal) {
        transfer = new Transfer(grid, coarse, coarseColumns, coarseInverseDiagonal);
    }

    /// An upper bound of the eigenvalues of D⁻¹(K + S).
    double eigenvalueBound() {
        return new LevelSupports(inverseDiagonal, springs, planes).eigenvalueBound(stiffness);
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
        multiply((v, from, to) -> {
            subtractProduct(v, from, to);
            step(v, a, s, from, to);
        });
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
        multiply((v, from, to) -> {
            subtractProduct(v, from, to);
            float[] r = v.r;
            for (int i = from; i < to; i++) {
                r[i] = inverseDiagonal[i] == 0 ? 0 : r[i]; // held unknowns have no equation to restrict
            }
        });
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).r);
        }
    }

    /// t = K d and nothing else: the bare operator, for the benchmark.
    void multiply() {
        multiply((v, from, to) -> {});
    }

    /// r -= K d, with K d in t but for the springs.
    private void subtractProduct(LevelVectors v, int from, int to) {
        float[] r = v.r;
        float[] t = v.t;
        if (spring.length == 0) {
            for (int i = from; i < to; i++) {
                r[i] -= t[i];
            }
        } else {
            float[] d = v.d;
            for (int i = from; i < to; i++) {
                r[i] -= t[i] + spring[i] * d[i];
            }
        }
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
            transfer.prolong(columns.get(q), q, inverseDiagonal, parallel);
            planes.project(columns.get(q).d);
        }
    }

    private interface Complete {
        /// Takes a range of entries of t = K d as soon as they are final and still in cache.
        void range(LevelVectors v, int from, int to);
    }

    /// t = K d for all right-hand sides, layer by layer: moduli are read once for all of them.
    private void multiply(Complete complete) {
        for (int q = 0; q < columns.count(); q++) {
            springs.subtractCoupling(columns.get(q).d, columns.get(q).r);
        }
        parallel.run(scratch.length, part -> {
            int k0 = cut[part];
            int k1 = cut[part + 1];
            int firstLayer = Math.max(0, k0 - 1);
            int lastLayer = Math.min(k1, grid.nz) - 1;
            clear(k0);
            for (int k = firstLayer; k <= lastLayer; k++) {
                if (k + 1 < k1) {
                    clear(k + 1);
                }
                for (int q = 0; q < columns.count(); q++) {
                    LevelVectors v = columns.get(q);
                    kernel.addLayer(grid, constants, v.d, v.t, k, k >= k0, k + 1 < k1, scratch[part]);
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

    private void clear(int plane) {
        for (int q = 0; q < columns.count(); q++) {
            float[] t = columns.get(q).t;
            for (int c = 0; c < 3; c++) {
                int o = c * grid.stride;
                Arrays.fill(t, o + grid.planeStart(plane), o + grid.planeStart(plane + 1), 0);
            }
        }
    }

    private void plane(LevelVectors v, int k, Complete complete) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            complete.range(v, o + grid.planeStart(k), o + grid.planeStart(k + 1));
        }
    }
}
