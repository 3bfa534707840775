/// Images at the door: formats read into one geometry. May import `fractura.mesh` and `.image.dicom`.
package fractura.mesh.image;
