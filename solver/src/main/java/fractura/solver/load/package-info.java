/// Which nodes are held and where the force acts. May import `fractura.mesh` and `fractura.solver.element`.
package fractura.solver.load;
