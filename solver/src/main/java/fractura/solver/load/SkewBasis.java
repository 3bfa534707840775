package fractura.solver.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The skew supports of a body, gathered node by node and made orthonormal.
///
/// The directions of a node are orthogonalised against its fixed axes and among each other (Gram-Schmidt, twice),
/// so that its displacement is u = Σ gᵢ nᵢ + (I - Σ nᵢ nᵢᵀ) v with v free. Two directions leave one to slide
/// along, three fix the node. A direction that says again what the node already does adds nothing.
///
/// @param node nodes with at least one direction of their own, ascending; owned
/// @param blocked B = Σ nᵢ nᵢᵀ of each, `B[9*q + 3*i + j]` along grid axes i and j, exactly 0 in rows of
/// fixed axes; owned
/// @param displacementMm Σ gᵢ nᵢ of each, `g[3*q + i]`, mm; 0 along fixed axes; owned
/// @param contradictedNode a node whose supports ask for two displacements along one direction, or -1
public record SkewBasis(int[] node, double[] blocked, double[] displacementMm, int contradictedNode) {
    /// Directions count as one when the sine between them, and displacements as equal when their difference over
    /// the largest at the node, is at most this (our choice).
    private static final double SAME = 1e-6;

    /// Difference of two projectors that are one up to the order of operations (our choice).
    private static final double ROUNDING = 1e-9;

    /// @param conditions supports; each skew one with a finite direction of length above 0 and a node of the mesh
    /// @return its skew supports
    public static SkewBasis of(BoundaryConditions conditions) {
        List<SkewSupport> sorted = new ArrayList<>(conditions.skew());
        sorted.sort(Comparator.comparingInt(SkewSupport::node));
        List<Frame> frames = new ArrayList<>();
        int contradicted = -1;
        for (SkewSupport support : sorted) {
            if (frames.isEmpty() || frames.getLast().node != support.node()) {
                frames.add(new Frame(support.node(), conditions));
            }
            if (!frames.getLast().holds(support) && contradicted < 0) {
                contradicted = support.node();
            }
        }
        frames.removeIf(frame -> frame.directions.size() == frame.fixed);
        int[] node = new int[frames.size()];
        double[] blocked = new double[9 * node.length];
        double[] displacement = new double[3 * node.length];
        for (int q = 0; q < node.length; q++) {
            node[q] = frames.get(q).node;
            frames.get(q).into(blocked, displacement, q);
        }
        return new SkewBasis(node, blocked, displacement, contradicted);
    }

    /// @param other of the same mesh
    /// @return whether the same nodes are held along the same directions, in whatever order and length these were
    /// given
    public boolean blocksAs(SkewBasis other) {
        boolean isSame = Arrays.equals(node, other.node);
        for (int i = 0; i < blocked.length && isSame; i++) {
            isSame = Math.abs(blocked[i] - other.blocked[i]) <= ROUNDING;
        }
        return isSame;
    }

    /// Orthonormal directions of one node with their displacements, those of fixed axes first.
    private static final class Frame {
        private final int node;
        private final int fixed;

        /// n and g, four numbers each
        private final List<double[]> directions = new ArrayList<>();

        private double largest;

        Frame(int node, BoundaryConditions conditions) {
            this.node = node;
            for (int axis = 0; axis < 3; axis++) {
                if (conditions.fixed()[3 * node + axis]) {
                    double[] direction = new double[4];
                    direction[axis] = 1;
                    direction[3] = conditions.displacementMm()[3 * node + axis];
                    largest = Math.max(largest, Math.abs(direction[3]));
                    directions.add(direction);
                }
            }
            fixed = directions.size();
        }

        /// Adds what is new in a support.
        ///
        /// @return false if it contradicts the others
        boolean holds(SkewSupport support) {
            double[] rest = Arrays.copyOf(support.normal(), 4);
            rest[3] = support.displacementMm();
            largest = Math.max(largest, Math.abs(rest[3]));
            for (int pass = 0; pass < 2; pass++) {
                for (double[] d : directions) {
                    double along = rest[0] * d[0] + rest[1] * d[1] + rest[2] * d[2];
                    for (int i = 0; i < 4; i++) {
                        rest[i] -= along * d[i];
                    }
                }
            }
            double length = Math.hypot(Math.hypot(rest[0], rest[1]), rest[2]);
            if (length <= SAME) {
                return Math.abs(rest[3]) <= SAME * largest;
            }
            for (int i = 0; i < 4; i++) {
                rest[i] /= length;
            }
            directions.add(rest);
            return true;
        }

        void into(double[] blocked, double[] displacement, int q) {
            for (double[] d : directions.subList(fixed, directions.size())) {
                for (int i = 0; i < 3; i++) {
                    displacement[3 * q + i] += d[3] * d[i];
                    for (int j = 0; j < 3; j++) {
                        blocked[9 * q + 3 * i + j] += d[i] * d[j];
                    }
                }
            }
        }
    }
}
