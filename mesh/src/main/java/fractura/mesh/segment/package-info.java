/// A mask of one bone from a scan and a point inside it, where nobody has drawn one. Imports `mesh`,
/// `mesh.image`, and of `mesh.generate` connected pieces and distances.
package fractura.mesh.segment;
