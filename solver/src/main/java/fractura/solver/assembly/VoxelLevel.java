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

    final float[] x;
    final float[] r;
    private float[] d;
    private float[] dNext;
    private final float[] t;
    private final LayerKernel<float[]> kernel;
    private final Parallel parallel;
    private final int[] cut;
    private final float[][] scratch;
    private Transfer transfer;

    VoxelLevel(
            RowGrid grid,
            LevelStiffness stiffness,
            LevelSupports supports,
            LayerKernel<float[]> moduliKernel,
            Parallel parallel) {
        this.grid = grid;
        this.stiffness = stiffness;
        inverseDiagonal = supports.inverseDiagonal();
        springs = supports.springs();
        spring = springs.diagonal();
        planes = supports.planes();
        this.parallel = parallel;
        constants = stiffness.constants();
        kernel = switch (stiffness) {
            case Moduli _ -> moduliKernel;
            case StoredElements e -> e.kernel();
        };
        int n = grid.vectorLength();
        x = new float[n];
        r = new float[n];
        d = new float[n];
        dNext = new float[n];
        t = new float[n];
        cut = grid.partition(LevelParts.of(grid, parallel));
        scratch = new float[cut.length - 1][];
        Arrays.setAll(scratch, _ -> kernel.scratch(grid));
    }

    /// Connects the next coarser level, whose residual and solution vectors are given.
    void connect(RowGrid coarse, float[] coarseR, float[] coarseX, float[] coarseInverseDiagonal) {
        transfer = new Transfer(grid, coarse, coarseR, coarseX, coarseInverseDiagonal);
    }

    /// Bytes of all arrays of this level.
    long bytes() {
        return stiffness.bytes() + springs.bytes() + 4L * (inverseDiagonal.length + 5L * x.length);
    }

    @Override
    public void begin(double scale) {
        float s = (float) scale;
        overPlanes((from, to) -> {
            for (int i = from; i < to; i++) {
                float v = s * inverseDiagonal[i] * r[i];
                d[i] = v;
                x[i] = v;
            }
        });
        planes.project(d);
    }

    @Override
    public void step(double keep, double scale) {
        float a = (float) keep;
        float s = (float) scale;
        float[] old = d;
        float[] next = dNext;
        springs.subtractCoupling(old, r);
        multiply((from, to) -> {
            subtractProduct(old, from, to);
            for (int i = from; i < to; i++) {
                float v = a * old[i] + s * inverseDiagonal[i] * r[i];
                next[i] = v;
                x[i] += v;
            }
        });
        planes.project(next);
        d = next;
        dNext = old;
    }

    @Override
    public void settle() {
        float[] old = d;
        springs.subtractCoupling(old, r);
        multiply((from, to) -> {
            subtractProduct(old, from, to);
            for (int i = from; i < to; i++) {
                r[i] = inverseDiagonal[i] == 0 ? 0 : r[i]; // held unknowns have no equation to restrict
            }
        });
        planes.project(r);
    }

    /// t = K d and nothing else: the bare operator, for the benchmark.
    void multiply() {
        multiply((from, to) -> {});
    }

    /// r -= K d, with K d in t but for the springs.
    private void subtractProduct(float[] old, int from, int to) {
        if (spring.length == 0) {
            for (int i = from; i < to; i++) {
                r[i] -= t[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                r[i] -= t[i] + spring[i] * old[i];
            }
        }
    }

    @Override
    public void restrictResidual() {
        transfer.restrict(r, parallel);
    }

    @Override
    public void prolongCorrection() {
        transfer.prolong(d, x, inverseDiagonal, parallel);
        planes.project(d);
    }

    private interface Range {
        void over(int from, int to);
    }

    private void overPlanes(Range range) {
        parallel.run(scratch.length, part -> {
            for (int c = 0; c < 3; c++) {
                int o = c * grid.stride;
                range.over(o + grid.planeStart(cut[part]), o + grid.planeStart(cut[part + 1]));
            }
        });
    }

    /// t = K d, each plane handed on as soon as it is complete and still in cache.
    private void multiply(Range complete) {
        float[] from = d;
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
                kernel.addLayer(grid, constants, from, t, k, k >= k0, k + 1 < k1, scratch[part]);
                if (k >= k0) {
                    plane(k, complete);
                }
            }
            if (k1 == grid.planeCount()) {
                plane(grid.nz, complete);
            }
        });
    }

    private void clear(int plane) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            Arrays.fill(t, o + grid.planeStart(plane), o + grid.planeStart(plane + 1), 0);
        }
    }

    private void plane(int k, Range range) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            range.over(o + grid.planeStart(k), o + grid.planeStart(k + 1));
        }
    }
}
