package fractura.viz;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What of a result is shown, and in which colours.
///
/// @param scale field and colours
/// @param cut plane that cuts the bone open, if any
/// @param layers what is drawn
public record SceneOptions(ColorScale scale, Optional<CutPlane> cut, Set<Layer> layers) {
    /// Things that are drawn or left out.
    public enum Layer {
        /// the bone's smoothed surface, coloured by the field
        BONE,
        /// embedding discs, faint
        PLATENS,
        /// cement and metal
        IMPLANTS,
        /// lesions as solid bodies in the colour of their kind, never cut
        LESIONS,
        /// the flat section on the cut plane, coloured element by element
        SECTION
    }

    public SceneOptions {
        layers = Set.copyOf(layers);
    }

    /// The bone from outside.
    ///
    /// @param scale field and colours
    /// @return bone, implants and discs, uncut
    public static SceneOptions whole(ColorScale scale) {
        return new SceneOptions(scale, Optional.empty(), EnumSet.of(Layer.BONE, Layer.PLATENS, Layer.IMPLANTS));
    }

    /// The bone cut open.
    ///
    /// @param scale field and colours
    /// @param plane where
    /// @return bone, implants and section
    public static SceneOptions cutBy(ColorScale scale, CutPlane plane) {
        return new SceneOptions(scale, Optional.of(plane), EnumSet.of(Layer.BONE, Layer.IMPLANTS, Layer.SECTION));
    }

    /// @param layer what
    /// @return whether it is drawn
    boolean shows(Layer layer) {
        return layers.contains(layer);
    }
}
