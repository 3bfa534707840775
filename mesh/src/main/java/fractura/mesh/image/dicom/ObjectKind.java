package fractura.mesh.image.dicom;

/// What a DICOM object is, as far as this program must know.
enum ObjectKind {
    /// a slice, or all slices, of a CT
    CT_IMAGE("CT image"),
    /// overview picture that slices are planned on
    LOCALIZER("localizer"),
    /// CT image without a place in the patient
    UNPLACED("CT image without a position"),
    /// picture in colours
    COLOUR("colour picture"),
    /// picture taken of a screen
    SECONDARY_CAPTURE("secondary capture"),
    /// structured report of the dose
    DOSE_REPORT("dose report"),
    /// structured report
    REPORT("report"),
    /// PDF or the like
    DOCUMENT("document"),
    /// how pictures were shown
    PRESENTATION("presentation state"),
    /// segments of another image
    SEGMENTATION("segmentation"),
    /// contours, plans, doses
    RADIOTHERAPY("radiotherapy object"),
    /// magnetic resonance
    MR_IMAGE("MR image"),
    /// emission tomography
    PET_IMAGE("PET image"),
    /// list of a disk's files
    DICOMDIR("DICOMDIR index"),
    /// none of these
    OTHER("other DICOM object");

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    static final String MEDIA_DIRECTORY = "1.2.840.10008.1.3.10";

    private final String words;

    ObjectKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// @param data header of an object
    /// @return its kind, from the SOP class; where that was removed, from the modality
    static ObjectKind of(DataSet data) {
        String uid = data.text(Attribute.SOP_CLASS_UID)
                .or(() -> data.text(Attribute.MEDIA_STORAGE_SOP_CLASS_UID))
                .orElse("");
        String modality = data.text(Attribute.MODALITY).orElse("");
        boolean isCt = uid.equals(CT)
                || uid.equals(CT + ".1")
                || uid.equals(CT + ".2")
                || uid.isEmpty() && modality.equals("CT");
        if (isCt) {
            return ofCt(data);
        }
        if (uid.isEmpty()) {
            return modality.equals("SEG") ? SEGMENTATION : OTHER;
        }
        if (uid.equals(MEDIA_DIRECTORY)) {
            return DICOMDIR;
        }
        return uid.startsWith(STORAGE) ? ofStorage(uid.substring(STORAGE.length())) : OTHER;
    }

    private static ObjectKind ofStorage(String ending) {
        if (ending.equals("88.67")) {
            return DOSE_REPORT;
        }
        String family = ending.contains(".") ? ending.substring(0, ending.indexOf('.')) : ending;
        return switch (family) {
            case "7" -> SECONDARY_CAPTURE;
            case "88" -> REPORT;
            case "104" -> DOCUMENT;
            case "11" -> PRESENTATION;
            case "66" -> ending.equals("66.4") || ending.equals("66.7") ? SEGMENTATION : OTHER;
            case "481" -> RADIOTHERAPY;
            case "4" -> MR_IMAGE;
            case "128", "130" -> PET_IMAGE;
            default -> OTHER;
        };
    }

    private static ObjectKind ofCt(DataSet data) {
        String type = data.text(Attribute.IMAGE_TYPE).orElse("");
        if (type.contains("LOCALIZER")) {
            return LOCALIZER;
        }
        if (data.unsigned(Attribute.SAMPLES_PER_PIXEL).orElse(1) != 1) {
            return COLOUR;
        }
        boolean isPlaced = data.has(Attribute.IMAGE_POSITION) && data.has(Attribute.IMAGE_ORIENTATION)
                || data.has(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE)
                || data.has(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        return isPlaced ? CT_IMAGE : UNPLACED;
    }
}
