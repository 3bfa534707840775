/// The command line: one class per command, answers on standard output, narration on standard error. The only
/// room that knows picocli, the standard streams and exit codes. May import cases, its `evidence`
/// and `report`, the roots of mesh and solver, `mesh.synthetic` and viz.
package fractura.cases.cli;
