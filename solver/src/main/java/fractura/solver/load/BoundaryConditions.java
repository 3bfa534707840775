package fractura.solver.load;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;

/// Which displacements are prescribed, and which forces act, degree of freedom by degree of freedom.
///
/// Degree of freedom `3*n + i` is displacement component i (grid axis i of the mesh) of node n.
///
/// @param fixed whether a degree of freedom is prescribed, `fixed[3*n + i]`; owned
/// @param displacementMm prescribed value where fixed, mm, else ignored; owned
/// @param forceNewton nodal force, N; where fixed, the support takes it up and nothing else feels it; owned
/// @param skew nodes held along directions that are no grid axes, any number at a node, fixed axes beside them
/// allowed; of a force there, the part along them goes into the support; owned
public record BoundaryConditions(
        boolean[] fixed, double[] displacementMm, double[] forceNewton, List<SkewSupport> skew) {
    public BoundaryConditions {
        if (fixed.length != displacementMm.length || fixed.length != forceNewton.length) {
            throw new IllegalArgumentException("Boundary arrays differ in length: " + fixed.length + ", "
                    + displacementMm.length + ", " + forceNewton.length);
        }
    }

    /// Supports along grid axes only.
    ///
    /// @param fixed as above
    /// @param displacementMm as above
    /// @param forceNewton as above
    public BoundaryConditions(boolean[] fixed, double[] displacementMm, double[] forceNewton) {
        this(fixed, displacementMm, forceNewton, new ArrayList<>());
    }

    /// @param nodeCount nodes of the mesh
    /// @return nothing fixed, no force; arrays and list may be filled until the conditions are handed to the
    ///     solver
    public static BoundaryConditions free(int nodeCount) {
        return new BoundaryConditions(new boolean[3 * nodeCount], new double[3 * nodeCount], new double[3 * nodeCount]);
    }

    /// Prescribes one displacement component of one node.
    ///
    /// @param node node of the mesh
    /// @param axis 0, 1 or 2: grid axis
    /// @param valueMm displacement, mm
    /// @throws InputException when it has another displacement already: then one of the two supports is wrong
    public void fix(int node, int axis, double valueMm) {
        double before = displacementMm[3 * node + axis];
        if (fixed[3 * node + axis] && Math.abs(before - valueMm) > 0) { // what is no number is refused later
            throw new InputException("Node " + node + " is held at " + before + " mm and at " + valueMm
                    + " mm along axis " + axis + ". Two supports contradict each other: take one of them away.");
        }
        fixed[3 * node + axis] = true;
        displacementMm[3 * node + axis] = valueMm;
    }

    /// Prescribes the displacement of one node along one direction, and leaves it free to slide across.
    ///
    /// @param support node, direction, displacement
    public void hold(SkewSupport support) {
        skew.add(support);
    }
}
