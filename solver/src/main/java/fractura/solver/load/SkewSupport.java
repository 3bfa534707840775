package fractura.solver.load;

/// Holds a node along one direction that need not be a grid axis: n·u = g, n of unit length. The node may still
/// slide across the direction, as on a roller on an inclined plane.
///
/// @param node node of the mesh
/// @param nx the direction along grid axis 0; the three numbers may have any length above 0, n is their unit
///     vector
/// @param ny along grid axis 1
/// @param nz along grid axis 2
/// @param displacementMm g: displacement along n, mm
public record SkewSupport(int node, double nx, double ny, double nz, double displacementMm) {
    /// @return length of the direction as given; 0 or not finite for one that cannot be used
    public double length() {
        return Math.hypot(Math.hypot(nx, ny), nz);
    }

    /// @return n, three numbers along the grid axes, of unit length
    public double[] normal() {
        double length = length();
        return new double[] {nx / length, ny / length, nz / length};
    }
}
