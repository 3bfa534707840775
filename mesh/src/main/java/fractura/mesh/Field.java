package fractura.mesh;

/// Named values with a unit on the nodes or elements of a mesh.
///
/// Vectors and tensors are in patient axes (LPS). Six-component tensors are in the order xx, yy, zz, xy, yz, xz;
/// strains in fields are tensor strains (shear not doubled), so that viewers compute right principal values.
///
/// @param name as in files, for example `displacement`
/// @param unit as printed, for example `mm`, `MPa`; empty when dimensionless
/// @param location nodes or elements
/// @param componentCount 1 scalar, 3 vector, 6 symmetric tensor
/// @param values `values[componentCount*i + c]`; owned, not written to after construction; NaN where not defined
public record Field(String name, String unit, Location location, int componentCount, float[] values) {
    /// Where the values sit.
    public enum Location {
        /// one value per node
        NODE,
        /// one value per element
        ELEMENT
    }

    public Field {
        if (componentCount < 1 || values.length % componentCount != 0) {
            throw new IllegalArgumentException("Field '" + name + "': " + values.length + " values do not divide into "
                    + componentCount + " components");
        }
    }

    /// @return number of nodes or elements covered
    public int count() {
        return values.length / componentCount;
    }
}
