package fractura.viz;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;

/// One view of a picture: the drawing, its name, the letters of the four sides, and a scale bar.
final class ViewPanel {
    static final int TITLE = 26;
    private static final int LETTER = 26;
    private static final int MARGIN = 18;

    /// Distance of the place of failure from a cut up to which it counts as on it, mm: an element or two.
    private static final double OFF_CUT_MM = 2;

    private final Shot shot;
    private final String title;

    ViewPanel(Shot shot, String title) {
        this.shot = shot;
        this.title = title;
    }

    Shot shot() {
        return shot;
    }

    /// Letters the drawing.
    ///
    /// @param drawing as it came from the renderer; written over
    /// @param lesions outlined, dashed, where the bone is not cut
    /// @param failureMm marked wherever it lies, LPS, mm, 3
    void letter(BufferedImage drawing, ResultSurfaces lesions, Optional<double[]> failureMm) {
        Lettering pen = new Lettering(drawing);
        if (shot.options().cut().isEmpty()) {
            lesions.lesions().forEach((kind, solid) -> pen.dashed(MaskOutline.of(solid, shot), kind));
        }
        failureMm.ifPresent(place -> mark(pen, place));
        pen.text(title, MARGIN, MARGIN + TITLE * 0.85, Lettering.bold(TITLE), Lettering.INK);
        sides(pen);
        scaleBar(pen);
        pen.close();
    }

    /// On a cut, a place that lies off it is said to, since its mark stands on bone it has nothing to do with.
    private void mark(Lettering pen, double[] placeMm) {
        double[] at = shot.toPixel(placeMm);
        pen.mark(at[0], at[1]);
        double off = shot.options()
                .cut()
                .map(plane -> plane.distance(placeMm[0], placeMm[1], placeMm[2]))
                .orElse(0.0);
        if (Math.abs(off) < OFF_CUT_MM) {
            return;
        }
        String words =
                String.format(Locale.ROOT, "Cross: %.0f mm %s the cut", Math.abs(off), off > 0 ? "before" : "behind");
        pen.centred(words, shot.width() / 2.0, shot.height() - MARGIN - 66, Lettering.bold(20), Lettering.INK);
    }

    private void sides(Lettering pen) {
        int w = shot.width();
        int h = shot.height();
        double[] right = shot.view().right();
        double[] up = shot.view().up();
        var font = Lettering.bold(LETTER);
        pen.centred(letter(right, -1), MARGIN + 8, h / 2.0 + LETTER * 0.35, font, Lettering.FAINT);
        pen.centred(letter(right, 1), w - MARGIN - 8, h / 2.0 + LETTER * 0.35, font, Lettering.FAINT);
        pen.centred(letter(up, 1), w / 2.0, MARGIN + TITLE + 34, font, Lettering.FAINT);
        pen.centred(letter(up, -1), w / 2.0, h - MARGIN, font, Lettering.FAINT);
    }

    private static String letter(double[] v, int sign) {
        return String.valueOf(View.letterOf(new double[] {sign * v[0], sign * v[1], sign * v[2]}));
    }

    /// A bar of a round length near a seventh of the picture's width.
    private void scaleBar(Lettering pen) {
        double mm = ColorScale.roundAbove(shot.width() * shot.mmPerPixel() / 12);
        double length = mm / shot.mmPerPixel();
        double y = shot.height() - MARGIN - 4;
        pen.line(MARGIN, y, MARGIN + length, y, 4, Lettering.INK);
        pen.line(MARGIN + 1, y - 7, MARGIN + 1, y + 7, 2, Lettering.INK);
        pen.line(MARGIN + length - 1, y - 7, MARGIN + length - 1, y + 7, 2, Lettering.INK);
        pen.text(Lettering.number(mm, 1) + " mm", MARGIN, y - 14, Lettering.plain(22), Lettering.INK);
    }
}
