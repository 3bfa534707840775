package fractura.solver.assembly;

/// D⁻¹ of one level: one number for the three components of a node where they share it, as those of isotropic
/// elements do, else one for each.
///
/// @param inverse 1/D; 0 where there is no stiffness
/// @param stride from one component to the next, 0 where they share
record Scaling(float[] inverse, int stride) {
    /// @param inverse 1/D of each unknown, 0 at held ones, which may share the number of their node
    /// @param grid rows
    static Scaling of(float[] inverse, RowGrid grid) {
        float[] shared = new float[grid.stride];
        for (int i = 0; i < grid.nodeTotal; i++) {
            float y = inverse[i + grid.stride];
            float z = inverse[i + 2 * grid.stride];
            shared[i] = Math.max(inverse[i], Math.max(y, z));
            if (differs(inverse[i], shared[i]) || differs(y, shared[i]) || differs(z, shared[i])) {
                return new Scaling(inverse, grid.stride);
            }
        }
        return new Scaling(shared, 0);
    }

    private static boolean differs(float own, float shared) {
        return own != 0 && own != shared;
    }

    /// @param component 0 to 2
    /// @param node entry of a node in a component
    /// @return place of its number
    int at(int component, int node) {
        return component * stride + node;
    }

    long bytes() {
        return 4L * inverse.length;
    }
}
