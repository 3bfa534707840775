package fractura.solver.assembly;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Correction;
import fractura.solver.linear.MixedLoops;
import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Preconditioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Geometric multigrid for voxels: one cycle in single precision as
/// preconditioner of conjugate gradients in double.
///
/// Coarse moduli are arithmetic means of the eight children, void counted as 0; elements at padded sides have
/// shapes of their own (`SideElements`). Held unknowns become springs on coarse levels, s = Pᵀ s_fine with s = D at
/// held unknowns of the finest level, so supports need not lie on coarse planes; skew supports in the same way
/// become springs D B that couple the components of a node. The smoother's upper end is an upper bound of each
/// level, the largest of its elements' (`LevelStiffness`). Measured reasons are in the solver's design page.
final class VoxelHierarchy implements Preconditioner {
    private static final int DEGREE = 3;
    private static final double RATIO = 10;

    private final List<RowGrid> grids;
    private final List<LevelColumns> columns;
    private final List<VoxelLevel> levels = new ArrayList<>();
    private final BottomLevel bottom;
    private final Multigrid cycle;
    private final SkewPlanes planes;
    private final Setup setup;

    /// @param grid finest rows
    /// @param finest work vectors of the finest level, free for other use while no cycle runs
    /// @param stiffness finest elements
    /// @param supports of the finest level; its springs are what the coarser ones begin with
    /// @param setup how to build
    VoxelHierarchy(RowGrid grid, LevelColumns finest, Moduli stiffness, LevelSupports supports, Setup setup) {
        this(
                new ArrayList<>(List.of(grid)),
                new ArrayList<>(List.of(finest)),
                List.of(),
                new Elements(stiffness, supports),
                supports.planes(),
                setup);
    }

    /// Rows and work vectors that are there are used, others are made.
    ///
    /// @param shared finest levels of another hierarchy
    /// @param elements of the level that follows
    private VoxelHierarchy(
            List<RowGrid> grids,
            List<LevelColumns> columns,
            List<VoxelLevel> shared,
            Elements elements,
            SkewPlanes planes,
            Setup setup) {
        this.grids = grids;
        this.columns = columns;
        this.planes = planes;
        this.setup = setup;
        levels.addAll(shared);
        Elements k = elements;
        int l = shared.size();
        RowGrid g = grids.get(l);
        while (!BottomLevel.isAffordable(g, k.supports().inverseDiagonal())
                && Math.max(g.nx, Math.max(g.ny, g.nz)) > 2) {
            LevelSupports held = k.supports();
            levels.add(new VoxelLevel(g, k.stiffness(), l == 0 ? held.withoutSprings() : held, columns(l), setup));
            l++;
            if (grids.size() == l) {
                grids.add(g.coarsened());
            }
            RowGrid coarse = grids.get(l);
            k = k.coarsened(g, coarse, l >= setup.storedFromLevel(), setup.parallel());
            g = coarse;
        }
        bottom = new BottomLevel(g, k.stiffness(), k.supports(), columns(l), setup.parallel());
        double[] bound = new double[l];
        for (int i = 0; i < l; i++) {
            if (i >= shared.size()) {
                levels.get(i).connect(grids.get(i + 1), columns(i + 1));
            }
            bound[i] = levels.get(i).eigenvalueBound();
        }
        cycle = new Multigrid(levels.toArray(new Multigrid.Level[0]), bottom, DEGREE, RATIO, bound);
    }

    /// What a level is made of.
    private record Elements(LevelStiffness stiffness, LevelSupports supports) {
        Elements coarsened(RowGrid fine, RowGrid coarse, boolean isStored, Parallel parallel) {
            Springs springs = supports.springs().restricted(fine, coarse);
            LevelStiffness k = isStored || stiffness instanceof StoredElements
                    ? StoredElements.of(stiffness, fine, coarse, parallel)
                    : means(fine, coarse, parallel);
            float[] inverse = k.inverseDiagonal(coarse, springs.diagonal(coarse), parallel);
            return new Elements(k, new LevelSupports(inverse, HeldRuns.NONE, springs, SkewPlanes.NONE));
        }

        private LevelStiffness means(RowGrid fine, RowGrid coarse, Parallel parallel) {
            Moduli moduli = stiffness instanceof SideElements sides ? sides.means() : (Moduli) stiffness;
            return SideElements.of(moduli.coarsened(fine, coarse, parallel), coarse);
        }
    }

    /// Another hierarchy of the same rows in the same work vectors; the two may take turns.
    VoxelHierarchy sharing(Moduli stiffness, LevelSupports supports, Setup newSetup) {
        return new VoxelHierarchy(
                grids, columns, List.of(), new Elements(stiffness, supports), supports.planes(), newSetup);
    }

    /// The hierarchy with Galerkin products from a level on, and the levels before it from this one; the two may
    /// take turns.
    ///
    /// @param newSetup products begin at level 2 or beyond: the finest level does not know its springs
    VoxelHierarchy withStored(Setup newSetup) {
        int first = newSetup.storedFromLevel();
        if (first > levels.size()) {
            return this;
        }
        VoxelLevel last = levels.get(first - 1);
        LevelSupports supports = new LevelSupports(new float[0], HeldRuns.NONE, last.springs, SkewPlanes.NONE);
        Elements next = new Elements(last.elements.orElseThrow(), supports)
                .coarsened(last.grid, grids.get(first), true, newSetup.parallel());
        return new VoxelHierarchy(grids, columns, levels.subList(0, first), next, planes, newSetup);
    }

    private LevelColumns columns(int level) {
        if (columns.size() == level) {
            columns.add(new LevelColumns(grids.get(level).vectorLength()));
        }
        return columns.get(level);
    }

    /// What the levels are built with.
    ///
    /// @param kernel single-precision operator of elements given by moduli
    /// @param parallel threads
    /// @param storedFromLevel first level whose elements are Galerkin products with own matrices, at least 1;
    ///     beyond the last level for none
    record Setup(LayerKernel<float[]> kernel, Parallel parallel, int storedFromLevel) {}

    /// Divides each residual by its norm before rounding it, so that single precision never under- or overflows.
    @Override
    public List<Correction> apply(double[][] r, double[] norm) {
        return apply(cycle::cycle, r, norm);
    }

    /// Nested iteration in the place of the cycle, in the same work vectors.
    Preconditioner nested() {
        return (r, norm) -> apply(cycle::nested, r, norm);
    }

    private List<Correction> apply(Runnable method, double[][] r, double[] norm) {
        for (LevelColumns c : columns) {
            c.use(r.length);
        }
        for (int q = 0; q < r.length; q++) {
            rounded(r[q], norm[q], columns.getFirst().get(q).b);
        }
        method.run();
        List<Correction> corrections = new ArrayList<>();
        for (int q = 0; q < r.length; q++) {
            corrections.add(new InSingle(columns.getFirst().get(q).x, norm[q], planes));
        }
        return corrections;
    }

    /// unit · x; directions are projected in double precision, which a residual in the planes does not feel.
    private record InSingle(float[] x, double unit, SkewPlanes planes) implements Correction {
        @Override
        public double dot(double[] r, BlockSums sums) {
            return unit * sums.dot(r, x);
        }

        @Override
        public void direction(double beta, double[] p, BlockSums sums) {
            sums.direction(beta, unit, x, p);
            planes.project(p);
        }

        @Override
        public double at(int entry) {
            return unit * x[entry];
        }
    }

    private void rounded(double[] r, double unit, float[] single) {
        double scale = unit > 0 ? 1 / unit : 0;
        int parts = LevelParts.of(grids.getFirst(), setup.parallel());
        setup.parallel()
                .forRanges(
                        parts, r.length, (from, to) -> MixedLoops.BOTH.now().round(single, r, scale, from, to - from));
    }

    int levelCount() {
        return levels.size() + 1;
    }

    /// Bytes of what this one does not share with another.
    long bytesBeyond(VoxelHierarchy other) {
        long sum = this == other ? 0 : bottom.bytesBesideVectors();
        for (VoxelLevel level : levels) {
            sum += other.levels.contains(level) ? 0 : level.bytesBesideVectors();
        }
        return sum;
    }

    long bytes() {
        long sum = bottom.bytes();
        for (VoxelLevel level : levels) {
            sum += level.bytes();
        }
        return sum;
    }

    /// @return a table of the levels for people
    String describe() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels.size(); i++) {
            RowGrid g = grids.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "level %d: %d×%d×%d voxels, %d hull elements, %d nodes, %.1f MB%n",
                    i,
                    g.nx,
                    g.ny,
                    g.nz,
                    g.elementTotal,
                    g.nodeTotal,
                    levels.get(i).bytes() / 1e6));
        }
        text.append(String.format(
                Locale.ROOT,
                "level %d: direct, %d unknowns, %.1f MB%n",
                levels.size(),
                bottom.unknownCount(),
                bottom.bytes() / 1e6));
        return text.toString();
    }
}
