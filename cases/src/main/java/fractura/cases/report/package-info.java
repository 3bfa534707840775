/// Results for people and programs: JSON, text, schema. The only room that knows JSON. May import
/// `fractura.cases`, mesh, solver and viz.
package fractura.cases.report;
