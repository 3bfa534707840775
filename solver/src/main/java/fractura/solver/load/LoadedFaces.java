package fractura.solver.load;

/// Nodes through which a load enters and leaves, so that the force can be summed from the reactions.
///
/// @param top nodes of the face that is moved, ascending; owned
/// @param bottom nodes of the face that is held, ascending; owned
public record LoadedFaces(int[] top, int[] bottom) {}
