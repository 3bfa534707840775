/// Images at the door: formats read into one geometry. May import `fractura.mesh`.
package fractura.mesh.image;
