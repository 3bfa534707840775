package fractura.mesh;

/// Nodes, elements and where they are: what any mesh can answer.
///
/// Node coordinates are in patient space (LPS, mm). Nodes of an element are in VTK's order. Every later reader of
/// results (files, pictures) needs only this and `Field`s.
public sealed interface Mesh permits VoxelMesh, UnstructuredMesh {
    /// @return number of nodes
    int nodeCount();

    /// @return number of elements
    int elementCount();

    /// @return nodes per element: 8 for a hexahedron
    int nodesPerElement();

    /// Node coordinates.
    ///
    /// @return LPS, mm, `xyz[3*n + i]`, a new array of 3·nodeCount
    double[] nodesXyz();

    /// Element connectivity.
    ///
    /// @return `nodes[nodesPerElement*e + a]`, a new array
    int[] elementNodes();
}
