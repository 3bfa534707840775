/// From labels and density to a specimen. May import `fractura.mesh`, `.image`, `.surface`, `.cortex` and Commons
/// Math.
package fractura.mesh.generate;
