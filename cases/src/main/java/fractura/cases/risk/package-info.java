/// Loads of daily life, what strength means against them, and the published scores of a lesion. May import
/// `fractura.mesh`, `.cortex`, the solver's `material`, and Commons Math.
package fractura.cases.risk;
