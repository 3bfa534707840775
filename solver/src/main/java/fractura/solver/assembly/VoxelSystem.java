package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Orthotropic;
import fractura.solver.linear.ConjugateGradient;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Solve;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import fractura.solver.material.Materials;
import java.util.Arrays;

/// The equations K u = f of a voxel body with its supports: operator,
/// preconditioner, right-hand sides, reactions.
///
/// Works in grid units inside: K/h, since the stiffness of a cube of edge h is h times that of the unit cube. One
/// caller at a time.
public final class VoxelSystem {
    /// Galerkin products begin where elements are 64 times fewer, so that their matrices are affordable.
    private static final int STORED_FROM_LEVEL = 2;

    /// When to foretell the number of iterations, and up to which number moduli alone serve: bodies with walls of four
    /// voxels and more stay below it, tubes with thinner walls pass it (both held by `IterationTest`).
    private static final int DECIDE_AFTER = 5;

    private static final int ACCEPTABLE_ITERATIONS = 28;

    private final VoxelMesh mesh;
    private final VoxelLayout layout;
    private final BoundaryConditions conditions;
    private final VoxelOperator operator;
    private final Moduli moduli;
    private final float[] inverseDiagonal;
    private final float[] heldDiagonal;
    private final Kernels kernels;
    private VoxelHierarchy hierarchy;
    private final Parallel parallel;
    private final boolean[] held;
    private final SkewBasis skew;
    private final SkewPlanes planes;

    /// Builds operator and hierarchy.
    ///
    /// @param mesh body
    /// @param materials constants of its elements
    /// @param conditions supports and loads
    /// @param floating nodes to hold still because nothing supports their piece, one flag per node
    /// @param parallel threads
    /// @throws fractura.mesh.InputException when the arrays would not fit into the memory Java may use
    public VoxelSystem(
            VoxelMesh mesh, Materials materials, BoundaryConditions conditions, boolean[] floating, Parallel parallel) {
        this(mesh, materials, conditions, floating, parallel, Kernels.best());
    }

    VoxelSystem(
            VoxelMesh mesh,
            Materials materials,
            BoundaryConditions conditions,
            boolean[] floating,
            Parallel parallel,
            Kernels kernels) {
        this.mesh = mesh;
        this.conditions = conditions;
        this.parallel = parallel;
        layout = new VoxelLayout(mesh);
        RowGrid g = layout.rows;
        int constantCount = materials.anisotropy().isEmpty() ? 2 : Orthotropic.COUNT;
        MemoryNeed.of(mesh, g, constantCount).within(Runtime.getRuntime().maxMemory());
        ElementConstants constants = ElementConstants.of(materials, layout, e -> isFloating(e, floating));
        held = new boolean[conditions.fixed().length];
        for (int i = 0; i < held.length; i++) {
            held[i] = conditions.fixed()[i] || floating[i / 3];
        }
        moduli = constants.rounded();
        inverseDiagonal = moduli.inverseDiagonal(g, new float[g.vectorLength()]);
        heldDiagonal = new float[g.vectorLength()];
        for (int n = 0; n < mesh.nodeCount(); n++) {
            for (int axis = 0; axis < 3; axis++) {
                if (held[3 * n + axis]) {
                    int at = layout.dof(n, axis);
                    heldDiagonal[at] = inverseDiagonal[at] == 0 ? 0 : 1 / inverseDiagonal[at];
                    inverseDiagonal[at] = 0;
                }
            }
        }
        this.kernels = constants.isIsotropic() ? kernels : kernels.orthotropic();
        skew = SkewBasis.of(conditions);
        planes = SkewPlanes.of(skew, layout);
        planes.equalise(inverseDiagonal);
        operator = new VoxelOperator(g, constants.values(), inverseDiagonal, this.kernels.inDouble(), parallel);
        hierarchy = hierarchy(Integer.MAX_VALUE);
    }

    private boolean isFloating(int e, boolean[] floating) {
        int[] corner = mesh.elementIjk(e);
        return floating[mesh.node(corner[0], corner[1], corner[2])];
    }

    private VoxelHierarchy hierarchy(int storedFromLevel) {
        return new VoxelHierarchy(
                layout.rows,
                moduli,
                new LevelSupports(inverseDiagonal, planes.springs(heldDiagonal, inverseDiagonal), planes),
                new VoxelHierarchy.Setup(kernels.inFloat(), parallel, storedFromLevel));
    }

    /// Replaces the hierarchy by one with Galerkin products, for thin walls.
    private VoxelHierarchy stronger() {
        hierarchy = hierarchy(STORED_FROM_LEVEL);
        return hierarchy;
    }

    /// Outcome of a solve with the full displacement field and what the supports feel.
    ///
    /// @param outcome how the iteration ended
    /// @param displacementMm `u[3*n + i]`, mm; empty unless converged
    /// @param reactionNewton force of the supports on the body, N; empty unless converged
    /// @param trueRelativeResidual recomputed in double from u; NaN unless converged
    /// @param strainEnergyNewtonMm ½ u·K u, N·mm; NaN unless converged
    /// @param relativeEnergyError estimate of the error of the work of loads and supports by ending early, over
    /// the potential energy; NaN unless converged
    public record Result(
            Solve outcome,
            double[] displacementMm,
            double[] reactionNewton,
            double trueRelativeResidual,
            double strainEnergyNewtonMm,
            double relativeEnergyError) {}

    /// Solves for the loads and prescribed displacements of the conditions.
    ///
    /// @param tolerance relative residual
    /// @param maxIterations limit
    /// @param settle share of the potential energy still to come at which to stop too; 0 for never
    /// @return the outcome; displacements and reactions only if it converged
    public Result solve(double tolerance, int maxIterations, double settle) {
        int n = operator.size();
        double h = mesh.voxelMm();
        double[] prescribed = new double[n];
        double[] load = new double[n];
        for (int node = 0; node < mesh.nodeCount(); node++) {
            for (int axis = 0; axis < 3; axis++) {
                int dof = 3 * node + axis;
                int at = layout.dof(node, axis);
                if (conditions.fixed()[dof]) {
                    prescribed[at] = conditions.displacementMm()[dof];
                } else if (!held[dof]) {
                    load[at] = conditions.forceNewton()[dof] / h;
                }
            }
        }
        for (int q = 0; q < 3 * skew.node().length; q++) {
            prescribed[layout.dof(skew.node()[q / 3], q % 3)] += skew.displacementMm()[q];
        }
        double[] rhs = new double[n];
        operator.apply(prescribed, rhs);
        for (int i = 0; i < n; i++) {
            rhs[i] = load[i] - rhs[i];
        }
        planes.project(rhs);
        double startEnergy = settle > 0 ? energyOf(prescribed) : 0;
        var goal = new ConjugateGradient.Goal(tolerance, maxIterations, settle, startEnergy);
        var fallback = new ConjugateGradient.Fallback(DECIDE_AFTER, ACCEPTABLE_ITERATIONS, this::stronger);
        Solve outcome = new ConjugateGradient(planes.within(operator), hierarchy, fallback, parallel).solve(rhs, goal);
        if (!(outcome instanceof Solve.Converged converged)) {
            return new Result(outcome, new double[0], new double[0], Double.NaN, Double.NaN, Double.NaN);
        }
        double[] u = converged.x();
        planes.project(u);
        double norm = norm(rhs);
        for (int i = 0; i < n; i++) {
            u[i] += prescribed[i];
        }
        operator.applyUnmasked(u, rhs);
        double energy = 0.5 * h * dot(u, rhs);
        double potential = Math.abs(dot(u, rhs) - 2 * dot(load, u));
        double error = potential == 0 ? 0 : converged.energyError() / potential;
        double residual = norm == 0 ? 0 : residual(rhs, load, u) / norm;
        return new Result(outcome, displacement(u), reaction(rhs), residual, energy, error);
    }

    /// u·K u in grid units.
    private double energyOf(double[] u) {
        double[] ku = new double[u.length];
        operator.applyUnmasked(u, ku);
        return dot(u, ku);
    }

    private double[] displacement(double[] u) {
        double[] displacement = new double[held.length];
        for (int node = 0; node < mesh.nodeCount(); node++) {
            for (int axis = 0; axis < 3; axis++) {
                displacement[3 * node + axis] = u[layout.dof(node, axis)];
            }
        }
        return displacement;
    }

    private double[] reaction(double[] ku) {
        double[] reaction = new double[held.length];
        for (int node = 0; node < mesh.nodeCount(); node++) {
            for (int axis = 0; axis < 3; axis++) {
                int dof = 3 * node + axis;
                if (conditions.fixed()[dof]) {
                    reaction[dof] = ku[layout.dof(node, axis)] * mesh.voxelMm()
                            - conditions.forceNewton()[dof];
                }
            }
        }
        for (int q = 0; q < skew.node().length; q++) {
            addSkewReaction(q, ku, reaction);
        }
        return reaction;
    }

    /// What a skew support feels: the part of K u - f along its directions.
    private void addSkewReaction(int q, double[] ku, double[] reaction) {
        int node = skew.node()[q];
        for (int j = 0; j < 3; j++) {
            int dof = 3 * node + j;
            double force = ku[layout.dof(node, j)] * mesh.voxelMm() - conditions.forceNewton()[dof];
            for (int i = 0; i < 3; i++) {
                reaction[3 * node + i] += skew.blocked()[9 * q + 3 * i + j] * force;
            }
        }
    }

    private double residual(double[] ku, double[] load, double[] u) {
        double[] rest = new double[ku.length];
        for (int node = 0; node < mesh.nodeCount(); node++) {
            for (int axis = 0; axis < 3; axis++) {
                if (!held[3 * node + axis]) {
                    int at = layout.dof(node, axis);
                    rest[at] = load[at] - ku[at];
                }
            }
        }
        planes.project(rest);
        return norm(rest);
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// @return multigrid levels, the direct one included
    public int levelCount() {
        return hierarchy.levelCount();
    }

    /// @return the levels in words, one line each
    public String describe() {
        return hierarchy.describe();
    }

    /// @return unknowns that are solved for
    public long freeDofCount() {
        long free = 0;
        for (boolean h : held) {
            free += h ? 0 : 1;
        }
        double blocked = 0; // the trace of a projector is the number of directions it blocks
        for (int i = 0; i < skew.blocked().length; i += 9) {
            blocked += skew.blocked()[i] + skew.blocked()[i + 4] + skew.blocked()[i + 8];
        }
        return free - Math.round(blocked);
    }

    /// @return bytes of operator, hierarchy and Krylov vectors
    public long bytes() {
        long perVector = (long) operator.size() * Double.BYTES;
        long doubles = (long) moduli.constants().length * Double.BYTES * layout.rows.elementTotal;
        return hierarchy.bytes() + doubles + 6 * perVector;
    }

    /// @return elements the operator works on, voids of the hull included
    public int hullElementCount() {
        return layout.rows.elementTotal;
    }

    /// Applies the double operator alone, for the benchmark.
    ///
    /// @param repeats applications
    public void applyRepeatedly(int repeats) {
        double[] x = new double[operator.size()];
        double[] y = new double[operator.size()];
        Arrays.fill(x, 1e-3);
        for (int q = 0; q < repeats; q++) {
            operator.apply(x, y);
        }
    }

    /// Applies the single-precision operator of the finest level alone, for the benchmark.
    ///
    /// @param repeats applications
    public void applyInFloatRepeatedly(int repeats) {
        LevelSupports supports = new LevelSupports(inverseDiagonal, Springs.NONE, planes);
        VoxelLevel finest = new VoxelLevel(layout.rows, moduli, supports, kernels.inFloat(), parallel);
        Arrays.fill(finest.r, 1e-3f);
        finest.begin(1);
        for (int q = 0; q < repeats; q++) {
            finest.multiply();
        }
    }
}
