package fractura.mesh.generate;

import fractura.mesh.image.Volume;

/// Where a `BoneSurface` acts: on the density before it is sampled, or on the specimen after.
final class SurfaceTreatment {
    private SurfaceTreatment() {}

    /// @param surface what is asked for
    /// @param density calibrated density
    /// @param mask the bone
    /// @return the density to sample from; the very image given unless the treatment changes it
    static Volume sharpened(BoneSurface surface, Volume density, BoneMask mask) {
        return switch (surface) {
            case BoneSurface.NearestInterior _ -> NearestInterior.of(density, mask);
            case BoneSurface.AsIs _, BoneSurface.CorticalShell _ -> density;
        };
    }

    /// @param surface what is asked for
    /// @param made the meshed bone
    /// @param mask the bone
    /// @return it with its shell; the very object given unless the treatment makes one
    static Generated shelled(BoneSurface surface, Generated made, BoneMask mask) {
        return switch (surface) {
            case BoneSurface.CorticalShell s -> {
                Indicator bone = new Indicator(mask.grid(), mask.bone());
                float[] share = ShellShare.of(made.specimen(), bone, s.thicknessMm());
                yield new Generated(made.specimen().withShell(share), made.warnings(), made.facts());
            }
            case BoneSurface.AsIs _, BoneSurface.NearestInterior _ -> made;
        };
    }
}
