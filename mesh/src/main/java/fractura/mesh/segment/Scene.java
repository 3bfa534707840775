package fractura.mesh.segment;

/// What a bone is cut from.
///
/// @param ways points above the threshold here are ways of the flood
/// @param walls points above the threshold here are bone; of the others the flood reached, only what is filled
/// afterwards
/// @param markers who surely owns a point; owned
/// @param centre a point of the bone, LPS, mm; owned
record Scene(Lattice ways, Lattice walls, byte[] markers, double[] centre) {}
