package fractura.mesh.image.codec;

/// One wavelet band of a tile.
///
/// @param area on the grid of the band
/// @param kind 0 for LL, 1 HL, 2 LH, 3 HH
/// @param planes bits of its largest coefficient, a region of interest included
/// @param step of the quantisation
/// @param left column of its first coefficient among those of the tile
/// @param top row of it
record J2kBand(Area area, int kind, int planes, float step, int left, int top) {}
