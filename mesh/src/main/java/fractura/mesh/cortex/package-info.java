/// The thickness of the cortex, read off profiles across the surface of a bone through the blur of the scanner.
/// May import `fractura.mesh` and `.image`.
package fractura.mesh.cortex;
