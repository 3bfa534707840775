package fractura.cases;

import fractura.mesh.density.InternalTissue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What must hold between the keys of a calibration.
final class CalibrationChecks {
    private final List<Problem> problems;

    CalibrationChecks(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Branch c) {
        switch (c.text("method").orElse("")) {
            case "internal" -> internal(c);
            case "phantom" -> phantom(c);
            default -> {
                // nothing stands between the keys of the other methods
            }
        }
    }

    private void internal(Branch c) {
        Optional<Branch> measured = c.branch("tissues");
        int count = 0;
        for (InternalTissue tissue : InternalTissue.values()) {
            String key = tissue.name().toLowerCase(Locale.ROOT);
            boolean isGiven = c.written(key + "-hu");
            boolean isMeasured = measured.filter(t -> t.written(key)).isPresent();
            count += isGiven || isMeasured ? 1 : 0;
            if (isGiven && isMeasured) {
                add(c, key + "-hu", tissue.words() + " is given and measured.", "Keep one of the two.");
            }
        }
        if (count < 3) {
            add(
                    c,
                    "method",
                    "internal calibration needs three or more tissues.",
                    "Add for example air-hu, adipose-hu and muscle-hu, or tissues: {air: pixels, adipose: pixels, muscle:"
                            + " pixels}.");
        }
    }

    private void phantom(Branch c) {
        List<Branch> rods = c.list("rods", Branch.class);
        densities(c, rods);
        int water = 0;
        int searched = 0;
        for (Branch rod : rods) {
            water += rod.has("water-mg-cm3") ? 1 : 0;
            int places = (rod.has("hu") ? 1 : 0) + (rod.has("cylinder") ? 1 : 0) + (rod.has("label") ? 1 : 0);
            searched += places == 0 ? 1 : 0;
            if (places > 1) {
                add(rod, "density-mg-cm3", "this rod has more than one of hu, cylinder and label.", "Keep one.");
            }
        }
        if (searched > 0 && searched < rods.size()) {
            add(
                    c,
                    "rods",
                    searched + " of " + rods.size() + " rods have neither hu nor cylinder nor label.",
                    "Give a place for every rod, or for none to have all searched for.");
        }
        waters(c, water, rods.size());
    }

    /// Rods of one density would fit any line, and water densities come with all rods or none.
    void densities(Branch c, List<Branch> rods) {
        Set<Double> seen = new HashSet<>();
        for (Branch rod : rods) {
            if (rod.has("density-mg-cm3") && !seen.add(rod.number("density-mg-cm3"))) {
                add(c, "rods", "two rods have the same density.", "Give each rod once.");
            }
        }
    }

    void waters(Branch c, int water, int rods) {
        if (water > 0 && water < rods) {
            add(
                    c,
                    "rods",
                    water + " of " + rods + " rods have a water density.",
                    "Give water-mg-cm3 for each rod as its certificate does, or for none.");
        }
        if (water > 0 && c.text("material").filter("cha"::equals).isPresent()) {
            add(
                    c,
                    "material",
                    "water densities belong to K2HPO4 phantoms, not to hydroxyapatite.",
                    "Delete water-mg-cm3, or write material: k2hpo4.");
        }
    }

    private void add(Branch at, String key, String what, String mend) {
        problems.add(new Problem(at.lineOf(key), at.pathOf(key), what, mend));
    }
}
