/// From mesh and fields to light. May import `fractura.mesh` and `fractura.mesh.io`; knows no mechanics and no
/// cases.
package fractura.viz;
