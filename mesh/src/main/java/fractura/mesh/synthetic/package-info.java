/// Invented anatomy with known truth: bones as signed-distance shapes, lesions, the tissues around them, a
/// phantom and a scanner. What leaves this room is what a scanner and an anatomist would hand over: a CT, label
/// maps, and beside them the truth. May import `fractura.mesh` and `.image`.
package fractura.mesh.synthetic;
