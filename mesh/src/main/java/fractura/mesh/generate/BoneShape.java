package fractura.mesh.generate;

/// What was measured on the shape of a bone.
public sealed interface BoneShape permits VertebraAxes, FemurShape {}
