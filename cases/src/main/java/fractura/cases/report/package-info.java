/// Results for people and programs: JSON, text, schema. The only room that knows JSON. May import
/// `fractura.cases` and its `evidence`, of mesh the root, `image`, `cortex`, `io` and `synthetic`, of the solver
/// the root and how a solve ended, and viz.
package fractura.cases.report;
