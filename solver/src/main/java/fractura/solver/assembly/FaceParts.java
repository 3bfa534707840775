package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// Parts of a voxel body whose voxels are joined face to face, and the nodes at which they touch each other.
final class FaceParts {
    private final VoxelMesh mesh;
    private final int[] partOfElement;
    private final int count;

    FaceParts(VoxelMesh mesh) {
        this.mesh = mesh;
        int nx = mesh.grid().nx();
        int ny = mesh.grid().ny();
        int[] run = new int[mesh.elementCount()];
        int runs = 0;
        for (int e = 0; e < run.length; e++) {
            boolean goesOn = e > 0 && mesh.voxel(e) == mesh.voxel(e - 1) + 1 && mesh.voxel(e) % nx != 0;
            run[e] = goesOn ? runs - 1 : runs++;
        }
        int[] root = new int[runs];
        Arrays.setAll(root, r -> r);
        for (int e = 0; e < run.length; e++) {
            int v = mesh.voxel(e);
            join(root, run, e, mesh.element(v % nx, v / nx % ny - 1, v / (nx * ny)));
            join(root, run, e, mesh.element(v % nx, v / nx % ny, v / (nx * ny) - 1));
        }
        int[] number = new int[runs];
        int parts = 0;
        for (int r = 0; r < runs; r++) {
            number[r] = root[r] == r ? parts++ : number[root(root, r)];
        }
        partOfElement = run;
        for (int e = 0; e < run.length; e++) {
            partOfElement[e] = number[run[e]];
        }
        count = parts;
    }

    private static void join(int[] root, int[] run, int e, int neighbour) {
        if (neighbour >= 0) {
            union(root, run[e], run[neighbour]);
        }
    }

    /// Joins two sets; the smaller root stays one.
    static boolean union(int[] root, int p, int q) {
        int a = root(root, p);
        int b = root(root, q);
        root[Math.max(a, b)] = Math.min(a, b);
        return a != b;
    }

    static int root(int[] root, int r) {
        int a = r;
        while (root[a] != a) {
            root[a] = root[root[a]];
            a = root[a];
        }
        return a;
    }

    int count() {
        return count;
    }

    int of(int element) {
        return partOfElement[element];
    }

    /// A node that two parts share.
    ///
    /// @param node of the mesh
    /// @param part the first part with that node, in the order of elements
    /// @param other another part with it
    record Joint(int node, int part, int other) {}

    /// Parts of the nodes.
    ///
    /// @param partOfNode the first part with each node
    /// @param joints nodes with more than one part, one entry for each further part
    record Nodes(int[] partOfNode, Set<Joint> joints) {}

    Nodes nodes() {
        int[] first = new int[mesh.nodeCount()];
        Arrays.fill(first, -1);
        Set<Joint> joints = new LinkedHashSet<>();
        int nx = mesh.grid().nx();
        int ny = mesh.grid().ny();
        for (int e = 0; e < partOfElement.length; e++) {
            int v = mesh.voxel(e);
            for (int a = 0; a < 8; a++) {
                int n = mesh.node(v % nx + (a & 1), v / nx % ny + (a >> 1 & 1), v / (nx * ny) + (a >> 2));
                if (first[n] < 0) {
                    first[n] = partOfElement[e];
                } else if (first[n] != partOfElement[e]) {
                    joints.add(new Joint(n, first[n], partOfElement[e]));
                }
            }
        }
        return new Nodes(first, joints);
    }
}
