/// Mesh and fields to and from files. May import `fractura.mesh`.
package fractura.mesh.io;
