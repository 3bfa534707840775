package fractura.solver.assembly;

import fractura.solver.linear.Multigrid;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Preconditioner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Geometric multigrid for voxels: one cycle in single precision as
/// preconditioner of conjugate gradients in double.
///
/// Coarse moduli are arithmetic means of the eight children, void counted as 0. Held unknowns become springs on
/// coarse levels, s = Pᵀ s_fine with s = D at held unknowns of the finest level, so supports need not lie on
/// coarse planes; skew supports in the same way become springs D B that couple the components of a node. The
/// smoother's upper end is the element bound of `HexModes`, which is an upper bound for every level. Measured reasons
/// are in the solver's design page.
final class VoxelHierarchy implements Preconditioner {
    private static final int DEGREE = 3;
    private static final double RATIO = 10;

    private final List<VoxelLevel> levels = new ArrayList<>();
    private final BottomLevel bottom;
    private final Multigrid cycle;
    private final RowGrid finest;
    private final SkewPlanes planes;
    private final float[] finestR;
    private final float[] finestX;
    private final Parallel parallel;

    /// @param grid finest rows
    /// @param stiffness finest elements
    /// @param supports of the finest level; its springs are what the coarser ones begin with
    /// @param setup how to build
    VoxelHierarchy(RowGrid grid, Moduli stiffness, LevelSupports supports, Setup setup) {
        finest = grid;
        planes = supports.planes();
        parallel = setup.parallel();
        RowGrid g = grid;
        LevelStiffness k = stiffness;
        LevelSupports held = supports;
        List<Double> bounds = new ArrayList<>();
        while (!BottomLevel.isAffordable(g, held.inverseDiagonal()) && Math.max(g.nx, Math.max(g.ny, g.nz)) > 2) {
            LevelSupports own = levels.isEmpty() ? held.withoutSprings() : held;
            levels.add(new VoxelLevel(g, k, own, setup.kernel(), parallel));
            bounds.add(own.eigenvalueBound(k));
            RowGrid coarse = g.coarsened();
            Springs springs = held.springs().restricted(g, coarse);
            boolean isStored = levels.size() >= setup.storedFromLevel();
            k = isStored ? StoredElements.of(k, g, coarse) : k.coarsened(g, coarse);
            g = coarse;
            held = new LevelSupports(k.inverseDiagonal(g, springs.diagonal()), springs, SkewPlanes.NONE);
        }
        bottom = new BottomLevel(g, k, held);
        connect(g, held.inverseDiagonal());
        finestR = levels.isEmpty() ? bottom.r : levels.getFirst().r;
        finestX = levels.isEmpty() ? bottom.x : levels.getFirst().x;
        double[] bound = new double[levels.size()];
        for (int i = 0; i < bound.length; i++) {
            bound[i] = bounds.get(i);
        }
        cycle = new Multigrid(levels.toArray(new Multigrid.Level[0]), bottom, DEGREE, RATIO, bound);
    }

    /// What the levels are built with.
    ///
    /// @param kernel single-precision operator of elements given by moduli
    /// @param parallel threads
    /// @param storedFromLevel first level whose elements are Galerkin products with own matrices, at least 1;
    ///     beyond the last level for none
    record Setup(LayerKernel<float[]> kernel, Parallel parallel, int storedFromLevel) {}

    private void connect(RowGrid bottomGrid, float[] bottomInverseDiagonal) {
        for (int i = 0; i < levels.size(); i++) {
            if (i + 1 < levels.size()) {
                VoxelLevel next = levels.get(i + 1);
                levels.get(i).connect(next.grid, next.r, next.x, next.inverseDiagonal);
            } else {
                levels.get(i).connect(bottomGrid, bottom.r, bottom.x, bottomInverseDiagonal);
            }
        }
    }

    /// Scales the residual to a largest entry of 1 before rounding it, so that single precision never under- or
    /// overflows.
    @Override
    public void apply(double[] r, double[] z) {
        int n = finest.vectorLength();
        int parts = LevelParts.of(finest, parallel);
        double[] largest = new double[parts];
        parallel.run(parts, part -> {
            double m = 0;
            for (int i = from(n, part, parts); i < from(n, part + 1, parts); i++) {
                m = Math.max(m, Math.abs(r[i]));
            }
            largest[part] = m;
        });
        double unit = largestOf(largest);
        if (!(unit > 0)) {
            Arrays.fill(z, unit);
            return;
        }
        double scale = 1 / unit;
        parallel.run(parts, part -> {
            for (int i = from(n, part, parts); i < from(n, part + 1, parts); i++) {
                finestR[i] = (float) (r[i] * scale);
            }
        });
        cycle.cycle();
        parallel.run(parts, part -> {
            for (int i = from(n, part, parts); i < from(n, part + 1, parts); i++) {
                z[i] = finestX[i] * unit;
            }
        });
        planes.project(z);
    }

    private static double largestOf(double[] values) {
        double m = 0;
        for (double v : values) {
            m = Math.max(m, v);
        }
        return m;
    }

    private static int from(int n, int part, int parts) {
        return (int) ((long) n * part / parts);
    }

    int levelCount() {
        return levels.size() + 1;
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
            RowGrid g = levels.get(i).grid;
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
