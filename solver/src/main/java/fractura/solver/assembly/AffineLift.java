package fractura.solver.assembly;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.linear.PseudoInverse;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import java.util.Optional;

/// The affine displacement nearest to the prescribed ones: what plates do to a body of one material.
///
/// A least-squares fit over all supports, of the least norm where those do not determine it: a base that is moved as a
/// whole moves the body with it, and one that is tilted shears it. As a first guess it takes the jump at moved
/// supports out of the residual, which conjugate gradients would need one or two iterations for.
final class AffineLift {
    /// Eigenvalues of the mean normal matrix, whose coordinates lie between -1 and 1, up to which a direction counts
    /// as not determined (our choice).
    private static final double UNDETERMINED = 1e-9;

    /// of each component: a constant and the coordinates
    private static final int TERMS = 4;

    /// What the constant counts against the coordinates. Supports in one plane cannot tell a translation from a
    /// stretch; the least norm then takes the translation, but for 1e-4.
    private static final double CONSTANT = 100;

    private static final int SIZE = 3 * TERMS;

    private final Grid grid;
    private final double[] coefficients = new double[SIZE];

    private AffineLift(Grid grid, Fit fit) {
        this.grid = grid;
        double[] inverse =
                PseudoInverse.of(fit.normal, SIZE, fit.count * UNDETERMINED).inverse();
        for (int p = 0; p < SIZE * SIZE; p++) {
            coefficients[p / SIZE] += inverse[p] * fit.right[p % SIZE];
        }
    }

    /// @param mesh body
    /// @param conditions prescribed displacements
    /// @param skew those along skew directions
    /// @return nothing when all are zero
    static Optional<AffineLift> of(VoxelMesh mesh, BoundaryConditions conditions, SkewBasis skew) {
        Fit fit = new Fit();
        boolean[] fixed = conditions.fixed();
        double[] terms = new double[TERMS];
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (fixed[3 * n] || fixed[3 * n + 1] || fixed[3 * n + 2]) {
                terms(mesh.grid(), mesh.latticeOfNode(n), terms);
                for (int i = 0; i < 3; i++) {
                    if (fixed[3 * n + i]) {
                        fit.add(i, i, 1, terms);
                        fit.move(i, conditions.displacementMm()[3 * n + i], terms);
                    }
                }
            }
        }
        for (int q = 0; q < skew.node().length; q++) {
            terms(mesh.grid(), mesh.latticeOfNode(skew.node()[q]), terms);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    fit.add(i, j, skew.blocked()[9 * q + 3 * i + j], terms);
                }
                fit.move(i, skew.displacementMm()[3 * q + i], terms);
            }
        }
        return fit.isMoved ? Optional.of(new AffineLift(mesh.grid(), fit)) : Optional.empty();
    }

    /// Normal equations of least squares.
    private static final class Fit {
        private final double[] normal = new double[SIZE * SIZE];
        private final double[] right = new double[SIZE];
        /// components that are held, so that the mean can be told
        private double count;
        private boolean isMoved;

        /// Components i and j are held together with a weight.
        void add(int i, int j, double weight, double[] terms) {
            for (int p = 0; p < TERMS; p++) {
                for (int q = 0; q < TERMS; q++) {
                    normal[SIZE * (TERMS * i + p) + TERMS * j + q] += weight * terms[p] * terms[q];
                }
            }
            count += i == j ? weight : 0;
        }

        void move(int i, double value, double[] terms) {
            for (int p = 0; p < TERMS; p++) {
                right[TERMS * i + p] += value * terms[p];
            }
            isMoved |= value != 0;
        }
    }

    /// The constant, and the three coordinates from -1 to 1.
    private static void terms(Grid grid, int lattice, double[] terms) {
        int nx = grid.nx() + 1;
        int ny = grid.ny() + 1;
        terms[0] = CONSTANT;
        terms[1] = 2.0 * (lattice % nx) / grid.nx() - 1;
        terms[2] = 2.0 * (lattice / nx % ny) / grid.ny() - 1;
        terms[3] = 2.0 * (lattice / nx / ny) / grid.nz() - 1;
    }

    /// @param lattice lattice point of a node, as `VoxelMesh.latticeOfNode`
    /// @param terms room for four numbers
    /// @param u becomes the displacement there along the grid axes, mm
    void at(int lattice, double[] terms, double[] u) {
        terms(grid, lattice, terms);
        for (int i = 0; i < 3; i++) {
            u[i] = 0;
            for (int p = 0; p < TERMS; p++) {
                u[i] += coefficients[TERMS * i + p] * terms[p];
            }
        }
    }
}
