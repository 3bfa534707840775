package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.linear.PseudoInverse;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pieces of a voxel body that share no node, and whether its supports hold each of them.
///
/// A piece without any held degree of freedom floats: it would make the equations singular and feels
/// no load. A piece held by too few degrees of freedom can still move as a rigid body. Parts joined
/// by a single node or edge count as one piece; what such joints leave free is found by `Hinges`.
public final class Pieces {
    /// Share of the largest eigenvalue below which a rigid motion counts as free (our choice).
    private static final double FREE = 1e-10;

    /// Share of what holds the motion held most, below which a motion is held by rounding alone: directions are
    /// given to a millionth (our choice).
    private static final double UNHELD = 3e-12;

    /// islands told apart in a report; many more are dust
    private static final int MOST_NAMED = 5;

    private final VoxelMesh mesh;
    private final FaceParts parts;

    /// first node of each node's piece
    private final int[] rootOfNode;

    /// @param mesh body
    public Pieces(VoxelMesh mesh) {
        this.mesh = mesh;
        parts = new FaceParts(mesh);
        rootOfNode = parts.count() == 1 ? new int[mesh.nodeCount()] : joined();
    }

    /// Parts that are joined face to face, and joined further where they share a node.
    private int[] joined() {
        FaceParts.Nodes nodes = parts.nodes();
        DisjointSets pieces = new DisjointSets(parts.count());
        for (FaceParts.Joint j : nodes.joints()) {
            pieces.join(j.part(), j.other());
        }
        int[] firstNode = new int[parts.count()];
        Arrays.fill(firstNode, -1);
        int[] rootOf = new int[mesh.nodeCount()];
        for (int n = 0; n < rootOf.length; n++) {
            int piece = pieces.lowest(nodes.partOfNode()[n]);
            firstNode[piece] = firstNode[piece] < 0 ? n : firstNode[piece];
            rootOf[n] = firstNode[piece];
        }
        return rootOf;
    }

    /// @return what the joints inside these pieces leave free
    public Hinges hinges() {
        return new Hinges(mesh, parts);
    }

    /// Edges of the lattice along which just two of the four voxels are kept, opposite ones: they turn about it
    /// freely. A wall one voxel thick that runs askew to the grid is a chain of such hinges.
    ///
    /// @param mesh body
    /// @return their number
    public static int hingeCount(VoxelMesh mesh) {
        int count = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] at = mesh.elementIjk(e);
            for (int a = 0; a < 3; a++) {
                count += isHinged(mesh, at, a, 1) ? 1 : 0;
                count += isHinged(mesh, at, a, -1) ? 1 : 0;
            }
        }
        return count;
    }

    /// Whether a voxel is hinged to the one ahead along axis a and ahead (1) or behind (-1) along the next axis.
    private static boolean isHinged(VoxelMesh mesh, int[] at, int a, int step) {
        int[] beside = at.clone();
        int[] across = at.clone();
        int[] opposite = at.clone();
        beside[a]++;
        across[(a + 1) % 3] += step;
        opposite[a]++;
        opposite[(a + 1) % 3] += step;
        return isKept(mesh, opposite) && !isKept(mesh, beside) && !isKept(mesh, across);
    }

    private static boolean isKept(VoxelMesh mesh, int[] ijk) {
        return mesh.element(ijk[0], ijk[1], ijk[2]) >= 0;
    }

    /// What holds a body.
    ///
    /// @param floating nodes of pieces without any support, one flag per node
    /// @param floatingPieceCount how many such pieces
    /// @param islands the largest of them, at most 5
    /// @param looseNode a node of the largest piece that is held but can still move as a rigid body, or -1
    /// @param looseMotions rigid motions left to that piece, 6 numbers each: three translations along the
    /// grid axes and three rotations about them
    public record Support(
            boolean[] floating,
            int floatingPieceCount,
            List<Island> islands,
            int looseNode,
            List<double[]> looseMotions) {}

    /// A piece that nothing holds.
    ///
    /// @param nodeCount its nodes
    /// @param centreMm their mean, LPS, mm, 3 numbers
    public record Island(int nodeCount, double[] centreMm) {}

    /// Checks the supports of every piece.
    ///
    /// @param conditions supports
    /// @return floating and loose pieces
    public Support supportBy(BoundaryConditions conditions) {
        int nodes = rootOfNode.length;
        boolean[] fixed = conditions.fixed();
        boolean[] isHeld = new boolean[nodes];
        for (int n = 0; n < nodes; n++) {
            if (fixed[3 * n] || fixed[3 * n + 1] || fixed[3 * n + 2]) {
                isHeld[rootOfNode[n]] = true;
            }
        }
        SkewBasis skew = SkewBasis.of(conditions);
        for (int n : skew.node()) {
            isHeld[rootOfNode[n]] = true;
        }
        boolean[] floating = new boolean[nodes];
        int floatingPieces = 0;
        int loose = -1;
        int looseSize = 0;
        List<double[]> looseMotions = List.of();
        for (int n = 0; n < nodes; n++) {
            floating[n] = !isHeld[rootOfNode[n]];
            floatingPieces += floating[n] && rootOfNode[n] == n ? 1 : 0;
            if (rootOfNode[n] == n && isHeld[n]) {
                List<double[]> free = freeMotions(n, conditions, skew);
                int size = free.isEmpty() ? 0 : pieceSize(n);
                if (size > looseSize) {
                    loose = n;
                    looseSize = size;
                    looseMotions = free;
                }
            }
        }
        List<Island> islands = floatingPieces == 0 ? List.of() : islands(floating);
        return new Support(floating, floatingPieces, islands, loose, looseMotions);
    }

    private List<Island> islands(boolean[] floating) {
        int[] size = new int[rootOfNode.length];
        for (int n = 0; n < size.length; n++) {
            size[rootOfNode[n]] += floating[n] ? 1 : 0;
        }
        List<Island> islands = new ArrayList<>();
        for (int q = 0; q < MOST_NAMED; q++) {
            int root = 0;
            for (int n = 0; n < size.length; n++) {
                root = size[n] > size[root] ? n : root;
            }
            if (size[root] > 0) {
                islands.add(new Island(size[root], centre(root, size[root])));
                size[root] = 0;
            }
        }
        return List.copyOf(islands);
    }

    private double[] centre(int root, int size) {
        double[] sum = new double[3];
        for (int n = 0; n < rootOfNode.length; n++) {
            if (rootOfNode[n] == root) {
                int[] ijk = mesh.nodeIjk(n);
                for (int a = 0; a < 3; a++) {
                    sum[a] += ijk[a] - 0.5;
                }
            }
        }
        return mesh.grid().toPatient(sum[0] / size, sum[1] / size, sum[2] / size);
    }

    /// Rigid-body motions of one piece that no held degree of freedom feels.
    private List<double[]> freeMotions(int root, BoundaryConditions conditions, SkewBasis skew) {
        double[] gram = new double[36];
        double[] mode = new double[6];
        double size = Math.max(
                mesh.grid().nx(), Math.max(mesh.grid().ny(), mesh.grid().nz()));
        double[] frame = {0, 0, 0, size};
        for (int dof = 0; dof < 3 * rootOfNode.length; dof++) {
            if (conditions.fixed()[dof] && rootOfNode[dof / 3] == root) {
                rigidModesInto(mode, mesh.nodeIjk(dof / 3), dof % 3, frame);
                for (int p = 0; p < 36; p++) {
                    gram[p] += mode[p / 6] * mode[p % 6];
                }
            }
        }
        for (int q = 0; q < skew.node().length; q++) {
            if (rootOfNode[skew.node()[q]] == root) {
                addSkew(gram, skew, q, frame);
            }
        }
        return nullSpace(gram);
    }

    /// With each motion measured by what holds it: a plate holds one motion at thousands of nodes, and two pins beside
    /// each other in a long bone another one hardly at all.
    private static List<double[]> nullSpace(double[] gram) {
        double most = 0;
        for (int m = 0; m < 6; m++) {
            most = Math.max(most, gram[7 * m]);
        }
        double[] unit = new double[6];
        for (int m = 0; m < 6; m++) {
            unit[m] = gram[7 * m] > UNHELD * most ? 1 / Math.sqrt(gram[7 * m]) : 0;
        }
        double[] scaled = new double[36];
        for (int p = 0; p < 36; p++) {
            scaled[p] = unit[p / 6] * gram[p] * unit[p % 6];
        }
        List<double[]> motions = PseudoInverse.withFloorAtShare(scaled, 6, FREE).nullSpace();
        for (double[] motion : motions) {
            Arrays.setAll(motion, m -> unit[m] == 0 ? motion[m] : unit[m] * motion[m]);
        }
        return motions;
    }

    /// gram += Mᵀ B M, B what the q-th skew node blocks and M its displacement under the rigid motions.
    private void addSkew(double[] gram, SkewBasis skew, int q, double[] frame) {
        int[] ijk = mesh.nodeIjk(skew.node()[q]);
        double[] a = new double[6];
        double[] b = new double[6];
        for (int i = 0; i < 3; i++) {
            rigidModesInto(a, ijk, i, frame);
            for (int j = 0; j < 3; j++) {
                rigidModesInto(b, ijk, j, frame);
                for (int p = 0; p < 36; p++) {
                    gram[p] += skew.blocked()[9 * q + 3 * i + j] * a[p / 6] * b[p % 6];
                }
            }
        }
    }

    /// Displacement of a node along one axis under the three unit translations and three rotations.
    ///
    /// @param mode output, 6 numbers
    /// @param ijk of the node
    /// @param frame point that rotations leave in its place, in voxels, and the length by which they are divided
    static void rigidModesInto(double[] mode, int[] ijk, int axis, double[] frame) {
        Arrays.fill(mode, 0);
        int next = (axis + 1) % 3;
        int last = (axis + 2) % 3;
        mode[axis] = 1;
        mode[3 + next] = (ijk[last] - frame[last]) / frame[3];
        mode[3 + last] = -(ijk[next] - frame[next]) / frame[3];
    }

    /// @param n node
    /// @return nodes of its piece
    public int pieceSize(int n) {
        int count = 0;
        for (int root : rootOfNode) {
            count += root == rootOfNode[n] ? 1 : 0;
        }
        return count;
    }
}
