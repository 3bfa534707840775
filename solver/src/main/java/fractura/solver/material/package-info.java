/// Density and lesion to stiffness and strength. May import `fractura.mesh`, the published density conversions of
/// `fractura.mesh.density`, and `fractura.solver.element`.
package fractura.solver.material;
