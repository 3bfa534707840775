package fractura.viz;

import java.util.EnumMap;
import java.util.Map;

/// The smoothed surfaces of a result's parts and lesions, made once and drawn in every view.
final class ResultSurfaces {
    private final Map<ResultModel.Part, SurfaceGeometry> parts = new EnumMap<>(ResultModel.Part.class);
    private final HexSurface boneFaces;
    private final Map<ResultModel.Lesion, SurfaceGeometry> lesions = new EnumMap<>(ResultModel.Lesion.class);

    ResultSurfaces(ResultModel model) {
        boneFaces = HexSurface.of(model.hexes(), model.elementsOf(ResultModel.Part.BONE));
        for (ResultModel.Part part : ResultModel.Part.values()) {
            HexSurface faces =
                    part == ResultModel.Part.BONE ? boneFaces : HexSurface.of(model.hexes(), model.elementsOf(part));
            parts.put(part, SurfaceGeometry.of(faces, model.nodesXyz()));
        }
        for (ResultModel.Lesion kind : model.lesionKinds()) {
            HexSurface faces = HexSurface.of(model.hexes(), model.elementsOf(kind));
            lesions.put(kind, SurfaceGeometry.of(faces, model.nodesXyz()));
        }
    }

    SurfaceGeometry of(ResultModel.Part part) {
        return parts.get(part);
    }

    /// @return the bone's true faces, not smoothed
    HexSurface boneFaces() {
        return boneFaces;
    }

    /// @return the solid lesions there are
    Map<ResultModel.Lesion, SurfaceGeometry> lesions() {
        return lesions;
    }
}
