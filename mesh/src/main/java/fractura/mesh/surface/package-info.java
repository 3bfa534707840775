/// Closed surfaces of bones: their files, and what has to hold before an inside can be told from an outside. May
/// import `fractura.mesh`.
package fractura.mesh.surface;
