/// From a solution to the load that breaks the bone. May import the mesh, the solver root, `material`, `load`,
/// `element`, and Commons Math.
package fractura.solver.strength;
