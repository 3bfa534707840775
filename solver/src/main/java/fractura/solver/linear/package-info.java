/// Krylov methods, multigrid cycle, direct factorisation: numerical analysis that
/// never saw a bone. Imports nothing of ours.
package fractura.solver.linear;
