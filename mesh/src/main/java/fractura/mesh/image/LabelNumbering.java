package fractura.mesh.image;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Published numberings of anatomical labels. A map of bare numbers does not say which it follows: people do, or
/// the order of its vertebrae along the body.
public enum LabelNumbering {
    /// Task "total" of TotalSegmentator, version 2 (version 1 had other numbers), as its `map_to_binary.py` lists
    /// it.
    TOTALSEGMENTATOR(
            "totalsegmentator",
            totalSegmentator(),
            IntStream.rangeClosed(27, 50).map(i -> 77 - i).boxed().toList()),
    /// The VerSe challenges: vertebrae from C1 = 1 to L6 = 25, sacrum 26, coccyx 27, T13 28.
    VERSE("verse", verse(), IntStream.rangeClosed(8, 25).boxed().toList());

    private final String words;
    private final SortedMap<Integer, String> names;
    private final List<Integer> spine;

    LabelNumbering(String words, SortedMap<Integer, String> names, List<Integer> spine) {
        this.words = words;
        this.names = names;
        this.spine = spine;
    }

    /// @return the name used in case files and reports
    public String words() {
        return words;
    }

    /// @return its structures by value; not modifiable
    public SortedMap<Integer, String> names() {
        return names;
    }

    /// Values of the vertebrae the numbering can be told by, from head to feet: TotalSegmentator's from C1 to L5;
    /// VerSe's from T1 to L6, without the cervical ones, since maps of a few labels count from 1 as well.
    ///
    /// @return values by level; not modifiable
    public List<Integer> spine() {
        return spine;
    }

    /// @param name of a structure
    /// @return its value
    public OptionalInt value(String name) {
        return names.entrySet().stream()
                .filter(e -> e.getValue().equals(name))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    private static SortedMap<Integer, String> verse() {
        SortedMap<Integer, String> names = new TreeMap<>();
        String[] regions = {"C", "T", "L"};
        int[] counts = {7, 12, 6};
        int value = 1;
        for (int r = 0; r < 3; r++) {
            for (int i = 1; i <= counts[r]; i++) {
                names.put(value++, regions[r] + i);
            }
        }
        names.put(26, "sacrum");
        names.put(27, "coccyx");
        names.put(28, "T13");
        return java.util.Collections.unmodifiableSortedMap(names);
    }

    private static SortedMap<Integer, String> totalSegmentator() {
        String[] all =
                """
                spleen kidney_right kidney_left gallbladder liver stomach pancreas adrenal_gland_right adrenal_gland_left
                lung_upper_lobe_left lung_lower_lobe_left lung_upper_lobe_right lung_middle_lobe_right
                lung_lower_lobe_right esophagus trachea thyroid_gland small_bowel duodenum colon urinary_bladder prostate
                kidney_cyst_left kidney_cyst_right sacrum vertebrae_S1 vertebrae_L5 vertebrae_L4 vertebrae_L3
                vertebrae_L2 vertebrae_L1 vertebrae_T12 vertebrae_T11 vertebrae_T10 vertebrae_T9 vertebrae_T8
                vertebrae_T7 vertebrae_T6 vertebrae_T5 vertebrae_T4 vertebrae_T3 vertebrae_T2 vertebrae_T1 vertebrae_C7
                vertebrae_C6 vertebrae_C5 vertebrae_C4 vertebrae_C3 vertebrae_C2 vertebrae_C1 heart aorta pulmonary_vein
                brachiocephalic_trunk subclavian_artery_right subclavian_artery_left common_carotid_artery_right
                common_carotid_artery_left brachiocephalic_vein_left brachiocephalic_vein_right atrial_appendage_left
                superior_vena_cava inferior_vena_cava portal_vein_and_splenic_vein iliac_artery_left
                iliac_artery_right iliac_vena_left iliac_vena_right humerus_left humerus_right scapula_left
                scapula_right clavicula_left clavicula_right femur_left femur_right hip_left hip_right spinal_cord
                gluteus_maximus_left gluteus_maximus_right gluteus_medius_left gluteus_medius_right
                gluteus_minimus_left gluteus_minimus_right autochthon_left autochthon_right iliopsoas_left
                iliopsoas_right brain skull
                """
                        .strip()
                        .split("\\s+");
        SortedMap<Integer, String> names = new TreeMap<>();
        for (String name : all) {
            names.put(names.size() + 1, name);
        }
        for (String side : new String[] {"left", "right"}) {
            for (int rib = 1; rib <= 12; rib++) {
                names.put(names.size() + 1, "rib_" + side + "_" + rib);
            }
        }
        names.put(116, "sternum");
        names.put(117, "costal_cartilages");
        return java.util.Collections.unmodifiableSortedMap(names);
    }
}
