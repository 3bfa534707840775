/// The cortex of a bone: its thickness, read off profiles across the surface through the blur of the scanner; and
/// sections of a specimen square to the axes of a long bone, with what of their cortex lesions involve.
/// May import `fractura.mesh`, `.image` and Commons Math.
package fractura.mesh.cortex;
