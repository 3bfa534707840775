/// The thickness of the cortex, read off profiles across the surface of a bone through the blur of the scanner.
/// May import `fractura.mesh`, `.image` and Commons Math.
package fractura.mesh.cortex;
