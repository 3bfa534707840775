package fractura.solver.assembly;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Correction;
import fractura.solver.linear.Preconditioner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Small parts of the body that hang on little, solved directly before and after each multigrid cycle.
///
/// A whisker beside the bone, a bridge one voxel thick, a stiff fragment in a soft bed: each adds a slow motion
/// or a few that no coarse grid holds, and each of these costs conjugate gradients some iterations. The
/// corrections of the parts are projections that take them out (successive subspace correction, Xu92). Parts
/// share no element, so their order does not matter, and the whole is as symmetric and positive as the cycle.
///
/// They are few where they matter. Thin matter that is everywhere forms large groups; those are left to the grids.
final class LooseParts {
    /// Largest part worth a factor of its own. Ours: those that matter in real vertebrae have up to 90.
    private static final int MOST_NODES = 200;

    /// All parts together have at most one of so many nodes of the hull, so that their factors stay small beside the
    /// vectors. Ours: real vertebrae of 1.25 to 1.5 mm have one in 26 to 42.
    private static final int NODES_PER_NODE = 16;

    private final List<LoosePart> parts = new ArrayList<>();
    private final LoosePart.Work work = new LoosePart.Work();

    /// @param grid finest rows
    /// @param moduli finest elements
    /// @param inverseDiagonal 0 at held unknowns
    /// @param planes of skew supports; parts that touch their nodes are left out
    LooseParts(RowGrid grid, Moduli moduli, float[] inverseDiagonal, SkewPlanes planes) {
        BitSet threads = Threads.of(grid, moduli.stiffness());
        if (!NodeGroups.fits(grid)) {
            return;
        }
        int left = grid.nodeTotal / NODES_PER_NODE;
        for (NodeGroups.Group group : groups(grid, threads, Fragments.of(grid, moduli.stiffness()))) {
            left -= group.size();
            LoosePart part = LoosePart.of(grid, moduli, inverseDiagonal, group, work);
            if (left >= 0 && part.unknownCount() > 0 && !part.touches(planes, grid.stride)) {
                parts.add(part);
            }
        }
    }

    /// Smallest first.
    private static List<NodeGroups.Group> groups(RowGrid grid, BitSet threads, BitSet fragments) {
        NodeGroups thin = new NodeGroups(grid);
        thin.addVoxels(grid, threads);
        NodeGroups chosen = new NodeGroups(grid);
        thin.upTo(MOST_NODES).forEach(chosen::add);
        chosen.addVoxels(grid, fragments);
        List<NodeGroups.Group> groups = chosen.upTo(MOST_NODES);
        groups.sort(Comparator.comparingInt(NodeGroups.Group::size)); // stable
        return groups;
    }

    int count() {
        return parts.size();
    }

    int unknownCount() {
        int sum = 0;
        for (LoosePart part : parts) {
            sum += part.unknownCount();
        }
        return sum;
    }

    long bytes() {
        long sum = work.bytes();
        for (LoosePart part : parts) {
            sum += part.bytes();
        }
        return sum;
    }

    /// @param cycle preconditioner of the whole body
    /// @return the same with the parts solved before and after it
    Preconditioner around(Preconditioner cycle) {
        return parts.isEmpty() ? cycle : new Corrected(parts, cycle);
    }

    /// One caller at a time.
    private static final class Corrected implements Preconditioner {
        private final List<LoosePart> parts;
        private final Preconditioner cycle;
        private final List<Lent> columns = new ArrayList<>();

        Corrected(List<LoosePart> parts, Preconditioner cycle) {
            this.parts = parts;
            this.cycle = cycle;
        }

        /// Lends r to the cycle without what the parts have taken, and gives it back as it was.
        @Override
        public List<Correction> apply(double[][] r, double[] norm) {
            while (columns.size() < r.length) {
                columns.add(new Lent(parts));
            }
            for (int c = 0; c < r.length; c++) {
                columns.get(c).take(r[c]);
            }
            List<Correction> corrected = new ArrayList<>();
            List<Correction> cycled = cycle.apply(r, norm);
            for (int c = 0; c < r.length; c++) {
                columns.get(c).giveBack(r[c], cycled.get(c));
                corrected.add(columns.get(c));
            }
            return corrected;
        }
    }

    /// What the parts hold of one right-hand side while the cycle runs.
    ///
    /// Afterwards the correction of all: that of the cycle, and what the parts add to it.
    private static final class Lent implements Correction {
        private final List<LoosePart> parts;

        /// residual on each rim
        private final double[][] residual;

        /// correction of each part on its rim, 0 but at its own unknowns: the first one, later both
        private final double[][] correction;

        private Correction cycled;

        Lent(List<LoosePart> parts) {
            this.parts = parts;
            residual = new double[parts.size()][];
            correction = new double[parts.size()][];
            for (int q = 0; q < residual.length; q++) {
                residual[q] = new double[parts.get(q).rim().length];
                correction[q] = new double[residual[q].length];
            }
        }

        void take(double[] r) {
            for (int q = 0; q < residual.length; q++) {
                parts.get(q).gather(r, residual[q]);
                parts.get(q).correctionInto(residual[q], correction[q]);
            }
            for (int q = 0; q < residual.length; q++) { // rims may overlap, so all are gathered first
                parts.get(q).subtractProduct(correction[q], r);
            }
        }

        void giveBack(double[] r, Correction ofCycle) {
            cycled = ofCycle;
            for (int q = 0; q < residual.length; q++) {
                parts.get(q).scatter(residual[q], r);
            }
            for (int q = 0; q < residual.length; q++) {
                parts.get(q).correct(r, cycled, correction[q]);
            }
        }

        @Override
        public double dot(double[] r, BlockSums sums) {
            double sum = cycled.dot(r, sums);
            for (int q = 0; q < residual.length; q++) {
                sum += parts.get(q).dot(r, correction[q]);
            }
            return sum;
        }

        @Override
        public void direction(double beta, double[] p, BlockSums sums) {
            cycled.direction(beta, p, sums);
            for (int q = 0; q < residual.length; q++) {
                parts.get(q).add(correction[q], p);
            }
        }

        @Override
        public double at(int entry) {
            throw new UnsupportedOperationException("nothing is done around the parts");
        }
    }
}
