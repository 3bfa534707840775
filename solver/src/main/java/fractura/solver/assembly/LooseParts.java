package fractura.solver.assembly;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Correction;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Preconditioner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small parts of the body that hang on little, solved directly before and after each multigrid cycle.
///
/// A whisker beside the bone, a bridge one voxel thick, a stiff fragment in a soft bed: each adds a slow motion
/// or a few that no coarse grid holds, and each of these costs conjugate gradients some iterations. The
/// corrections of the parts are projections that take them out (successive subspace correction, Xu92). Parts
/// share no element, so their order does not matter, and the whole is as symmetric and positive as the cycle.
///
/// Rims of neighbouring parts overlap. Parts joined by that are one thread's, in their order, so that bits do not
/// depend on how many threads there are.
///
/// They are few where they matter. Thin matter that is everywhere forms large groups; those are left to the grids.
final class LooseParts {
    /// Largest part worth a factor of its own. Ours: those that matter in real vertebrae have up to 90.
    private static final int MOST_NODES = 200;

    /// All parts together have at most one of so many nodes of the hull, so that their factors stay small beside the
    /// vectors. Ours: real vertebrae of 1.25 to 1.5 mm have one in 26 to 42.
    private static final int NODES_PER_NODE = 16;

    /// Operations from which threads share the parts: a choice, some 0.1 ms against a few µs to hand them over.
    private static final long WORTH_SHARING = 100_000;

    private final List<LoosePart> parts = new ArrayList<>();
    private final List<Share> shares;
    private final Parallel parallel;

    /// Parts of one thread, ascending, and what it works in.
    private record Share(int[] parts, LoosePart.Work work) {}

    /// @param grid finest rows
    /// @param moduli finest elements
    /// @param thin voxels in no full block of 2×2×2 (`ThinVoxels`)
    /// @param inverseDiagonal 0 at held unknowns
    /// @param planes of skew supports; parts that touch their nodes are left out
    /// @param parallel threads
    LooseParts(
            RowGrid grid, Moduli moduli, BitSet thin, float[] inverseDiagonal, SkewPlanes planes, Parallel parallel) {
        this.parallel = parallel;
        if (NodeGroups.fits(grid)) {
            List<NodeGroups.Group> groups = groups(grid, thin, Fragments.of(grid, moduli.stiffness(), parallel));
            int left = grid.nodeTotal / NODES_PER_NODE;
            int count = 0;
            while (count < groups.size() && groups.get(count).size() <= left) {
                left -= groups.get(count++).size();
            }
            LoosePart[] made = new LoosePart[count];
            int team = parallel.threads();
            parallel.run(
                    team,
                    thread -> { // in turn, since the last are the largest
                        for (int q = thread; q < made.length; q += team) {
                            made[q] = LoosePart.of(grid, moduli, inverseDiagonal, groups.get(q));
                        }
                    });
            for (LoosePart part : made) {
                if (part.unknownCount() > 0 && !part.touches(planes, grid.stride)) {
                    parts.add(part);
                }
            }
        }
        shares = shares(parts, parallel.threads());
    }

    /// The costliest set of parts to the thread that has least to do, and so on.
    private static List<Share> shares(List<LoosePart> parts, int threads) {
        long total = 0;
        for (LoosePart part : parts) {
            total += part.cost();
        }
        long[] load = new long[total < WORTH_SHARING ? 1 : threads];
        int[] set = load.length == 1 ? new int[parts.size()] : setsByRim(parts);
        long[] cost = new long[parts.size()];
        for (int q = 0; q < set.length; q++) {
            cost[set[q]] += parts.get(q).cost();
        }
        int[] thread = new int[cost.length];
        List<Integer> sets = new ArrayList<>();
        for (int s = 0; s < cost.length; s++) {
            sets.add(s);
        }
        sets.sort(Comparator.comparingLong((Integer s) -> -cost[s])); // stable
        for (int s : sets) {
            for (int t = 1; t < load.length; t++) {
                thread[s] = load[t] < load[thread[s]] ? t : thread[s];
            }
            load[thread[s]] += cost[s];
        }
        List<Share> shares = new ArrayList<>();
        for (int t = 0; t < load.length; t++) {
            int[] own = new int[set.length];
            int count = 0;
            LoosePart.Work work = new LoosePart.Work();
            for (int q = 0; q < set.length; q++) {
                if (thread[set[q]] == t) {
                    own[count++] = q;
                    work.fit(parts.get(q));
                }
            }
            shares.add(new Share(Arrays.copyOf(own, count), work));
        }
        return shares;
    }

    /// For each part the number of its set: parts of different sets have no unknown of their rims in common.
    private static int[] setsByRim(List<LoosePart> parts) {
        DisjointSets sets = new DisjointSets(parts.size());
        Map<Integer, Integer> partAt = new HashMap<>();
        for (int q = 0; q < parts.size(); q++) {
            for (int entry : parts.get(q).rim()) {
                Integer other = partAt.putIfAbsent(entry, q);
                if (other != null) {
                    sets.join(other, q);
                }
            }
        }
        return sets.numbered();
    }

    /// Smallest first.
    private static List<NodeGroups.Group> groups(RowGrid grid, BitSet thin, BitSet fragments) {
        NodeGroups ofThin = new NodeGroups(grid);
        ofThin.addVoxels(grid, thin);
        NodeGroups chosen = new NodeGroups(grid);
        ofThin.upTo(MOST_NODES).forEach(chosen::add);
        chosen.addVoxels(grid, fragments);
        List<NodeGroups.Group> groups = chosen.upTo(MOST_NODES);
        groups.sort(Comparator.comparingInt(NodeGroups.Group::size)); // stable
        return groups;
    }

    int count() {
        return parts.size();
    }

    /// Threads that solve them.
    int threadCount() {
        return shares.size();
    }

    int unknownCount() {
        int sum = 0;
        for (LoosePart part : parts) {
            sum += part.unknownCount();
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (LoosePart part : parts) {
            sum += part.bytes();
        }
        return sum;
    }

    /// @param cycle preconditioner of the whole body
    /// @return the same with the parts solved before and after it
    Preconditioner around(Preconditioner cycle) {
        return parts.isEmpty() ? cycle : new Corrected(cycle);
    }

    /// One caller at a time.
    private final class Corrected implements Preconditioner {
        private final Preconditioner cycle;
        private final List<Lent> columns = new ArrayList<>();

        Corrected(Preconditioner cycle) {
            this.cycle = cycle;
        }

        /// Lends r to the cycle without what the parts have taken, and gives it back as it was.
        @Override
        public List<Correction> apply(double[][] r, double[] norm) {
            while (columns.size() < r.length) {
                columns.add(new Lent());
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
    private final class Lent implements Correction {
        /// residual on each rim
        private final double[][] residual;

        /// correction of each part: the first one, later both
        private final double[][] correction;

        private Correction cycled;

        Lent() {
            residual = new double[parts.size()][];
            correction = new double[parts.size()][];
            for (int q = 0; q < residual.length; q++) {
                residual[q] = new double[parts.get(q).rim().length];
                correction[q] = new double[parts.get(q).unknownCount()];
            }
        }

        void take(double[] r) {
            parallel.run(shares.size(), thread -> {
                LoosePart.Work work = shares.get(thread).work();
                for (int q : shares.get(thread).parts()) {
                    parts.get(q).gather(r, residual[q]);
                    parts.get(q).correctionInto(residual[q], correction[q], work);
                }
                for (int q : shares.get(thread).parts()) { // rims may overlap, so all are gathered first
                    parts.get(q).subtractProduct(correction[q], r, work);
                }
            });
        }

        void giveBack(double[] r, Correction ofCycle) {
            cycled = ofCycle;
            parallel.run(shares.size(), thread -> {
                for (int q : shares.get(thread).parts()) {
                    parts.get(q).scatter(residual[q], r);
                }
                for (int q : shares.get(thread).parts()) {
                    parts.get(q)
                            .correct(
                                    r, cycled, correction[q], shares.get(thread).work());
                }
            });
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
