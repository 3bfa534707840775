package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.Hinges;
import java.util.List;
import java.util.Locale;

/// Refuses loads on parts that swing freely at an edge or a corner.
///
/// A hinged part that no load drives is left in: whatever share of the free motion its displacement has, its
/// strain and the forces it passes on are the same, while holding it or taking it out would change them.
final class HingeCheck {
    private HingeCheck() {}

    /// Looks for free motions of parts.
    ///
    /// @param hinges of its mesh
    /// @param problem held as a whole
    /// @param floating nodes of pieces that are left out
    /// @return parts that can move without strain and are driven by no load; -1 when there are too many to tell
    /// @throws NumericalException when a load drives a free motion
    static int hingedParts(Hinges hinges, ElasticProblem problem, boolean[] floating) {
        VoxelMesh mesh = problem.mesh();
        Hinges.Freedom freedom = hinges.under(problem.conditions(), floating);
        Hinges.Part part = freedom.driven();
        if (part.voxelCount() > 0) {
            int[] ijk = mesh.elementIjk(part.firstElement());
            double[] mm = mesh.elementCentre(part.firstElement());
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "A load swings a part that nothing holds against it: %d of %d voxels, beginning with voxel (%d, %d, %d) at"
                            + " (%.2f, %.2f, %.2f) mm, hang on the rest %s. Keep only voxels joined by faces, hold the part, or"
                            + " take the load off it.",
                    part.voxelCount(),
                    mesh.elementCount(),
                    ijk[0],
                    ijk[1],
                    ijk[2],
                    mm[0],
                    mm[1],
                    mm[2],
                    joint(mesh, part.sharedNodes())));
        }
        return freedom.hingedPartCount();
    }

    private static String joint(VoxelMesh mesh, List<Integer> nodes) {
        if (nodes.size() == 1) {
            return "by a single node";
        }
        boolean isLine = Hinges.isOnOneLine(nodes.stream().map(mesh::nodeIjk).toList());
        return isLine
                ? "by " + nodes.size() + " nodes on one line, as on a hinge"
                : "by edges or nodes that leave a motion free";
    }
}
