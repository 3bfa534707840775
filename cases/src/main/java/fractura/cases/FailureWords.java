package fractura.cases;

import fractura.mesh.Site;
import fractura.mesh.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where in a bone a point lies, in the words of a surgeon.
final class FailureWords {
    private FailureWords() {}

    /// @param specimen the bone
    /// @param element the place
    /// @param isTension whether it yields in tension
    /// @return position in LPS with words, for example "anterior left part of the body, upper third, in the
    ///     lesion; in compression"
    static CaseResult.FailureSite at(Specimen specimen, int element, boolean isTension) {
        double[] p = specimen.mesh().elementCentre(element);
        String where =
                switch (specimen.site()) {
                    case Site.Vertebra v -> place(v, p);
                    case Site.Femur f -> FemurPlaces.words(f, specimen.mesh(), element);
                };
        boolean inLesion = specimen.elementTissue(element).isLesion();
        String words =
                where + (inLesion ? ", inside the lesion" : "") + "; in " + (isTension ? "tension" : "compression");
        return new CaseResult.FailureSite(p[0], p[1], p[2], words);
    }

    private static String place(Site.Vertebra v, double[] p) {
        double[] local = new double[3]; // left, posterior, superior of the body's centre, mm
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                local[a] += v.axes()[3 * a + c] * (p[c] - v.bodyCentreMm()[c]);
            }
        }
        double radius = Math.sqrt(v.endplateAreaMm2() / Math.PI);
        boolean isBehind = local[1] > radius;
        List<String> where = new ArrayList<>();
        where.add((isBehind ? "posterior elements" : "body") + quadrant(local, radius, isBehind));
        if (!isBehind) {
            where.add(third(local[2], v.bodyHeightMm()));
        }
        return String.join(", ", where);
    }

    private static String quadrant(double[] local, double radius, boolean isBehind) {
        String depth =
                isBehind ? "" : local[1] < -0.33 * radius ? "anterior" : local[1] > 0.33 * radius ? "posterior" : "";
        String side = local[0] > 0.25 * radius ? "left" : local[0] < -0.25 * radius ? "right" : "midline";
        String words = (depth + " " + side).trim();
        return words.isEmpty() || words.equals("midline") && !isBehind ? " (centre)" : " (" + words + ")";
    }

    private static String third(double height, double bodyHeight) {
        double share = height / bodyHeight + 0.5;
        String words = share > 2.0 / 3 ? "upper third" : share < 1.0 / 3 ? "lower third" : "middle third";
        double toEndplate = Math.min(share, 1 - share) * bodyHeight;
        return String.format(
                Locale.ROOT,
                "%s, about %.0f mm from the %s endplate",
                words,
                Math.max(0, toEndplate),
                share > 0.5 ? "upper" : "lower");
    }
}
