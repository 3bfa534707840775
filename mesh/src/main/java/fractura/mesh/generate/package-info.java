/// From labels and density to a specimen. May import `fractura.mesh` and `.image`.
package fractura.mesh.generate;
