package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.load.SkewBasis;
import java.util.Arrays;

/// Nodes of the finest grid that skew supports leave free to slide in a plane or along a line.
///
/// The equations are solved for displacements with B v = 0 at these nodes, B = Σ n nᵀ: the operator is P K P with
/// the projector P = I - B. Where all directions are grid axes this is the same as leaving held unknowns out.
final class SkewPlanes {
    /// No such node.
    static final SkewPlanes NONE = new SkewPlanes(new int[0], new double[0], 0);

    private final int[] node;
    private final double[] blocked;
    private final int stride;

    /// @param node entries of the nodes in a component, ascending
    /// @param blocked B of each, 9 numbers, components of the solver
    /// @param stride from one component to the next
    SkewPlanes(int[] node, double[] blocked, int stride) {
        this.node = node;
        this.blocked = blocked;
        this.stride = stride;
    }

    /// @param basis along the axes of the mesh
    /// @param layout where its nodes stand
    static SkewPlanes of(SkewBasis basis, VoxelLayout layout) {
        int stride = layout.rows.stride;
        long[] order = new long[basis.node().length];
        for (int q = 0; q < order.length; q++) {
            order[q] = (long) (layout.dof(basis.node()[q], 0) % stride) << 32 | q;
        }
        Arrays.sort(order);
        int[] node = new int[order.length];
        double[] blocked = new double[9 * node.length];
        for (int q = 0; q < node.length; q++) {
            node[q] = (int) (order[q] >> 32);
            int from = (int) order[q];
            for (int p = 0; p < 9; p++) {
                int row = layout.dof(basis.node()[from], p / 3) / stride;
                int column = layout.dof(basis.node()[from], p % 3) / stride;
                blocked[9 * q + 3 * row + column] = basis.blocked()[9 * from + p];
            }
        }
        return new SkewPlanes(node, blocked, stride);
    }

    /// @param entry of a node in a component
    /// @return whether it stands on a skew support
    boolean hold(int entry) {
        return Arrays.binarySearch(node, entry) >= 0;
    }

    /// v = P v.
    void project(double[] v) {
        for (int q = 0; q < node.length; q++) {
            int x = node[q];
            int y = x + stride;
            int z = y + stride;
            int b = 9 * q;
            double vx = v[x];
            double vy = v[y];
            double vz = v[z];
            v[x] -= blocked[b] * vx + blocked[b + 1] * vy + blocked[b + 2] * vz;
            v[y] -= blocked[b + 3] * vx + blocked[b + 4] * vy + blocked[b + 5] * vz;
            v[z] -= blocked[b + 6] * vx + blocked[b + 7] * vy + blocked[b + 8] * vz;
        }
    }

    /// Gives a node's components the largest of their diagonals: P D⁻¹ is symmetric only where they are the
    /// same, as they are for isotropic elements, and a larger D never spoils the eigenvalue bound of D⁻¹K.
    ///
    /// @param inverseDiagonal 1/D, 0 at held unknowns
    void equalise(float[] inverseDiagonal) {
        for (int first : node) {
            float least = Float.POSITIVE_INFINITY;
            for (int at = first; at <= first + 2 * stride; at += stride) {
                least = inverseDiagonal[at] == 0 ? least : Math.min(least, inverseDiagonal[at]);
            }
            for (int at = first; at <= first + 2 * stride; at += stride) {
                inverseDiagonal[at] = inverseDiagonal[at] == 0 ? 0 : least;
            }
        }
    }

    /// v = P v, in single precision.
    void project(float[] v) {
        for (int q = 0; q < node.length; q++) {
            int x = node[q];
            int y = x + stride;
            int z = y + stride;
            int b = 9 * q;
            double vx = v[x];
            double vy = v[y];
            double vz = v[z];
            v[x] = (float) (vx - blocked[b] * vx - blocked[b + 1] * vy - blocked[b + 2] * vz);
            v[y] = (float) (vy - blocked[b + 3] * vx - blocked[b + 4] * vy - blocked[b + 5] * vz);
            v[z] = (float) (vz - blocked[b + 6] * vx - blocked[b + 7] * vy - blocked[b + 8] * vz);
        }
    }

    /// v = P v, of numbers kept as sums.
    void project(TwoFloats v) {
        for (int q = 0; q < node.length; q++) {
            int x = node[q];
            int y = x + stride;
            int z = y + stride;
            int b = 9 * q;
            double vx = v.at(x);
            double vy = v.at(y);
            double vz = v.at(z);
            v.set(x, vx - blocked[b] * vx - blocked[b + 1] * vy - blocked[b + 2] * vz);
            v.set(y, vy - blocked[b + 3] * vx - blocked[b + 4] * vy - blocked[b + 5] * vz);
            v.set(z, vz - blocked[b + 6] * vx - blocked[b + 7] * vy - blocked[b + 8] * vz);
        }
    }

    /// The springs that stand for the supports of the finest grid on coarser ones: D at held unknowns, D B at
    /// these nodes.
    ///
    /// @param held D at held unknowns, else 0
    /// @param inverseDiagonal 1/D at the others
    /// @param grid rows
    Springs springs(float[] held, float[] inverseDiagonal, RowGrid grid) {
        if (node.length == 0) {
            return Springs.of(held, new float[0], grid);
        }
        float[] diagonal = held.clone();
        float[] coupling = new float[held.length];
        for (int q = 0; q < node.length; q++) {
            for (int c = 0; c < 3; c++) {
                int at = node[q] + c * stride;
                if (inverseDiagonal[at] == 0) {
                    continue; // held, and B is 0 in its row
                }
                diagonal[at] += (float) (blocked[9 * q + 4 * c] / inverseDiagonal[at]);
                for (int e = c + 1; e < 3; e++) {
                    int pair = node[q] + (c + e - 1) * stride; // xy, xz, yz
                    coupling[pair] = (float) (blocked[9 * q + 3 * c + e] / inverseDiagonal[at]);
                }
            }
        }
        return Springs.of(diagonal, coupling, grid);
    }

    /// Kᵉ = P Kᵉ P for the corners of an element that stand on skew supports.
    ///
    /// @param entry of the element's 24 unknowns in a nodal vector
    /// @param k 24×24, row-major
    void projectElement(int[] entry, double[] k) {
        for (int a = 0; a < 8; a++) {
            int q = Arrays.binarySearch(node, entry[3 * a]);
            if (q >= 0) {
                projectCorner(3 * a, Arrays.copyOfRange(blocked, 9 * q, 9 * q + 9), k);
            }
        }
    }

    private static void projectCorner(int first, double[] b, double[] k) {
        double[] old = new double[3];
        for (int p = 0; p < Hex8.DOFS; p++) {
            projectThree(k, first * Hex8.DOFS + p, Hex8.DOFS, b, old);
        }
        for (int p = 0; p < Hex8.DOFS; p++) {
            projectThree(k, p * Hex8.DOFS + first, 1, b, old);
        }
    }

    private static void projectThree(double[] k, int at, int step, double[] b, double[] old) {
        for (int c = 0; c < 3; c++) {
            old[c] = k[at + c * step];
        }
        for (int c = 0; c < 3; c++) {
            k[at + c * step] -= b[3 * c] * old[0] + b[3 * c + 1] * old[1] + b[3 * c + 2] * old[2];
        }
    }
}
