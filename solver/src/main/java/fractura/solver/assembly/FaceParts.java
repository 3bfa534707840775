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
        RowRuns runs = RowRuns.ofBody(mesh);
        DisjointSets joined = new DisjointSets(runs.count());
        runs.forFaces(joined::join);
        int[] number = joined.numbered();
        partOfElement = new int[mesh.elementCount()];
        int element = 0;
        for (int a = 0; a < number.length; a++) {
            Arrays.fill(partOfElement, element, element + runs.length(a), number[a]);
            element += runs.length(a);
        }
        count = joined.count();
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
