/// Hounsfield units to bone density. May import `fractura.mesh`, `fractura.mesh.image` and Commons Math's
/// regression.
package fractura.mesh.density;
