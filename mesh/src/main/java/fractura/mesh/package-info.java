/// From picture to specimen: geometry, images, meshes and tissues in patient space.
///
/// Frame: patient LPS, millimetre (x to the left, y to the back, z to the head). The root types of this room
/// import nothing of ours; `Specimen` is what leaves it for mechanics. It knows no forces and no moduli.
package fractura.mesh;
