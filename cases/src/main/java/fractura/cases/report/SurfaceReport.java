package fractura.cases.report;

import fractura.cases.CaseResult;
import fractura.cases.SurfaceFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a look at a surface found, for programs and for people.
final class SurfaceReport {
    private static final int LISTED = 10;

    private SurfaceReport() {}

    static String json(SurfaceFacts s) {
        Json surface = Json.object()
                .put("triangleCount", s.triangleCount())
                .values("extentUnits", s.extent(), (array, v) -> array.add(v))
                .put("areaUnits2", s.area())
                .put("volumeUnits3", s.volume())
                .put("isClosed", s.volume().isPresent() && s.holeCount() == 0)
                .put("holeCount", s.holeCount())
                .put("partCount", s.parts().size())
                .values("largestPartsUnits3", largest(s), (array, v) -> array.add(v))
                .put("axes", s.axes())
                .list("units", s.units(), u -> Json.object()
                        .put("unit", u.unit())
                        .put("lengthMm", u.lengthMm())
                        .put("volumeCm3", u.volumeCm3())
                        .words("boneOfThatSize", u.bones()));
        return Json.object()
                .put("kind", "surface")
                .put("format", s.format())
                .put("surface", surface)
                .put(
                        "gate",
                        Json.object()
                                .put("status", s.status().words())
                                .list("findings", s.findings(), JsonReport::warning))
                .text();
    }

    static String text(SurfaceFacts s) {
        Page page = new Page();
        page.line("Surface in " + s.format().toUpperCase(Locale.ROOT) + ": "
                + s.status().words().toUpperCase(Locale.ROOT).replace('-', ' '));
        page.entry("Triangles", String.format(Locale.ROOT, "%,d", s.triangleCount()));
        page.entry("Extent", join(s.extent()) + ", in units of the file");
        page.entry("Area", Rounded.words(s.area(), 4) + " units²");
        page.entry("Inside", inside(s));
        if (s.parts().size() > 1) {
            page.entry(
                    "Parts",
                    s.parts().size() + ", of " + join(largest(s)) + (s.parts().size() > LISTED ? ", …" : "")
                            + " units³; negative ones are cavities");
        }
        page.entry("Axes", s.axes().map(a -> a + ", the file says").orElse("the file does not say where they run"));
        for (SurfaceFacts.InUnit u : s.units()) {
            String cm3 = u.volumeCm3().isPresent()
                    ? ", " + Rounded.words(u.volumeCm3().getAsDouble(), 4) + " cm³"
                    : "";
            String bones = u.bones().isEmpty() ? "no bone of this program" : String.join(" or ", u.bones());
            page.entry("In " + u.unit(), Rounded.words(u.lengthMm(), 4) + " mm long" + cm3 + ": " + bones);
        }
        page.warnings("Findings", s.findings());
        page.gap();
        page.line(
                s.status() == CaseResult.Status.NOT_REPORTABLE
                        ? "Next: mend the surface in the program it comes from."
                        : "Next: name it under surfaces in a case file, with unit, axes and densities, then ./fractura run it.");
        return page.text();
    }

    private static String inside(SurfaceFacts s) {
        if (s.volume().isEmpty()) {
            return "none, see the findings";
        }
        String holes = s.holeCount() == 0 ? "closed" : s.holeCount() + " small holes, closed by a run";
        return Rounded.words(s.volume().getAsDouble(), 4) + " units³, " + holes;
    }

    private static List<Double> largest(SurfaceFacts s) {
        return s.parts().stream().limit(LISTED).toList();
    }

    private static String join(List<Double> numbers) {
        return numbers.stream().map(n -> Rounded.words(n, 4)).collect(Collectors.joining(", "));
    }
}
