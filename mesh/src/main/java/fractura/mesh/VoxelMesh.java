package fractura.mesh;

import java.util.Arrays;

/// Eight-node hexahedra on a regular grid, only the kept voxels.
///
/// Elements are numbered in storage order of their voxels (x fastest), nodes likewise over the (nx+1)(ny+1)(nz+1)
/// lattice of corners, counting only corners that touch a kept voxel. Lattice node (i, j, k) is the corner at
/// continuous voxel coordinates (i-½, j-½, k-½) of the grid. Local nodes follow VTK_HEXAHEDRON.
public final class VoxelMesh implements Mesh {
    /// Lattice offsets of VTK_HEXAHEDRON's local nodes: `CORNER[a][c]` is 0 or 1.
    private static final int[][] CORNER = {
        {0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}
    };

    private final Grid grid;
    private final int[] voxelOfElement;
    private final int[] latticeOfNode;
    private final int[] nodeOfLattice;
    private final int[] elementOfVoxel;

    private VoxelMesh(Grid grid, boolean[] keep) {
        this.grid = grid;
        int nx = grid.nx();
        int ny = grid.ny();
        int nz = grid.nz();
        int kept = 0;
        for (boolean b : keep) {
            kept += b ? 1 : 0;
        }
        voxelOfElement = new int[kept];
        elementOfVoxel = new int[keep.length];
        Arrays.fill(elementOfVoxel, -1);
        nodeOfLattice = new int[(nx + 1) * (ny + 1) * (nz + 1)];
        Arrays.fill(nodeOfLattice, -1);
        int e = 0;
        for (int v = 0; v < keep.length; v++) {
            if (keep[v]) {
                elementOfVoxel[v] = e;
                voxelOfElement[e++] = v;
                int i = v % nx;
                int j = v / nx % ny;
                int k = v / (nx * ny);
                for (int[] c : CORNER) {
                    nodeOfLattice[lattice(i + c[0], j + c[1], k + c[2])] = 0;
                }
            }
        }
        int nodes = 0;
        for (int l = 0; l < nodeOfLattice.length; l++) {
            if (nodeOfLattice[l] == 0) {
                nodeOfLattice[l] = nodes++;
            }
        }
        latticeOfNode = new int[nodes];
        for (int l = 0; l < nodeOfLattice.length; l++) {
            if (nodeOfLattice[l] >= 0) {
                latticeOfNode[nodeOfLattice[l]] = l;
            }
        }
    }

    /// Meshes the marked voxels of a grid.
    ///
    /// @param grid cubic grid
    /// @param keep one flag per voxel in storage order; not kept by the mesh
    /// @return the mesh
    /// @throws IllegalArgumentException when the flags do not fit the grid, no voxel is kept, or the grid is
    /// not cubic
    public static VoxelMesh of(Grid grid, boolean[] keep) {
        if (keep.length != grid.voxelCount()) {
            throw new IllegalArgumentException(keep.length + " flags for a grid of " + grid.voxelCount() + " voxels");
        }
        if (!grid.isCubic()) {
            throw new IllegalArgumentException(
                    "Voxel elements must be cubes, got " + Arrays.toString(grid.spacingMm()));
        }
        VoxelMesh mesh = new VoxelMesh(grid, keep);
        if (mesh.elementCount() == 0) {
            throw new IllegalArgumentException("No voxel is kept: the mesh would be empty");
        }
        return mesh;
    }

    /// @return the grid the voxels lie on; its axes are also the axes of tensors and displacements in the solver
    public Grid grid() {
        return grid;
    }

    /// @return edge of the cubes, mm
    public double voxelMm() {
        return grid.spacingMm()[0];
    }

    @Override
    public int nodeCount() {
        return latticeOfNode.length;
    }

    @Override
    public int elementCount() {
        return voxelOfElement.length;
    }

    @Override
    public int nodesPerElement() {
        return 8;
    }

    /// @param e element
    /// @return its voxel's storage index in the grid
    public int voxel(int e) {
        return voxelOfElement[e];
    }

    /// @param i voxel along X
    /// @param j voxel along Y
    /// @param k voxel along Z
    /// @return the element there, or -1 where no voxel is kept or the grid ends
    public int element(int i, int j, int k) {
        return grid.contains(i, j, k) ? elementOfVoxel[grid.index(i, j, k)] : -1;
    }

    /// @param i lattice corner along X, 0 to nx
    /// @param j lattice corner along Y, 0 to ny
    /// @param k lattice corner along Z, 0 to nz
    /// @return the node there, or -1
    public int node(int i, int j, int k) {
        return nodeOfLattice[lattice(i, j, k)];
    }

    /// @param n node
    /// @return its lattice index, `i + (nx+1) (j + (ny+1) k)`
    public int latticeOfNode(int n) {
        return latticeOfNode[n];
    }

    /// @param n node
    /// @return its lattice coordinates (i, j, k), a new array of 3
    public int[] nodeIjk(int n) {
        int l = latticeOfNode[n];
        int sx = grid.nx() + 1;
        int sy = grid.ny() + 1;
        return new int[] {l % sx, l / sx % sy, l / (sx * sy)};
    }

    /// @param e element
    /// @return its voxel coordinates (i, j, k), a new array of 3
    public int[] elementIjk(int e) {
        int v = voxelOfElement[e];
        return new int[] {v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())};
    }

    /// @param e element
    /// @return its centre, LPS, mm, a new array of 3
    public double[] elementCentre(int e) {
        int[] ijk = elementIjk(e);
        return grid.toPatient(ijk[0], ijk[1], ijk[2]);
    }

    @Override
    public double[] nodesXyz() {
        double[] xyz = new double[3 * nodeCount()];
        for (int n = 0; n < nodeCount(); n++) {
            int[] ijk = nodeIjk(n);
            double[] p = grid.toPatient(ijk[0] - 0.5, ijk[1] - 0.5, ijk[2] - 0.5);
            System.arraycopy(p, 0, xyz, 3 * n, 3);
        }
        return xyz;
    }

    @Override
    public int[] elementNodes() {
        int[] nodes = new int[8 * elementCount()];
        for (int e = 0; e < elementCount(); e++) {
            int[] ijk = elementIjk(e);
            for (int a = 0; a < 8; a++) {
                int[] c = CORNER[a];
                nodes[8 * e + a] = node(ijk[0] + c[0], ijk[1] + c[1], ijk[2] + c[2]);
            }
        }
        return nodes;
    }

    private int lattice(int i, int j, int k) {
        return i + (grid.nx() + 1) * (j + (grid.ny() + 1) * k);
    }
}
