/// Loads of daily life and what strength means against them. May import `fractura.mesh`, the solver's
/// `material`, and Commons Math.
package fractura.cases.risk;
