package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Orthotropic;
import fractura.solver.linear.BlockSums;
import fractura.solver.linear.ConjugateGradient;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Preconditioner;
import fractura.solver.linear.Solve;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/// The equations K u = f of a voxel body with its supports: operator,
/// preconditioner, right-hand sides, reactions.
///
/// Works in grid units inside: K/h, since the stiffness of a cube of edge h is h times that of the unit cube. One
/// caller at a time.
public final class VoxelSystem {
    /// Galerkin products begin where elements are 64 times fewer, so that their matrices are affordable.
    private static final int STORED_FROM_LEVEL = 2;

    /// When to foretell the number of iterations, and up to which number moduli alone serve: bodies with walls of
    /// four voxels and more stay below it, tubes with thinner walls pass it (both held by `IterationTest`).
    private static final int DECIDE_AFTER = 4;

    private static final int ACCEPTABLE_ITERATIONS = 28;

    private final VoxelMesh mesh;
    private final VoxelLayout layout;
    private final BoundaryConditions supports;
    private final boolean[] floating;
    private boolean isAnyFloating;
    private final boolean[] held;
    private final Parallel parallel;
    private Kernels kernels;
    private VoxelOperator operator;
    private Moduli moduli;
    private final HeldRuns heldRuns;

    /// voxels in no full block; moduli are above 0, so these and what coarse nodes tie stay with other materials
    private final BitSet thin;

    private final boolean isTied;
    private final MeshOrder order;
    private final BlockSums sums;
    /// work vectors of the finest level, which the operator borrows between two cycles
    private final LevelColumns finest;

    private VoxelHierarchy hierarchy;
    private LooseParts looseParts;
    private TwoFloats[] constants;

    /// taken out beside the hierarchy where coarse nodes tie what does not hang together
    private Optional<CopiedNodes> copies;

    /// with Galerkin products and copied nodes; empty until a right-hand side needed it
    private Optional<Preconditioner> stronger = Optional.empty();

    private long strongerBytes;

    /// counted when first asked for
    private OptionalDouble thinShare = OptionalDouble.empty();

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
        this.mesh = mesh;
        supports = conditions;
        this.floating = floating;
        this.parallel = parallel;
        layout = new VoxelLayout(mesh, parallel);
        int constantCount = materials.anisotropy().isEmpty() ? 2 : Orthotropic.COUNT;
        MemoryNeed.of(mesh, layout.rows, constantCount)
                .within(Runtime.getRuntime().maxMemory());
        held = conditions.fixed().clone();
        for (int n = 0; n < floating.length; n++) {
            if (floating[n]) {
                Arrays.fill(held, 3 * n, 3 * n + 3, true);
                isAnyFloating = true;
            }
        }
        heldRuns = heldRuns();
        order = new MeshOrder(mesh, layout, held, parallel);
        sums = new BlockSums(layout.rows.vectorLength(), parallel);
        skew = SkewBasis.of(conditions);
        planes = SkewPlanes.of(skew, layout);
        finest = new LevelColumns(layout.rows.vectorLength());
        setMaterials(materials);
        thin = ThinVoxels.of(layout.rows, moduli.stiffness());
        LevelSupports supportsOfFinest = assemble();
        hierarchy = new VoxelHierarchy(layout.rows, finest, moduli, supportsOfFinest, setup(Integer.MAX_VALUE));
        Chunks chunks = chunks();
        isTied = chunks.areTied();
        copies = isTied ? Optional.of(copies(chunks)) : Optional.empty();
    }

    /// Takes other materials of the same mesh under the same supports. Rows, supports and work vectors stay.
    ///
    /// @param materials constants of the elements
    public void replace(Materials materials) {
        setMaterials(materials);
        LevelSupports supportsOfFinest = assemble();
        hierarchy = hierarchy.sharing(moduli, supportsOfFinest, setup(Integer.MAX_VALUE));
        copies = isTied ? Optional.of(copies(chunks())) : Optional.empty();
        stronger = Optional.empty();
        strongerBytes = 0;
        thinShare = OptionalDouble.empty();
    }

    private HeldRuns heldRuns() {
        BitSet entries = new BitSet(layout.rows.vectorLength());
        for (int dof = 0; dof < held.length; dof++) {
            if (held[dof]) {
                entries.set(layout.dof(dof / 3, dof % 3));
            }
        }
        return HeldRuns.of(entries);
    }

    private void setMaterials(Materials materials) {
        IntPredicate leftOut = isAnyFloating ? this::isFloating : _ -> false; // asked for each element
        ElementConstants elements = ElementConstants.of(materials, layout, leftOut, parallel);
        kernels = elements.isIsotropic() ? Kernels.isotropic() : Kernels.ORTHOTROPIC;
        constants = elements.split(parallel);
        moduli = elements.rounded(constants);
    }

    /// @return supports of the finest level
    private LevelSupports assemble() {
        LevelSupports supportsOfFinest = levelSupports();
        looseParts = new LooseParts(layout.rows, moduli, thin, supportsOfFinest.inverseDiagonal(), planes, parallel);
        operator = new VoxelOperator(layout.rows, constants, heldRuns, planes, finest, kernels.inDouble(), parallel);
        return supportsOfFinest;
    }

    private boolean isFloating(int e) {
        int[] corner = mesh.elementIjk(e);
        return floating[mesh.node(corner[0], corner[1], corner[2])];
    }

    /// Made whenever a hierarchy is, which keeps of it what it needs.
    private LevelSupports levelSupports() {
        float[] inverseDiagonal = moduli.inverseDiagonal(layout.rows, new float[0], parallel);
        float[] heldDiagonal = new float[inverseDiagonal.length];
        heldRuns.forEach(at -> {
            heldDiagonal[at] = inverseDiagonal[at] == 0 ? 0 : 1 / inverseDiagonal[at];
            inverseDiagonal[at] = 0;
        });
        planes.equalise(inverseDiagonal);
        Springs springs = planes.springs(heldDiagonal, inverseDiagonal, layout.rows);
        return new LevelSupports(inverseDiagonal, heldRuns, springs, planes);
    }

    private VoxelHierarchy.Setup setup(int storedFromLevel) {
        return new VoxelHierarchy.Setup(kernels.inFloat(), parallel, storedFromLevel);
    }

    /// In cells of the bottom grid.
    private Chunks chunks() {
        return new Chunks(layout.rows, moduli.stiffness(), 1 << (hierarchy.levelCount() - 1), parallel);
    }

    private CopiedNodes copies(Chunks matter) {
        return new CopiedNodes(layout.rows, matter, constants, moduli.basis(), heldRuns, planes, parallel);
    }

    private Preconditioner usual() {
        Preconditioner cycle = looseParts.around(hierarchy);
        return copies.map(cycle::beside).orElse(cycle);
    }

    private Preconditioner starter() {
        return looseParts.around(hierarchy.nested());
    }

    /// For thin walls: the hierarchy with Galerkin products, and the bottom grid's space taken out exactly.
    private Preconditioner stronger() {
        if (stronger.isEmpty()) {
            VoxelHierarchy exact = hierarchy.withStored(setup(STORED_FROM_LEVEL));
            Preconditioner cycle = looseParts.around(exact);
            strongerBytes = exact.bytesBeyond(hierarchy);
            boolean isDirect = hierarchy.levelCount() == 1; // then there is no slow direction
            if (!isDirect) {
                CopiedNodes ofBottom = copies.orElseGet(() -> copies(chunks()));
                strongerBytes += copies.isPresent() ? 0 : ofBottom.bytes();
                cycle = cycle.beside(ofBottom);
            }
            stronger = Optional.of(cycle);
        }
        return stronger.get();
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

    /// Loads and a guess.
    ///
    /// @param conditions loads and prescribed displacements, with the supports this system was built for
    /// @param startMm where to begin, `u[3*n + i]`, mm; empty for none
    public record Load(BoundaryConditions conditions, double[] startMm) {}

    /// Solves for several loads, all in one pass over the moduli per application of the operator.
    ///
    /// @param loads what to solve for
    /// @param goal when to stop
    /// @return the outcomes in the same order, each the same to the bit as alone; displacements and reactions
    ///     only of those that converged
    public List<Result> solve(List<Load> loads, ConjugateGradient.Goal goal) {
        WarmUp.count((long) layout.rows.elementTotal * loads.size());
        List<ConjugateGradient.RightHandSide> systems = new ArrayList<>();
        for (Load load : loads) {
            systems.add(system(load, goal.settle() > 0));
        }
        var fallback = new ConjugateGradient.Fallback(DECIDE_AFTER, ACCEPTABLE_ITERATIONS, this::stronger);
        List<Solve> outcomes =
                new ConjugateGradient(operator, usual(), starter(), fallback, parallel).solve(systems, goal);
        List<Result> results = new ArrayList<>();
        for (int q = 0; q < outcomes.size(); q++) {
            boolean isBroken = outcomes.get(q) instanceof Solve.Broke && stronger.isPresent();
            Solve outcome = isBroken ? onUsual(loads.get(q), goal) : outcomes.get(q);
            results.add(result(outcome, loads.get(q).conditions()));
        }
        return results;
    }

    /// With moduli alone to the end. Galerkin products in single precision resist a turn a little, which makes the
    /// stronger preconditioner of a bar of 100 to 1 indefinite. Iterations count from here.
    private Solve onUsual(Load load, ConjugateGradient.Goal goal) {
        var never = new ConjugateGradient.Fallback(Integer.MAX_VALUE, 0, this::usual);
        return new ConjugateGradient(operator, usual(), starter(), never, parallel)
                .solve(List.of(system(load, goal.settle() > 0)), goal)
                .getFirst();
    }

    private SkewBasis basis(BoundaryConditions conditions) {
        return conditions == supports ? skew : SkewBasis.of(conditions);
    }

    /// Loads less what the prescribed displacements take.
    private double[] rightHandSide(BoundaryConditions conditions) {
        double[] prescribed = new double[operator.size()];
        order.addPrescribed(conditions, basis(conditions), prescribed);
        double[] rhs = new double[operator.size()];
        operator.apply(prescribed, rhs);
        order.subtractFromLoads(conditions, rhs);
        planes.project(rhs);
        return rhs;
    }

    private ConjugateGradient.RightHandSide system(Load load, boolean wantsEnergy) {
        double energy = wantsEnergy ? energyAtZero(load.conditions()) : 0;
        double[] start = order.start(load.startMm(), load.conditions(), basis(load.conditions()));
        if (start.length > 0) {
            planes.project(start);
        }
        return new ConjugateGradient.RightHandSide(() -> rightHandSide(load.conditions()), start, energy);
    }

    /// u·K u - 2 f·u where only prescribed displacements are not zero, twice the potential energy in grid units.
    private double energyAtZero(BoundaryConditions conditions) {
        double[] u = new double[operator.size()];
        order.addPrescribed(conditions, basis(conditions), u);
        double[] ku = new double[u.length];
        operator.applyUnmasked(u, ku);
        return sums.dot(u, ku) - 2 * order.work(conditions, u);
    }

    private Result result(Solve outcome, BoundaryConditions conditions) {
        if (!(outcome instanceof Solve.Converged converged)) {
            return new Result(outcome, new double[0], new double[0], Double.NaN, Double.NaN, Double.NaN);
        }
        double[] u = converged.x();
        planes.project(u);
        order.addPrescribed(conditions, basis(conditions), u);
        double[] ku = new double[u.length];
        operator.applyUnmasked(u, ku);
        double twiceStored = sums.dot(u, ku);
        double potential = Math.abs(twiceStored - 2 * order.work(conditions, u));
        double error = potential == 0 ? 0 : converged.energyError() / potential;
        double[] reaction = order.reaction(ku, conditions, skew);
        double[] rest = ku; // in its place
        order.subtractFromLoads(conditions, rest);
        planes.project(rest);
        double norm = converged.norm();
        return new Result(
                outcome,
                order.displacement(u),
                reaction,
                norm == 0 ? 0 : Math.sqrt(sums.dot(rest, rest)) / norm,
                0.5 * mesh.voxelMm() * twiceStored,
                error);
    }

    /// @return multigrid levels, the direct one included
    public int levelCount() {
        return hierarchy.levelCount();
    }

    /// @return the levels in words, one line each
    public String describe() {
        int parts = looseParts.count();
        return hierarchy.describe()
                + (parts == 0 ? "" : parts + " loose parts: direct, " + looseParts.unknownCount() + " unknowns\n")
                + copies.map(c -> "copied nodes: direct, " + c.unknownCount() + " unknowns\n")
                        .orElse("");
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

    /// @return share in no full block of 2×2×2 of matter of its kind, of elements or of stiffness: thin walls
    public double thinShare() {
        if (thinShare.isEmpty()) {
            thinShare = OptionalDouble.of(ThinVoxels.shareOfOwnKind(layout.rows, moduli.stiffness(), parallel));
        }
        return thinShare.getAsDouble();
    }

    /// @return bytes of operator, hierarchy, the three Krylov vectors, and what a solve from a guess keeps of it
    public long bytes() {
        long perVector = (long) operator.size() * Double.BYTES;
        long remainders = (long) moduli.constants().length * Float.BYTES * layout.rows.elementTotal;
        long ofCopies = copies.map(CopiedNodes::bytes).orElse(0L);
        return hierarchy.bytes() + strongerBytes + looseParts.bytes() + ofCopies + remainders + 4 * perVector;
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
        LevelSupports own = levelSupports().withoutSprings();
        VoxelLevel level = new VoxelLevel(layout.rows, moduli, own, finest, setup(Integer.MAX_VALUE));
        Arrays.fill(finest.get(0).b, 1e-3f);
        level.begin(1);
        for (int q = 0; q < repeats; q++) {
            level.multiply();
        }
    }
}
