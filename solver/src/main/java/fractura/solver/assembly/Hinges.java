package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.linear.BlockNullSpace;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// Motions that joints along edges and at corners leave free in a body whose pieces are held as wholes.
///
/// Voxels joined face to face can only move together as one rigid body without being strained, and two parts that
/// share a node must agree there. So the motions without energy are the null space of a small system: six
/// unknowns a part, three equations a shared node, one a held component. This is exact: parts that hold each
/// other in a ring are seen to be held. A free motion that no load drives is harmless, since every force and
/// strain is the same whatever its size; one that a load drives has no equilibrium.
public final class Hinges {
    /// Size below which a motion is none; those that are found have a size of about 1.
    private static final double STILL = 1e-6;

    private final VoxelMesh mesh;
    private final FaceParts parts;

    /// @param mesh body
    public Hinges(VoxelMesh mesh) {
        this(mesh, new FaceParts(mesh));
    }

    Hinges(VoxelMesh mesh, FaceParts parts) {
        this.mesh = mesh;
        this.parts = parts;
    }

    /// What the joints leave free.
    ///
    /// @param hingedPartCount parts that can move without strain although their piece as a whole is held; -1 when
    /// too many hang together to be looked through
    /// @param driven the part that a load moves most, or one with no voxels when no load drives a free motion
    public record Freedom(int hingedPartCount, Part driven) {}

    /// Voxels that move as one and hang on the rest by edges or corners.
    ///
    /// @param voxelCount how many
    /// @param firstElement the first of them, -1 for none
    /// @param sharedNodes nodes they share with others
    public record Part(int voxelCount, int firstElement, List<Integer> sharedNodes) {}

    private static final Part NOBODY = new Part(0, -1, List.of());

    private static final Freedom NONE = new Freedom(0, NOBODY);

    /// Finds free motions of parts that are joined to others.
    ///
    /// @param conditions supports and loads, which hold every piece as a whole
    /// @param floating nodes of pieces that are left out
    /// @return what is free
    public Freedom under(BoundaryConditions conditions, boolean[] floating) {
        if (parts.count() == 1) {
            return NONE;
        }
        FaceParts.Nodes nodes = parts.nodes();
        List<FaceParts.Joint> loose = new ArrayList<>(nodes.joints());
        loose.removeIf(j -> floating[j.node()]);
        int[] body = rigidBodies(loose);
        loose.removeIf(j -> body[j.part()] == body[j.other()]);
        if (loose.isEmpty()) {
            return NONE;
        }
        int[] number = numbered(body, loose);
        double[][] frame = frames(body);
        BlockNullSpace free = coupled(loose, body, number, frame);
        double[] load = new double[free.size()];
        double[] t = new double[6];
        for (int i = 0; i < conditions.fixed().length; i++) {
            int b = body[nodes.partOfNode()[i / 3]];
            if (number[b] >= 0 && (conditions.fixed()[i] || conditions.forceNewton()[i] != 0)) {
                Pieces.rigidModesInto(t, mesh.nodeIjk(i / 3), i % 3, frame[b]);
                if (conditions.fixed()[i]) {
                    free.add(number[b], t);
                } else {
                    for (int m = 0; m < 6; m++) {
                        load[6 * number[b] + m] += conditions.forceNewton()[i] * t[m];
                    }
                }
            }
        }
        addSkew(free, SkewBasis.of(conditions), n -> body[nodes.partOfNode()[n]], number, frame);
        return free.eliminate() ? freedom(free, load, body, number, loose) : new Freedom(-1, NOBODY);
    }

    /// Rows of the projectors on what skew supports block: B Bᵀ = B, so they add up to what freezes those
    /// directions.
    private void addSkew(
            BlockNullSpace free, SkewBasis skew, IntUnaryOperator bodyOfNode, int[] number, double[][] frame) {
        double[] t = new double[6];
        for (int q = 0; q < skew.node().length; q++) {
            int b = bodyOfNode.applyAsInt(skew.node()[q]);
            for (int i = 0; i < 3 && number[b] >= 0; i++) {
                double[] row = new double[6];
                for (int j = 0; j < 3; j++) {
                    Pieces.rigidModesInto(t, mesh.nodeIjk(skew.node()[q]), j, frame[b]);
                    for (int m = 0; m < 6; m++) {
                        row[m] += skew.blocked()[9 * q + 3 * i + j] * t[m];
                    }
                }
                free.add(number[b], row);
            }
        }
    }

    /// Numbers the bodies with joints; -1 for those without, which are held as wholes or left out.
    private static int[] numbered(int[] body, List<FaceParts.Joint> joints) {
        int[] number = new int[body.length];
        Arrays.fill(number, -1);
        int count = 0;
        for (FaceParts.Joint j : joints) {
            for (int b : new int[] {body[j.part()], body[j.other()]}) {
                number[b] = number[b] < 0 ? count++ : number[b];
            }
        }
        return number;
    }

    /// Joins parts that share three nodes off a line, again and again, and numbers what moves as one by its first
    /// part.
    private int[] rigidBodies(List<FaceParts.Joint> joints) {
        DisjointSets bodies = new DisjointSets(parts.count());
        boolean isNew = true;
        while (isNew) {
            isNew = false;
            SortedMap<Long, List<int[]>> shared = new TreeMap<>();
            for (FaceParts.Joint j : joints) {
                int p = bodies.lowest(j.part());
                int q = bodies.lowest(j.other());
                if (p != q) {
                    long key = (long) Math.min(p, q) * parts.count() + Math.max(p, q);
                    shared.computeIfAbsent(key, _ -> new ArrayList<>()).add(mesh.nodeIjk(j.node()));
                }
            }
            for (var pair : shared.entrySet()) {
                if (!isOnOneLine(pair.getValue())) {
                    long key = pair.getKey();
                    isNew |= bodies.join((int) (key / parts.count()), (int) (key % parts.count()));
                }
            }
        }
        int[] first = new int[parts.count()];
        Arrays.setAll(first, bodies::lowest);
        return first;
    }

    /// @param points lattice coordinates
    /// @return whether one line holds them all
    public static boolean isOnOneLine(List<int[]> points) {
        int[] a = points.getFirst();
        int[] along = new int[3];
        for (int[] p : points) {
            int[] d = {p[0] - a[0], p[1] - a[1], p[2] - a[2]};
            if (Arrays.equals(along, new int[3])) {
                along = d;
            }
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                if (d[i] * along[j] != d[j] * along[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Equations of the joints.
    private BlockNullSpace coupled(List<FaceParts.Joint> joints, int[] body, int[] number, double[][] frame) {
        int count = 0;
        for (int b : number) {
            count = Math.max(count, b + 1);
        }
        BlockNullSpace free = new BlockNullSpace(count, 6);
        double[] s = new double[6];
        double[] t = new double[6];
        for (FaceParts.Joint j : joints) {
            int b = body[j.part()];
            int c = body[j.other()];
            int[] ijk = mesh.nodeIjk(j.node());
            for (int axis = 0; axis < 3; axis++) {
                Pieces.rigidModesInto(s, ijk, axis, frame[b]);
                Pieces.rigidModesInto(t, ijk, axis, frame[c]);
                free.couple(number[b], s, number[c], t);
            }
        }
        return free;
    }

    private Freedom freedom(
            BlockNullSpace free, double[] load, int[] body, int[] number, List<FaceParts.Joint> joints) {
        double[] all = free.generic();
        double[] driven = free.excitedBy(load);
        int hinged = 0;
        int most = -1;
        double largest = 0;
        for (int b : body) {
            if (number[b] >= 0) {
                hinged += size(all, number[b]) > STILL ? 1 : 0;
                double motion = size(driven, number[b]);
                most = motion > largest * (1 + STILL) ? b : most;
                largest = Math.max(largest, motion);
            }
        }
        return new Freedom(hinged, most < 0 ? NOBODY : part(most, body, joints));
    }

    private static double size(double[] motion, int b) {
        double largest = 0;
        for (int m = 6 * b; m < 6 * b + 6; m++) {
            largest = Math.max(largest, Math.abs(motion[m]));
        }
        return largest;
    }

    private Part part(int b, int[] body, List<FaceParts.Joint> joints) {
        int count = 0;
        int first = -1;
        for (int e = mesh.elementCount() - 1; e >= 0; e--) {
            if (body[parts.of(e)] == b) {
                count++;
                first = e;
            }
        }
        Set<Integer> shared = new LinkedHashSet<>();
        for (FaceParts.Joint j : joints) {
            if (body[j.part()] == b || body[j.other()] == b) {
                shared.add(j.node());
            }
        }
        return new Part(count, first, List.copyOf(shared));
    }

    /// Middle (lattice coordinates) and half the largest extent of every body.
    private double[][] frames(int[] body) {
        double[][] box = new double[parts.count()][];
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] ijk = mesh.elementIjk(e);
            int b = body[parts.of(e)];
            if (box[b] == null) {
                box[b] = new double[] {ijk[0], ijk[1], ijk[2], ijk[0] + 1, ijk[1] + 1, ijk[2] + 1};
            }
            for (int a = 0; a < 3; a++) {
                box[b][a] = Math.min(box[b][a], ijk[a]);
                box[b][3 + a] = Math.max(box[b][3 + a], ijk[a] + 1);
            }
        }
        double[][] frame = new double[parts.count()][4];
        for (int b = 0; b < frame.length; b++) {
            for (int a = 0; a < 3 && box[b] != null; a++) {
                frame[b][a] = (box[b][a] + box[b][3 + a]) / 2;
                frame[b][3] = Math.max(frame[b][3], (box[b][3 + a] - box[b][a]) / 2);
            }
        }
        return frame;
    }
}
