package fractura.solver.load;

/// A load case laid on one specimen.
///
/// @param conditions supports and prescribed displacements
/// @param faces nodes that carry them
public record AppliedLoad(BoundaryConditions conditions, LoadedFaces faces) {}
