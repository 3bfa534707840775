/// From labels and density to a specimen. May import `fractura.mesh`, `.image`, `.density`.
package fractura.mesh.generate;
