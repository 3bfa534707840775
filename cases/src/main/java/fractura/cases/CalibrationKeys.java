package fractura.cases;

import fractura.cases.Shape.Group;
import fractura.cases.Shape.Key;
import fractura.cases.Shape.ListOf;
import fractura.cases.Shape.Number;
import fractura.cases.Shape.Tagged;
import fractura.cases.Shape.Text;
import fractura.cases.Shape.Whole;
import fractura.cases.Shape.Word;
import fractura.cases.Shape.WordOrGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys that say how Hounsfield units become density, in a case file and in the record of a phantom.
final class CalibrationKeys {
    /// Labels of TotalSegmentator (task total, version 2): the aorta.
    static final List<Integer> TOTALSEGMENTATOR_BLOOD = List.of(52);

    /// Labels of TotalSegmentator (task total, version 2): gluteal muscles, back muscles, iliopsoas.
    static final List<Integer> TOTALSEGMENTATOR_MUSCLE = List.of(80, 81, 82, 83, 84, 85, 86, 87, 88, 89);

    private static final Number HU = new Number(-1100, 4000, "HU");
    private static final Number DENSITY = new Number(-500, 3000, "mg/cm3");
    private static final Number WATER = new Number(500, 2000, "mg/cm3");
    private static final Number EDGE = new Number(0.5, 1000, "mm");
    private static final ListOf POINT = new ListOf(new Number(-5000, 5000, "mm"), 3, 3, false);
    private static final ListOf LABELS = new ListOf(new Whole(1, 65535), 1, 500, true);
    private static final Text PATH = new Text("(?s).{1,4000}", "a file");
    private static final Text PHRASE = new Text("(?s).{1,80}", "a few words");
    private static final Key MATERIAL =
            Key.fallback("material", new Word(List.of("k2hpo4", "cha")), "k2hpo4", "what the rods stand for");
    private static final Key WATER_KEY =
            Key.optional("water-mg-cm3", WATER, "water density of a rod of K2HPO4 in water; for all rods or none");

    private CalibrationKeys() {}

    static Tagged calibration() {
        Map<String, Group> methods = new LinkedHashMap<>();
        methods.put("fixed", line());
        methods.put("internal", internal());
        methods.put(
                "phantom",
                new Group(
                        MATERIAL,
                        Key.required("rods", new ListOf(rod(), 2, 50, false), "rods of the phantom"),
                        Key.optional(
                                "rod-labels", PATH, "label map of the rods; the first map of labels when absent")));
        methods.put("record", new Group(Key.required("file", PATH, "record of a phantom scanned at another time")));
        methods.put("none", new Group());
        return new Tagged("method", methods, Map.of());
    }

    private static Group line() {
        return new Group(
                Key.required("slope-mg-cm3-per-hu", new Number(0.1, 3, "mg/cm3 per HU"), "density = slope HU + offset"),
                Key.fallback("offset-mg-cm3", new Number(-500, 500, "mg/cm3"), 0.0, "density = slope HU + offset"));
    }

    private static Group internal() {
        return new Group(
                Key.optional("adipose-hu", HU, "mean of fat in this scan"),
                Key.optional("air-hu", HU, "mean of air in this scan"),
                Key.optional("blood-hu", HU, "mean of blood in this scan"),
                Key.optional("cortical-hu", HU, "mean of dense cortical bone in this scan"),
                Key.optional("muscle-hu", HU, "mean of skeletal muscle in this scan"),
                Key.optional(
                        "tissues",
                        new Group(
                                Key.optional("adipose", tissue("pixels"), "where fat is measured"),
                                Key.optional("air", tissue("pixels"), "where air is measured"),
                                Key.optional("blood", tissue("totalsegmentator"), "where blood is measured"),
                                Key.optional("cortical", region(), "where dense cortical bone is measured"),
                                Key.optional(
                                        "muscle",
                                        tissue("pixels", "totalsegmentator"),
                                        "where skeletal muscle is measured")),
                        "tissues the program measures itself"),
                Key.optional("tissue-labels", PATH, "label map of the tissues; the first map of labels when absent"));
    }

    private static WordOrGroup tissue(String... words) {
        return new WordOrGroup(new Word(List.of(words)), region());
    }

    private static Group region() {
        return new Group(
                List.of(
                        Key.optional("label", LABELS, "values of the label map"),
                        Key.optional(
                                "sphere",
                                new Group(
                                        Key.required("center-mm", POINT, "centre, LPS"),
                                        Key.required("radius-mm", EDGE, "radius")),
                                "a ball"),
                        Key.optional(
                                "box",
                                new Group(
                                        Key.required("center-mm", POINT, "centre, LPS"),
                                        Key.required("edges-mm", new ListOf(EDGE, 3, 3, false), "edges along L, P, S")),
                                "a box along the patient axes")),
                List.of("label", "sphere", "box"));
    }

    private static Group rod() {
        return new Group(
                Key.required("density-mg-cm3", DENSITY, "density of the rod"),
                WATER_KEY,
                Key.optional("hu", HU, "mean of the rod in this scan; searched for when no place is given either"),
                Key.optional(
                        "cylinder",
                        new Group(
                                Key.required("center-mm", POINT, "middle of the axis, LPS"),
                                Key.required("radius-mm", new Number(2, 50, "mm"), "radius of the rod"),
                                Key.required("height-mm", new Number(5, 2000, "mm"), "length along the axis"),
                                Key.optional(
                                        "axis", new ListOf(new Number(-1, 1, ""), 3, 3, false), "0 0 1 when absent")),
                        "where the rod lies"),
                Key.optional("label", new Whole(1, 65535), "value of the label map that marks the rod"));
    }

    /// The record of a phantom scanned at another time.
    static Group record() {
        return new Group(
                List.of(
                        MATERIAL,
                        Key.required("kvp", new Number(40, 200, "kV"), "tube voltage of the phantom's scan"),
                        Key.required("date", new Shape.Day(), "day of the phantom's scan"),
                        Key.optional("manufacturer", PHRASE, "of the scanner"),
                        Key.optional("scanner", PHRASE, "model of the scanner"),
                        Key.optional("kernel", PHRASE, "reconstruction kernel of the phantom's scan"),
                        Key.optional(
                                "rods",
                                new ListOf(
                                        new Group(
                                                Key.required("density-mg-cm3", DENSITY, "density of the rod"),
                                                WATER_KEY,
                                                Key.required("hu", HU, "mean of the rod in the phantom's scan")),
                                        2,
                                        50,
                                        false),
                                "rods of the phantom"),
                        Key.optional("line", line(), "the fitted line, where the rods are not known")),
                List.of("rods", "line"));
    }
}
