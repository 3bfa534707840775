package fractura.mesh.generate;

/// What is done about the cortex, which a scanner blurs: a wall of 0.4 mm seen through a voxel of 1 mm reads as
/// bone of less than half its density.
public sealed interface BoneSurface {
    /// The density of the scan, as it is.
    record AsIs() implements BoneSurface {}

    /// Voxels at the surface take the density of the nearest voxel that lies whole voxels deeper, where that is
    /// higher.
    ///
    /// The outermost layer of mask voxels and the layer of air around it, from which densities between voxels
    /// are interpolated, take the value of the nearest voxel of the mask eroded by one voxel. Limits: it gives
    /// back what the blur took from the wall only as far as one voxel deeper still shows it; walls of one voxel
    /// stay as they are.
    record NearestInterior() implements BoneSurface {}

    /// A wall of stated thickness under the whole surface of the bone, endplates included. Its modulus is a law
    /// of
    /// `solver.material`; here it is a share of volume.
    ///
    /// Limits: the same thickness everywhere; none in lesions, which may have destroyed it.
    ///
    /// @param thicknessMm thickness of the wall, mm, 0.2 to 3; vertebrae have 0.35 to 0.5
    record CorticalShell(double thicknessMm) implements BoneSurface {
        public CorticalShell {
            if (!(thicknessMm >= 0.2 && thicknessMm <= 3)) {
                throw new IllegalArgumentException("A shell of " + thicknessMm + " mm is outside 0.2 to 3 mm");
            }
        }
    }
}
