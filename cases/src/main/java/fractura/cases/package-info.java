/// Choices of people: case files, pipeline, results. May import mesh and solver and `cases.risk`, but of solver
/// neither `linear` nor `assembly`, and of mesh no invented anatomy.
package fractura.cases;
