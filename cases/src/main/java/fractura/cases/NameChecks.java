package fractura.cases;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelCentres;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelName;
import fractura.mesh.image.VertebraName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Whether the label a case takes for its bone is called what the case asks for, and lies on the side it is
/// called. Whether the named structures of a map fit each other the gate looks at.
///
/// The spine tells left from right: against it names and affine disagree, and W08 blocks. The middle of the
/// picture is no anatomy: against it W08 is a caution.
final class NameChecks {
    /// Project choice: a bone of one side whose middle is nearer to the midline than this is not judged.
    private static final double MIDLINE_MM = 10;

    private final String place;
    private final List<LabelMap> layers;
    private final Map<String, double[]> centres = new HashMap<>();

    /// @param place what findings call the file
    /// @param layers maps of the file, on their own grid
    /// @param names names of labels in them
    NameChecks(String place, List<LabelMap> layers, List<LabelName> names) {
        this.place = place;
        this.layers = layers;
        boolean isPlaced = names.stream()
                .anyMatch(n -> VertebraName.level(n.name()).isPresent()
                        || VertebraName.side(n.name()).isPresent());
        for (int layer = 0; isPlaced && layer < layers.size(); layer++) {
            SortedMap<Integer, double[]> of = LabelCentres.of(layers.get(layer));
            for (LabelName name : names) {
                if (name.layer() == layer && of.containsKey(name.value())) {
                    centres.put(name.name(), of.get(name.value()));
                }
            }
        }
    }

    /// @param bone named labels the case takes for the bone
    /// @param site the bone it asks for
    List<Warning> findings(List<LabelName> bone, CaseFile.SiteChoice site) {
        List<Warning> found = new ArrayList<>();
        bone.forEach(label -> against(site, label.name()).ifPresent(found::add));
        bone.forEach(label -> half(label.name()).ifPresent(found::add));
        return found;
    }

    private Optional<Warning> against(CaseFile.SiteChoice site, String name) {
        return switch (site) {
            case CaseFile.SiteChoice.Vertebra v ->
                VertebraName.level(name)
                        .filter(level -> !level.equals(v.level()))
                        .map(_ -> Warning.caution(
                                "W09",
                                "the case asks for " + v.level() + ", but the label it takes for the bone is called '"
                                        + name + "' in " + place + ": one of the two is wrong"));
            case CaseFile.SiteChoice.Femur f ->
                VertebraName.side(name)
                        .filter(side -> !side.equals(f.side().name().toLowerCase(Locale.ROOT)))
                        .map(_ -> Warning.block(
                                "W08",
                                "the case asks for the " + f.side().name().toLowerCase(Locale.ROOT)
                                        + " femur, but the label it takes for the bone is called '" + name + "' in "
                                        + place + ". Mend site or labels"));
        };
    }

    private Optional<Warning> half(String name) {
        Optional<String> side = VertebraName.side(name);
        if (side.isEmpty() || !centres.containsKey(name)) {
            return Optional.empty();
        }
        List<Double> spine = new ArrayList<>();
        centres.forEach((other, c) -> {
            if (VertebraName.level(other).isPresent()
                    || other.toLowerCase(Locale.ROOT).contains("sacrum")) {
                spine.add(c[0]);
            }
        });
        boolean hasSpine = !spine.isEmpty();
        double middle = hasSpine
                ? spine.stream().mapToDouble(Double::doubleValue).average().orElseThrow()
                : pictureMiddle();
        double off = centres.get(name)[0] - middle;
        boolean isLeft = side.get().equals("left");
        if (Math.abs(off) < MIDLINE_MM || off > 0 == isLeft) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "'%s' lies %.0f mm to the %s of the %s in %s: names and affine disagree about the side",
                name,
                Math.abs(off),
                off > 0 ? "left" : "right",
                hasSpine ? "spine" : "middle of the picture",
                place);
        return Optional.of(hasSpine ? Warning.block("W08", text) : Warning.caution("W08", text));
    }

    private double pictureMiddle() {
        Grid g = layers.getFirst().grid();
        return g.toPatient((g.nx() - 1) / 2.0, (g.ny() - 1) / 2.0, (g.nz() - 1) / 2.0)[0];
    }
}
