/// The scan gate: findings from header, pixels and labels that lower trust in a result or forbid it. One class
/// per idea; what cannot be a CT of bone is refused. May import `fractura.mesh` and `fractura.mesh.image`.
package fractura.mesh.gate;
