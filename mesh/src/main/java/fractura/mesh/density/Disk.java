package fractura.mesh.density;

/// A round, even spot of a slab: the section of a rod, or of a vessel.
///
/// @param i centre, pixels along the first axis
/// @param j centre, pixels along the second
/// @param radiusMm radius, mm
/// @param hu mean of its core
/// @param score how sharply and evenly it stands out, HU
record Disk(double i, double j, double radiusMm, double hu, double score) {}
