/// Choices of people: case files, pipeline, results. May import mesh and solver and `cases.risk`.
package fractura.cases;
