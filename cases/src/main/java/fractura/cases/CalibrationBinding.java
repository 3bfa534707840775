package fractura.cases;

import fractura.cases.CalibrationChoice.Rod;
import fractura.cases.CalibrationChoice.RodPlace;
import fractura.cases.CalibrationChoice.TissueChoice;
import fractura.mesh.DensityKind;
import fractura.mesh.density.InternalTissue;
import fractura.mesh.density.RodCertificate;
import fractura.mesh.density.RodRegion;
import fractura.mesh.density.TissueRegion;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// From checked branches of a calibration to records.
final class CalibrationBinding {
    private CalibrationBinding() {}

    static CalibrationChoice bind(Branch b, Function<String, Path> resolve) {
        return switch (b.word("method")) {
            case "fixed" -> fixed(b);
            case "internal" ->
                new CalibrationChoice.Internal(
                        tissues(b), b.text("tissue-labels").map(resolve));
            case "phantom" ->
                new CalibrationChoice.Phantom(
                        kind(b),
                        b.list("rods", Branch.class).stream()
                                .map(CalibrationBinding::rod)
                                .toList(),
                        b.text("rod-labels").map(resolve));
            case "record" -> new CalibrationChoice.Stored(resolve.apply(b.word("file")));
            case "none" -> new CalibrationChoice.None();
            default -> throw new IllegalStateException("Calibration method without binding: " + b.word("method"));
        };
    }

    static DensityKind kind(Branch b) {
        return b.word("material").equals("cha") ? DensityKind.CHA : DensityKind.K2HPO4;
    }

    static CalibrationChoice.Fixed fixed(Branch b) {
        return new CalibrationChoice.Fixed(b.number("slope-mg-cm3-per-hu"), b.number("offset-mg-cm3"));
    }

    static RodCertificate certificate(Branch rod) {
        return new RodCertificate(rod.number("density-mg-cm3"), rod.maybeNumber("water-mg-cm3"));
    }

    private static Rod rod(Branch b) {
        return new Rod(certificate(b), place(b));
    }

    private static RodPlace place(Branch b) {
        if (b.has("hu")) {
            return new RodPlace.Measured(b.number("hu"));
        }
        if (b.maybeWhole("label").isPresent()) {
            return new RodPlace.Label(b.maybeWhole("label").getAsInt());
        }
        return b.branch("cylinder")
                .<RodPlace>map(c -> new RodPlace.Region(cylinder(c)))
                .orElseGet(RodPlace.Search::new);
    }

    private static RodRegion cylinder(Branch c) {
        double[] axis = c.has("axis") ? numbers(c, "axis") : new double[] {0, 0, 1};
        double length = Math.hypot(Math.hypot(axis[0], axis[1]), axis[2]);
        double sign = axis[2] < 0 ? -1 : 1;
        for (int a = 0; a < 3; a++) {
            axis[a] *= sign / length;
        }
        return new RodRegion(numbers(c, "center-mm"), axis, c.number("radius-mm"), c.number("height-mm"));
    }

    private static Map<InternalTissue, TissueChoice> tissues(Branch b) {
        Map<InternalTissue, TissueChoice> all = new EnumMap<>(InternalTissue.class);
        for (InternalTissue tissue : InternalTissue.values()) {
            String key = tissue.name().toLowerCase(Locale.ROOT);
            b.maybeNumber(key + "-hu").ifPresent(hu -> all.put(tissue, new TissueChoice.Measured(hu)));
            b.branch("tissues").filter(t -> t.written(key)).ifPresent(t -> all.put(tissue, tissue(t, key, tissue)));
        }
        return all;
    }

    private static TissueChoice tissue(Branch tissues, String key, InternalTissue tissue) {
        Optional<Branch> region = tissues.branch(key);
        if (region.isEmpty()) {
            return tissues.word(key).equals("pixels")
                    ? new TissueChoice.Pixels()
                    : new TissueChoice.Labels(
                            tissue == InternalTissue.BLOOD
                                    ? CalibrationKeys.TOTALSEGMENTATOR_BLOOD
                                    : CalibrationKeys.TOTALSEGMENTATOR_MUSCLE);
        }
        Branch r = region.get();
        if (r.has("label")) {
            return new TissueChoice.Labels(r.list("label", Integer.class));
        }
        return new TissueChoice.Region(r.branch("sphere")
                .<TissueRegion>map(s -> new TissueRegion.Sphere(numbers(s, "center-mm"), s.number("radius-mm")))
                .orElseGet(() -> {
                    Branch box = r.branch("box").orElseThrow();
                    return new TissueRegion.Box(numbers(box, "center-mm"), numbers(box, "edges-mm"));
                }));
    }

    private static double[] numbers(Branch b, String key) {
        return b.list(key, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
