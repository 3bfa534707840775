/// From a solution to the load that breaks the bone. May import the mesh, the solver root, `material`, `load` and
/// `element`.
package fractura.solver.strength;
