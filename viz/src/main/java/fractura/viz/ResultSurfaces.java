package fractura.viz;

import java.util.EnumMap;
import java.util.Map;

/// The smoothed surfaces of a result's parts and lesions, made once and drawn in every view.
final class ResultSurfaces {
    private final Map<ResultModel.Part, SurfaceGeometry> parts = new EnumMap<>(ResultModel.Part.class);
    private final Map<ResultModel.Lesion, HexSurface> lesionFaces = new EnumMap<>(ResultModel.Lesion.class);
    private final Map<ResultModel.Lesion, SurfaceGeometry> lesions = new EnumMap<>(ResultModel.Lesion.class);

    ResultSurfaces(ResultModel model) {
        for (ResultModel.Part part : ResultModel.Part.values()) {
            HexSurface faces = HexSurface.of(model.hexes(), model.elementsOf(part));
            parts.put(part, SurfaceGeometry.of(faces, model.nodesXyz()));
        }
        for (ResultModel.Lesion kind : model.lesionKinds()) {
            HexSurface faces = HexSurface.of(model.hexes(), model.elementsOf(kind));
            lesionFaces.put(kind, faces);
            lesions.put(kind, SurfaceGeometry.of(faces, model.nodesXyz()));
        }
    }

    SurfaceGeometry of(ResultModel.Part part) {
        return parts.get(part);
    }

    /// @return the solid lesions there are
    Map<ResultModel.Lesion, SurfaceGeometry> lesions() {
        return lesions;
    }

    /// @return the unsmoothed faces of the lesions there are
    Map<ResultModel.Lesion, HexSurface> lesionFaces() {
        return lesionFaces;
    }
}
