package fractura.viz;

import fractura.viz.ResultModel.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a bone is cut open on a picture: through its lesion, else its middle. Vertebrae are cut in the sagittal plane,
/// long and paired bones in the frontal one, where neck and shaft are seen at once.
///
/// @param from where the viewer stands
/// @param throughMm a point of the plane, LPS, mm; owned
/// @param hasLesion whether the point is the middle of a lesion of this bone
record StandardCut(View from, double[] throughMm, boolean hasLesion) {
    /// Longer than this (height by breadth) a bone is drawn tall, and cut in the frontal plane.
    private static final double LONG_BONE = 1.7;

    private static final double ONE_MIDDLE_MM = 1;

    static StandardCut of(ResultModel model, Optional<View> lateral) {
        List<ResultModel.Lesion> kinds = model.lesionKinds();
        double[] through = kinds.isEmpty()
                ? model.centre(model.elementsOf(Part.BONE))
                : model.centre(model.elementsOf(kinds.getFirst()));
        View from = isLong(model.box()) || lateral.isPresent() ? View.ANTERIOR : View.LEFT;
        return new StandardCut(from, through, !kinds.isEmpty());
    }

    /// @param box least and greatest coordinates, mm, 6
    /// @return whether the bone is long
    static boolean isLong(double[] box) {
        return box[5] - box[2] > LONG_BONE * Math.max(box[3] - box[0], box[4] - box[1]);
    }

    /// @param own cut of another bone in this place
    /// @return this plane for that bone; it goes through its lesion if both lesions have one middle
    StandardCut of(StandardCut own) {
        double[] p = own.throughMm;
        double apart = Math.hypot(Math.hypot(p[0] - throughMm[0], p[1] - throughMm[1]), p[2] - throughMm[2]);
        return new StandardCut(from, throughMm, own.hasLesion && apart < ONE_MIDDLE_MM);
    }

    CutPlane plane() {
        return CutPlane.facing(from, throughMm);
    }

    /// @return the cut in words; short ones where panels are narrow
    String title() {
        return from == View.ANTERIOR
                ? String.format(Locale.ROOT, "Frontal cut, y %.0f mm", throughMm[1])
                : String.format(
                        Locale.ROOT,
                        "Sagittal cut%s, x %.0f mm (LPS)",
                        hasLesion ? " through lesion" : "",
                        throughMm[0]);
    }
}
