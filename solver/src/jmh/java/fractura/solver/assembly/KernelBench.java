package fractura.solver.assembly;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The loops in which a solve spends its time, each alone, on one thread: µs over one body of voxels.
///
/// A round bar along z, 48 voxels across and 96 long, moduli from 1 to 3 GPa, the lowest plane held: some 174,000
/// elements and 550,000 unknowns. Divide by the elements to compare with `bench`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBench {
    private static final int ACROSS = 48;
    private static final int LENGTH = 96;

    /// `best` uses the Vector API where its module is present, `plain` never does.
    @Param({"best", "plain"})
    String kernels;

    private Parallel parallel;
    private RowGrid grid;
    private LayerKernel<double[]> inDouble;
    private LayerKernel<float[]> inSingle;
    private double[][] constants;
    private float[][] constantsInSingle;
    private double[] x;
    private double[] y;
    private float[] xInSingle;
    private float[] yInSingle;
    private double[] scratch;
    private float[] scratchInSingle;
    private VoxelLevel level;
    private LevelColumns columns;

    /// Builds body, operators and two levels.
    @Setup(Level.Trial)
    public void build() {
        boolean isPlain = kernels.equals("plain");
        if (!isPlain) {
            WarmUp.run(); // smoother and transfers too
        }
        Kernels chosen = isPlain ? Kernels.ISOTROPIC.plain() : Kernels.ISOTROPIC.fast();
        parallel = new Parallel(1);
        grid = new VoxelLayout(bar(), parallel).rows;
        double[] lambda = new double[grid.elementTotal + RowGrid.PAD];
        for (int e = 0; e < grid.elementTotal; e++) {
            lambda[e] = 2000 + 1000 * Math.sin(0.1 * e);
        }
        constants = new double[][] {lambda, lambda.clone()};
        constantsInSingle = new float[][] {TwoFloats.of(lambda).high(), TwoFloats.of(lambda).high()};
        inDouble = chosen.inDouble();
        inSingle = chosen.inFloat();
        scratch = new double[inDouble.scratchLength(grid)];
        scratchInSingle = new float[inSingle.scratchLength(grid)];
        x = new double[grid.vectorLength()];
        y = new double[RowGrid.PAD + grid.vectorLength()];
        xInSingle = new float[grid.vectorLength()];
        yInSingle = new float[RowGrid.PAD + grid.vectorLength()];
        Arrays.setAll(x, i -> Math.sin(0.01 * i));
        for (int i = 0; i < x.length; i++) {
            xInSingle[i] = (float) x[i];
        }
        buildLevels();
    }

    private static VoxelMesh bar() {
        boolean[] keep = new boolean[ACROSS * ACROSS * LENGTH];
        for (int v = 0; v < keep.length; v++) {
            double i = v % ACROSS + 0.5 - ACROSS / 2.0;
            double j = v / ACROSS % ACROSS + 0.5 - ACROSS / 2.0;
            keep[v] = Math.hypot(i, j) < ACROSS / 2.0;
        }
        return VoxelMesh.of(Grid.aligned(ACROSS, ACROSS, LENGTH, 1), keep);
    }

    private void buildLevels() {
        Moduli moduli = Moduli.isotropic(constantsInSingle[0], constantsInSingle[1], 0.3);
        BitSet bottom = new BitSet();
        float[] inverse = moduli.inverseDiagonal(grid, new float[grid.vectorLength()], parallel);
        for (int c = 0; c < 3; c++) {
            Arrays.fill(inverse, c * grid.stride, c * grid.stride + grid.planeStart(1), 0);
            bottom.set(c * grid.stride, c * grid.stride + grid.planeStart(1));
        }
        columns = new LevelColumns(grid.vectorLength());
        level = new VoxelLevel(
                grid,
                moduli,
                new LevelSupports(inverse, HeldRuns.of(bottom), Springs.NONE, SkewPlanes.NONE),
                columns,
                new VoxelHierarchy.Setup(inSingle, parallel, Integer.MAX_VALUE));
        RowGrid coarse = grid.coarsened();
        LevelColumns coarseColumns = new LevelColumns(coarse.vectorLength());
        Arrays.fill(coarseColumns.get(0).x, 1e-3f);
        level.connect(coarse, coarseColumns);
    }

    /// Fills the vectors that the smoother and the transfers change, so that no run drifts to infinity or to
    /// zero.
    @Setup(Level.Iteration)
    public void refill() {
        System.arraycopy(xInSingle, 0, columns.get(0).b, 0, xInSingle.length);
        level.begin(0.1);
    }

    /// Ends the team of threads.
    @TearDown(Level.Trial)
    public void close() {
        parallel.close();
    }

    /// y += K x in double precision: once per iteration.
    ///
    /// @return what it wrote to
    @Benchmark
    public double[] doubleAddLayer() {
        for (int k = 0; k < grid.nz; k++) {
            inDouble.applyLayer(grid, LayerConstants.ofAll(constants), x, PlanePair.of(grid, y, k), k, true, true, scratch);
        }
        return y;
    }

    /// y += K x in single precision: six times per iteration.
    ///
    /// @return what it wrote to
    @Benchmark
    public float[] floatAddLayer() {
        for (int k = 0; k < grid.nz; k++) {
            inSingle.applyLayer(grid, LayerConstants.ofAll(constantsInSingle), xInSingle, PlanePair.of(grid, yInSingle, k), k, true, true, scratchInSingle);
        }
        return yInSingle;
    }

    /// One step of the Chebyshev smoother: residual and correction. The scale is small, so that repeating it
    /// changes little.
    ///
    /// @return what it wrote to
    @Benchmark
    public float[] chebyshevStep() {
        level.step(0.5, 1e-6);
        return columns.get(0).x;
    }

    /// Residual to the next coarser grid and correction back.
    ///
    /// @return what it wrote to
    @Benchmark
    public float[] restrictAndProlong() {
        level.restrictResidual();
        level.prolongCorrection();
        return columns.get(0).x;
    }
}
