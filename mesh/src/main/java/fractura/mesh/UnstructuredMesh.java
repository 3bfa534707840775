package fractura.mesh;

/// A mesh given as plain lists, as it comes out of a result file.
///
/// @param nodesXyz coordinates, LPS, mm, `xyz[3*n + i]`; owned, not written to
/// @param elementNodes connectivity in VTK order, `nodes[nodesPerElement*e + a]`; owned
/// @param nodesPerElement 8 (hexahedron)
public record UnstructuredMesh(double[] nodesXyz, int[] elementNodes, int nodesPerElement) implements Mesh {
    public UnstructuredMesh {
        if (nodesXyz.length % 3 != 0) {
            throw new IllegalArgumentException("Coordinates come in threes, got " + nodesXyz.length + " numbers");
        }
        if (nodesPerElement != 8 || elementNodes.length % nodesPerElement != 0) {
            throw new IllegalArgumentException(
                    "Connectivity of " + elementNodes.length + " entries does not divide into " + nodesPerElement
                            + " nodes per element (only 8-node hexahedra are known)");
        }
        int count = nodesXyz.length / 3;
        for (int n : elementNodes) {
            if (n < 0 || n >= count) {
                throw new IllegalArgumentException("Element refers to node " + n + " of " + count);
            }
        }
    }

    @Override
    public int nodeCount() {
        return nodesXyz.length / 3;
    }

    @Override
    public int elementCount() {
        return elementNodes.length / nodesPerElement;
    }
}
