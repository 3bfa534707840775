/// Loops over voxels that build or apply the stiffness. May import the mesh and the solver's `element`,
/// `material`, `load`, `linear`.
package fractura.solver.assembly;
