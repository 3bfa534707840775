package fractura.solver.load;

import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A load case laid on one femur.
///
/// @param conditions supports and nodal forces
/// @param forces spread over the surface, that of the hip joint first
/// @param held nodes that take up a share of the load, ascending; owned
/// @param words how it is held, for a report
/// @param warnings what was left out, and why
public record FemurLoading(
        BoundaryConditions conditions, List<PatchForce> forces, int[] held, String words, List<Warning> warnings) {
    /// @return the force of the hip joint on the head
    public PatchForce joint() {
        return forces.getFirst();
    }

    /// @return nodes near which strains say more about the loading than about the bone, ascending
    public int[] loadedOrHeld() {
        IntStream loaded = forces.stream().flatMapToInt(f -> Arrays.stream(f.node()));
        return IntStream.concat(loaded, Arrays.stream(held)).sorted().distinct().toArray();
    }
}
