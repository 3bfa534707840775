/// Density and lesion to stiffness and strength. May import `fractura.mesh` and `fractura.solver.element`.
package fractura.solver.material;
