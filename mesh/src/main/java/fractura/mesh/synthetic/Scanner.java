package fractura.mesh.synthetic;

/// What turns a body into a picture.
///
/// Each pixel is the mean of `supersampling` times `supersampling` points of sub-slices lying within the slice
/// thickness; then
/// comes the in-plane blur, then the noise, then rounding to whole HU.
///
/// @param slices pixel, slice spacing and thickness
/// @param blurSigmaMm standard deviation of the in-plane blur, 0 to 5; comes on top of the mean over the pixel
/// @param noise of the picture
/// @param line from density to HU
/// @param supersampling points per pixel edge and sub-slices per slice spacing, 1 to 8
public record Scanner(Slices slices, double blurSigmaMm, Grain noise, HounsfieldLine line, int supersampling) {
    /// A usual scan of the spine: 0.7 mm pixels, slices of 1 mm, standard kernel (project choice).
    public static final Scanner USUAL =
            new Scanner(new Slices(0.7, 1, 1), 0.5, new Grain(12, 0.5), HounsfieldLine.AT_120_KVP, 3);

    public Scanner {
        BoneQuality.check("The blur", blurSigmaMm, 0, 5, "mm");
        BoneQuality.check("Supersampling", supersampling, 1, 8, "points an edge");
    }

    /// Where the picture is taken.
    ///
    /// @param pixelMm edge of a pixel, 0.2 to 5
    /// @param spacingMm from slice to slice, 0.2 to 10
    /// @param thicknessMm of a slice, 0.2 to 10: points within it count alike
    public record Slices(double pixelMm, double spacingMm, double thicknessMm) {
        public Slices {
            BoneQuality.check("The pixel", pixelMm, 0.2, 5, "mm");
            BoneQuality.check("The slice spacing", spacingMm, 0.2, 10, "mm");
            BoneQuality.check("The slice thickness", thicknessMm, 0.2, 10, "mm");
        }
    }

    /// Gaussian noise.
    ///
    /// @param sdHu standard deviation, 0 to 200
    /// @param correlationMm standard deviation of the in-plane blur the noise went through, 0 to 5; its height
    /// is kept
    public record Grain(double sdHu, double correlationMm) {
        /// A picture without noise.
        public static final Grain NONE = new Grain(0, 0);

        public Grain {
            BoneQuality.check("The noise", sdHu, 0, 200, "HU");
            BoneQuality.check("The correlation of the noise", correlationMm, 0, 5, "mm");
        }
    }
}
