package fractura.solver;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewSupport;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A mesh with materials and conditions, drawn or grown from a seed, for tests.
record Body(VoxelMesh mesh, Materials materials, BoundaryConditions conditions) {
    /// Modulus of one voxel by its place, 0 for none.
    interface Modulus {
        double at(int i, int j, int k);
    }

    static Body of(int nx, int ny, int nz, double voxelMm, Modulus modulus) {
        Grid grid = Grid.aligned(nx, ny, nz, voxelMm);
        boolean[] keep = new boolean[grid.voxelCount()];
        double[] e = new double[keep.length];
        int kept = 0;
        for (int v = 0; v < keep.length; v++) {
            double m = modulus.at(v % nx, v / nx % ny, v / (nx * ny));
            keep[v] = m != 0;
            if (keep[v]) {
                e[kept++] = m;
            }
        }
        double[] nu = new double[kept];
        Arrays.fill(nu, 0.3);
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        return new Body(mesh, new Materials(Arrays.copyOf(e, kept), nu), BoundaryConditions.free(mesh.nodeCount()));
    }

    /// Slices from below, parted by blank lines; rows along y, characters along x. `#` bone of 1000 MPa, `L`
    /// lytic of 50, `B` blastic of 5000, `.` empty.
    static Body drawn(String slices) {
        String[][] rows = Arrays.stream(slices.strip().split("\n\\s*\n"))
                .map(slice -> slice.strip().split("\\s+"))
                .toArray(String[][]::new);
        return of(rows[0][0].length(), rows[0].length, rows.length, 1, (i, j, k) -> {
            char c = rows[k][j].charAt(i);
            return c == '#' ? 1000 : c == 'L' ? 50 : c == 'B' ? 5000 : 0;
        });
    }

    /// A cylinder along z with a stiff shell, a soft uneven core and a hole, one voxel of 1 mm.
    static Body cylinder(int across, int high) {
        return of(across, across, high, 1, (i, j, k) -> {
            double x = i + 0.5 - across / 2.0;
            double y = j + 0.5 - across / 2.0;
            double z = k + 0.5 - high / 2.0;
            double r = Math.hypot(x, y) / (across / 2.0);
            if (r >= 1) {
                return 0;
            }
            if (Math.hypot(r - 0.3, 2 * z / high) < 0.35) {
                return 5;
            }
            return r > 0.85 ? 15_000 : 400 + 300 * Math.sin(0.9 * i) * Math.sin(0.7 * j + 1) * Math.sin(0.6 * k + 2);
        });
    }

    /// A round tube along z of 15,000 MPa; `wall` in voxels of 1 mm.
    static Body tube(int across, double wall, int length) {
        return of(across, across, length, 1, (i, j, k) -> {
            double r = Math.hypot(i + 0.5 - across / 2.0, j + 0.5 - across / 2.0);
            return r < across / 2.0 && r > across / 2.0 - wall ? 15_000 : 0;
        });
    }

    /// A full box whose moduli are drawn from 1 to 10,000 MPa, evenly in the logarithm; some voxels are left out.
    static Body random(int nx, int ny, int nz, double voidShare, long seed) {
        Random random = new Random(seed);
        Body body = of(nx, ny, nz, 0.8, (i, j, k) -> {
            double modulus = Math.pow(10, 4 * random.nextDouble());
            return random.nextDouble() < voidShare && k > 0 && k < nz - 1 ? 0 : modulus;
        });
        for (int e = 0; e < body.mesh.elementCount(); e++) {
            body.materials.poissonsRatio()[e] = 0.45 * random.nextDouble();
        }
        return body;
    }

    /// Holds all components at the bottom, moves the top along z and holds it across.
    Body bonded(double moveMm) {
        forEachNode((n, ijk) -> {
            if (ijk[2] == 0 || ijk[2] == mesh.grid().nz()) {
                conditions.fix(n, 0, 0);
                conditions.fix(n, 1, 0);
                conditions.fix(n, 2, ijk[2] == 0 ? 0 : moveMm);
            }
        });
        return this;
    }

    /// Holds all components at the bottom only.
    Body clamped() {
        forEachNode((n, ijk) -> {
            for (int axis = 0; ijk[2] == 0 && axis < 3; axis++) {
                conditions.fix(n, axis, 0);
            }
        });
        return this;
    }

    /// Holds all components of the plane x = 0.
    Body clampedOnTheLeft() {
        forEachNode((n, ijk) -> {
            for (int axis = 0; ijk[0] == 0 && axis < 3; axis++) {
                conditions.fix(n, axis, 0);
            }
        });
        return this;
    }

    /// Between two plates that hold all nodes of the end faces across themselves; the upper one moves by -0.1 mm
    /// along its direction. Three pins hold the rest.
    Body betweenPlates(double[] lower, double[] upper) {
        int top = mesh.grid().nz();
        forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                conditions.hold(new SkewSupport(n, lower[0], lower[1], lower[2], 0));
            } else if (ijk[2] == top) {
                conditions.hold(new SkewSupport(n, upper[0], upper[1], upper[2], -0.1));
            }
        });
        int middle = mesh.grid().nx() / 2;
        conditions.fix(mesh.node(middle, middle, 0), 0, 0);
        conditions.fix(mesh.node(middle, middle, 0), 1, 0);
        conditions.fix(mesh.node(mesh.grid().nx() - 2, middle, 0), 1, 0);
        return this;
    }

    /// Adds a force to every node of the top plane.
    Body pushed(double fx, double fy, double fz) {
        forEachNode((n, ijk) -> {
            if (ijk[2] == mesh.grid().nz()) {
                conditions.forceNewton()[3 * n] += fx;
                conditions.forceNewton()[3 * n + 1] += fy;
                conditions.forceNewton()[3 * n + 2] += fz;
            }
        });
        return this;
    }

    /// Shares a force evenly among the nodes within a radius of a lattice point.
    Body pushedNear(int[] point, double radius, double[] forceNewton) {
        List<Integer> patch = new ArrayList<>();
        forEachNode((n, ijk) -> {
            double across = Math.hypot(ijk[0] - point[0], ijk[1] - point[1]);
            if (Math.hypot(across, ijk[2] - point[2]) <= radius) {
                patch.add(n);
            }
        });
        for (int n : patch) {
            for (int axis = 0; axis < 3; axis++) {
                conditions.forceNewton()[3 * n + axis] += forceNewton[axis] / patch.size();
            }
        }
        return this;
    }

    /// Something done with each node and its lattice coordinates.
    interface NodeVisitor {
        void visit(int n, int[] ijk);
    }

    void forEachNode(NodeVisitor visitor) {
        for (int n = 0; n < mesh.nodeCount(); n++) {
            visitor.visit(n, mesh.nodeIjk(n));
        }
    }

    ElasticProblem problem() {
        return new ElasticProblem(mesh, materials, conditions);
    }

    Solution solve(double tolerance) {
        return solve(tolerance, 2);
    }

    Solution solve(double tolerance, int threads) {
        return Elastostatics.solve(problem(), new SolverSettings(tolerance, 400, threads));
    }

    /// Largest absolute value.
    static double largest(double[] v) {
        return Arrays.stream(v).map(Math::abs).max().orElse(0);
    }
}
