package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Parallel;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;

/// Nodal vectors on their way between the order of the mesh, `v[3*n + i]` in mm and N, and the solver's rows in
/// grid units. Each thread takes a run of nodes; sums are those of fixed blocks.
final class MeshOrder {
    /// Nodes below which one thread is used: a choice, some 0.1 ms of work.
    private static final int WORTH_SHARING = 1 << 14;

    private final VoxelMesh mesh;
    private final VoxelLayout layout;
    private final boolean[] held;
    private final Parallel parallel;
    private final BlockSums nodes;

    /// @param held unknowns that are not solved for, `held[3*n + i]`
    MeshOrder(VoxelMesh mesh, VoxelLayout layout, boolean[] held, Parallel parallel) {
        this.mesh = mesh;
        this.layout = layout;
        this.held = held;
        this.parallel = parallel;
        nodes = new BlockSums(mesh.nodeCount(), parallel);
    }

    private void share(Parallel.Range work) {
        parallel.forShared(mesh.nodeCount(), WORTH_SHARING, work);
    }

    /// Adds the prescribed displacements.
    ///
    /// @param skew directions that are held, with their displacements
    /// @param u rows, 0 at held unknowns
    void addPrescribed(BoundaryConditions conditions, SkewBasis skew, double[] u) {
        boolean[] fixed = conditions.fixed();
        double[] displacement = conditions.displacementMm();
        share((from, to) -> {
            for (int n = from; n < to; n++) {
                for (int axis = 0; axis < 3; axis++) {
                    int dof = 3 * n + axis;
                    if (fixed[dof]) {
                        u[layout.dof(n, axis)] += displacement[dof];
                    }
                }
            }
        });
        for (int q = 0; q < 3 * skew.node().length; q++) {
            u[layout.dof(skew.node()[q / 3], q % 3)] += skew.displacementMm()[q];
        }
    }

    /// The free part of a guess, or of what moving supports suggest.
    ///
    /// @param startMm displacement in the order of the mesh; empty for no guess
    /// @param conditions supports
    /// @param skew directions that are held, with their displacements
    /// @return rows, 0 at held unknowns, a new array; empty without a guess where supports do not move
    double[] start(double[] startMm, BoundaryConditions conditions, SkewBasis skew) {
        if (startMm.length > 0) {
            return freePart((n, _, u) -> System.arraycopy(startMm, 3 * n, u, 0, 3));
        }
        return AffineLift.of(mesh, conditions, skew)
                .map(lift -> freePart((n, terms, u) -> lift.at(mesh.latticeOfNode(n), terms, u)))
                .orElse(new double[0]);
    }

    private interface Field {
        /// @param terms room for four numbers
        /// @param u becomes the displacement of node n
        void at(int n, double[] terms, double[] u);
    }

    private double[] freePart(Field field) {
        double[] rows = new double[layout.rows.vectorLength()];
        share((from, to) -> {
            double[] terms = new double[4];
            double[] u = new double[3];
            for (int n = from; n < to; n++) {
                field.at(n, terms, u);
                for (int axis = 0; axis < 3; axis++) {
                    rows[layout.dof(n, axis)] = held[3 * n + axis] ? 0 : u[axis];
                }
            }
        });
        return rows;
    }

    /// @param u displacement in rows, mm
    /// @return in the order of the mesh, a new array
    double[] displacement(double[] u) {
        double[] displacement = new double[held.length];
        share((from, to) -> {
            for (int n = from; n < to; n++) {
                for (int axis = 0; axis < 3; axis++) {
                    displacement[3 * n + axis] = u[layout.dof(n, axis)];
                }
            }
        });
        return displacement;
    }

    /// v = f - v on free unknowns.
    ///
    /// @param v rows, overwritten; 0 at held unknowns afterwards
    void subtractFromLoads(BoundaryConditions conditions, double[] v) {
        double edge = mesh.voxelMm();
        share((from, to) -> {
            for (int n = from; n < to; n++) {
                for (int axis = 0; axis < 3; axis++) {
                    int dof = 3 * n + axis;
                    int at = layout.dof(n, axis);
                    v[at] = held[dof] ? 0 : conditions.forceNewton()[dof] / edge - v[at];
                }
            }
        });
    }

    /// @param u displacement in rows, mm
    /// @return f·u over free unknowns, in grid units: N
    double work(BoundaryConditions conditions, double[] u) {
        double[] force = conditions.forceNewton();
        double sum = nodes.sum((from, to) -> {
            double work = 0;
            for (int dof = 3 * from; dof < 3 * to; dof++) {
                if (force[dof] != 0 && !held[dof]) {
                    work += force[dof] * u[layout.dof(dof / 3, dof % 3)];
                }
            }
            return work;
        });
        return sum / mesh.voxelMm();
    }

    /// What the supports feel.
    ///
    /// @param ku product in rows
    /// @return force of the supports on the body, N, in the order of the mesh, a new array
    double[] reaction(double[] ku, BoundaryConditions conditions, SkewBasis skew) {
        double[] reaction = new double[held.length];
        share((from, to) -> {
            for (int n = from; n < to; n++) {
                for (int axis = 0; axis < 3; axis++) {
                    if (conditions.fixed()[3 * n + axis]) {
                        reaction[3 * n + axis] = unbalanced(n, axis, ku, conditions);
                    }
                }
            }
        });
        for (int q = 0; q < skew.node().length; q++) {
            addSkewReaction(q, ku, conditions, skew, reaction);
        }
        return reaction;
    }

    private double unbalanced(int node, int axis, double[] ku, BoundaryConditions conditions) {
        return ku[layout.dof(node, axis)] * mesh.voxelMm() - conditions.forceNewton()[3 * node + axis];
    }

    /// What a skew support feels: the part of K u - f along its directions.
    private void addSkewReaction(int q, double[] ku, BoundaryConditions conditions, SkewBasis skew, double[] reaction) {
        int node = skew.node()[q];
        for (int j = 0; j < 3; j++) {
            double force = unbalanced(node, j, ku, conditions);
            for (int i = 0; i < 3; i++) {
                reaction[3 * node + i] += skew.blocked()[9 * q + 3 * i + j] * force;
            }
        }
    }
}
