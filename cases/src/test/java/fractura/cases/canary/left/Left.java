package fractura.cases.canary.left;

import fractura.cases.canary.right.Right;

/// Half of a deliberate cycle; see `ArchitectureTest`.
///
/// @param other half
public record Left(Right other) {}
