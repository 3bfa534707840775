package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;
import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One level of the voxel hierarchy: smoothing, transfer and vectors in single precision.
///
/// Held unknowns of the finest level have no residual; on coarser levels they act through springs added to the
/// diagonal. Nodes on skew supports slide in their planes: on the finest level corrections are
/// projected into them after each change, and so is the residual before it is restricted.
///
/// Residuals b - K x are made anew plane by plane and used at once. Keeping one and taking K e off it reads and
/// writes more, and memory is what limits the larger levels.
final class VoxelLevel implements Multigrid.Level {
    final RowGrid grid;
    /// empty for Galerkin products, which their kernel holds
    final Optional<LevelStiffness> elements;

    private final long stiffnessBytes;
    private final LayerConstants<float[]> constants;

    private final Scaling scaling;
    private final double eigenvalueBound;
    private final HeldRuns held;

    /// springs standing for held finer unknowns; none on the finest level
    final Springs springs;

    /// planes in which nodes slide; none but on the finest level
    private final SkewPlanes planes;

    private final LevelColumns columns;
    private final LayerKernel<float[]> kernel;
    private final FastLoops<SmootherLoops> loops = Kernels.SMOOTHER;
    private final Parallel parallel;
    private final int[] cut;
    private final float[][] scratch;

    /// of each thread, one for each right-hand side
    private final List<List<ResidualPlanes>> residuals = new ArrayList<>();

    /// whether there is no solution before x, whatever its array holds
    private boolean isFirst;

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
        scaling = Scaling.of(supports.inverseDiagonal(), grid, setup.parallel());
        eigenvalueBound = supports.eigenvalueBound(stiffness);
        held = supports.held();
        springs = supports.springs();
        planes = supports.planes();
        this.columns = columns;
        parallel = setup.parallel();
        constants = LayerConstants.ofAll(stiffness.constants());
        switch (stiffness) {
            case Moduli m -> {
                elements = Optional.of(m);
                kernel = setup.kernel();
                stiffnessBytes = m.bytes();
            }
            case SideElements e -> {
                SideKernel withSides = e.kernel(grid, setup.kernel());
                elements = Optional.of(e);
                kernel = withSides;
                stiffnessBytes = e.bytes() + withSides.bytes();
            }
            case StoredElements e -> {
                NodeStencil stencil = e.kernel(grid);
                elements = Optional.empty();
                kernel = stencil;
                stiffnessBytes = stencil.bytes();
            }
        }
        cut = grid.partition(LevelParts.of(grid, parallel));
        scratch = new float[cut.length - 1][kernel.scratchLength(grid)];
        for (int part = 0; part < scratch.length; part++) {
            residuals.add(new ArrayList<>());
        }
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
        return eigenvalueBound;
    }

    /// Bytes of all arrays of this level.
    long bytes() {
        return bytesBesideVectors() + columns.bytes();
    }

    long bytesBesideVectors() {
        return stiffnessBytes + springs.bytes() + scaling.bytes();
    }

    @Override
    public void begin(double scale) {
        float s = (float) scale;
        parallel.run(scratch.length, part -> {
            for (int q = 0; q < columns.count(); q++) {
                LevelVectors v = columns.get(q);
                int from = grid.planeStart(cut[part]);
                for (int c = 0; c < 3; c++) {
                    int n = grid.planeStart(cut[part + 1]) - from;
                    loops.now().begin(v.x, s, scaling.inverse(), scaling.at(c, from), v.b, c * grid.stride + from, n);
                }
            }
        });
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).x);
        }
        isFirst = true;
    }

    @Override
    public void step(double keep, double scale) {
        forResiduals(next(keep, scale));
        takeOther();
        isFirst = false;
    }

    /// The smoother's next solution, made in the place of the one before.
    private Use next(double keep, double scale) {
        float a = (float) keep;
        float s = (float) scale;
        float[] inverse = scaling.inverse();
        return isFirst
                ? (v, from, n, d, r, at) -> loops.now().stepFromZero(v.other(), v.x, a, s, inverse, d, r, at, from, n)
                : (v, from, n, d, r, at) -> loops.now().step(v.other(), v.x, a, s, inverse, d, r, at, from, n);
    }

    @Override
    public void restart(double scale) {
        isFirst = true;
        step(0, scale);
    }

    /// The next solutions become the last ones.
    private void takeOther() {
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).other());
            columns.get(q).swap();
        }
    }

    @Override
    public void settle() {
        forResiduals((v, from, n, d, r, at) -> System.arraycopy(r, at, v.other(), from, n));
        for (int q = 0; q < columns.count(); q++) {
            planes.project(columns.get(q).other());
        }
    }

    /// b - K x and nothing else: the bare operator, for the benchmark.
    void multiply() {
        forResiduals((v, from, n, d, r, at) -> {});
    }

    @Override
    public void restrictResidual() {
        for (int q = 0; q < columns.count(); q++) {
            transfer.restrict(columns.get(q).other(), q, parallel);
        }
    }

    @Override
    public void restrictRightHandSide() {
        for (int q = 0; q < columns.count(); q++) {
            transfer.restrict(columns.get(q).b, q, parallel);
        }
    }

    @Override
    public void prolongCorrection() {
        for (int q = 0; q < columns.count(); q++) {
            transfer.prolong(columns.get(q), q, held, parallel);
            planes.project(columns.get(q).x);
        }
    }

    private interface Use {
        /// Takes n residuals of one component as soon as they are final; they belong to the entries from `from`
        /// on, and to the numbers of the scaling from `d` on.
        void of(LevelVectors v, int from, int n, int d, float[] residual, int at);
    }

    /// b - (K + S) x of all right-hand sides, layer by layer: moduli are read once for all of them.
    private void forResiduals(Use use) {
        for (List<ResidualPlanes> own : residuals) {
            while (own.size() < columns.count()) {
                own.add(new ResidualPlanes(grid));
            }
        }
        parallel.run(scratch.length, part -> {
            int k0 = cut[part];
            int k1 = cut[part + 1];
            for (int k = Math.max(0, k0 - 1); k < Math.min(k1, grid.nz); k++) {
                for (int q = 0; q < columns.count(); q++) {
                    LevelVectors v = columns.get(q);
                    ResidualPlanes r = residuals.get(part).get(q);
                    if (k0 == 0 && k == 0) {
                        r.begin(0, v, springs);
                    }
                    if (k + 1 < k1) {
                        r.begin(k + 1, v, springs);
                    }
                    kernel.applyLayer(grid, constants, v.x, r.pair(k), k, k >= k0, k + 1 < k1, scratch[part]);
                    if (k >= k0) {
                        plane(v, r, k, use);
                    }
                }
            }
            if (k1 == grid.planeCount()) {
                for (int q = 0; q < columns.count(); q++) {
                    plane(columns.get(q), residuals.get(part).get(q), grid.nz, use);
                }
            }
        });
    }

    private void plane(LevelVectors v, ResidualPlanes r, int k, Use use) {
        int from = grid.planeStart(k);
        int n = grid.planeStart(k + 1) - from;
        for (int c = 0; c < 3; c++) {
            int entry = c * grid.stride + from;
            held.clear(r.plane(k), r.at(c), entry, entry + n); // held unknowns have no equation
            use.of(v, entry, n, scaling.at(c, from), r.plane(k), r.at(c));
        }
    }
}
