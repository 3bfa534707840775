/// Which nodes are held and where the force acts. May import `fractura.mesh`.
package fractura.solver.load;
