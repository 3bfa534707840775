/// Density and lesion to stiffness and strength. May import `fractura.mesh` and the published density conversions
/// of `fractura.mesh.density`.
package fractura.solver.material;
