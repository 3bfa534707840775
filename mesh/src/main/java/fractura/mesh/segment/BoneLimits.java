package fractura.mesh.segment;

/// What a mask of a kind of bone may be like. All project choices; how they came about stands in docs/masks.md.
///
/// @param bone its name
/// @param leastCm3 a smaller one is refused
/// @param mostCm3 a larger one is refused
/// @param muchTouchingPercent share of the surface at a neighbour that is doubted
/// @param where to look first
/// @param seed where it belongs
record BoneLimits(String bone, double leastCm3, double mostCm3, double muchTouchingPercent, String where, String seed) {
    /// T1 to L5 of adults.
    static final BoneLimits VERTEBRA =
            new BoneLimits("vertebra", 8, 150, 15, "at the facet joints and processes", "the middle of the body");

    /// From a head with its neck to a whole bone of a tall man; the socket covers some half of the head.
    static final BoneLimits FEMUR =
            new BoneLimits("femur", 40, 900, 30, "at the hip joint and the trochanters", "the middle of the head");
}
