package fractura.mesh.image.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The attributes this program reads; all others are passed over and never held in memory.
public enum Attribute {
    /// (0002,0002) what kind of object it is, once more
    MEDIA_STORAGE_SOP_CLASS_UID(0x00020002, ValueType.TEXT),
    /// (0002,0010) how the data set and the pixels are encoded
    TRANSFER_SYNTAX_UID(0x00020010, ValueType.TEXT),
    /// (0008,0005) how words are encoded
    SPECIFIC_CHARACTER_SET(0x00080005, ValueType.TEXT),
    /// (0008,0008) original or derived, primary or secondary, axial or localizer
    IMAGE_TYPE(0x00080008, ValueType.TEXT),
    /// (0008,0016) what kind of object it is
    SOP_CLASS_UID(0x00080016, ValueType.TEXT),
    /// (0008,0021)
    SERIES_DATE(0x00080021, ValueType.TEXT),
    /// (0008,0022)
    ACQUISITION_DATE(0x00080022, ValueType.TEXT),
    /// (0008,0020)
    STUDY_DATE(0x00080020, ValueType.TEXT),
    /// (0008,002A)
    ACQUISITION_DATE_TIME(0x0008002A, ValueType.TEXT),
    /// (0008,0060)
    MODALITY(0x00080060, ValueType.TEXT),
    /// (0008,0070)
    MANUFACTURER(0x00080070, ValueType.TEXT),
    /// (0008,0104) of a coded item, in words
    CODE_MEANING(0x00080104, ValueType.TEXT),
    /// (0008,1090)
    MODEL(0x00081090, ValueType.TEXT),
    /// (0008,9007) image type of a frame
    FRAME_TYPE(0x00089007, ValueType.TEXT),
    /// (0010,0010) compared, never shown
    PATIENT_NAME(0x00100010, ValueType.TEXT),
    /// (0010,0020) compared, never shown
    PATIENT_ID(0x00100020, ValueType.TEXT),
    /// (0010,0030) compared, never shown
    PATIENT_BIRTH_DATE(0x00100030, ValueType.TEXT),
    /// (0018,0010)
    CONTRAST_AGENT(0x00180010, ValueType.TEXT),
    /// (0018,0012)
    CONTRAST_AGENT_SEQUENCE(0x00180012, ValueType.SEQUENCE),
    /// (0018,0050) mm
    SLICE_THICKNESS(0x00180050, ValueType.DECIMAL),
    /// (0018,0060) kV
    KVP(0x00180060, ValueType.DECIMAL),
    /// (0018,0088) mm
    SPACING_BETWEEN_SLICES(0x00180088, ValueType.DECIMAL),
    /// (0018,1120) degrees
    GANTRY_TILT(0x00181120, ValueType.DECIMAL),
    /// (0018,1210)
    CONVOLUTION_KERNEL(0x00181210, ValueType.TEXT),
    /// (0018,9314) functional group with the kernel
    CT_RECONSTRUCTION_SEQUENCE(0x00189314, ValueType.SEQUENCE),
    /// (0018,9325) functional group with the tube voltage
    CT_X_RAY_DETAILS_SEQUENCE(0x00189325, ValueType.SEQUENCE),
    /// (0018,9329) functional group with the frame type
    CT_IMAGE_FRAME_TYPE_SEQUENCE(0x00189329, ValueType.SEQUENCE),
    /// (0018,9304) functional group with the gantry tilt
    CT_ACQUISITION_DETAILS_SEQUENCE(0x00189304, ValueType.SEQUENCE),
    /// (0020,000E) groups files, never shown
    SERIES_INSTANCE_UID(0x0020000E, ValueType.TEXT),
    /// (0020,0011)
    SERIES_NUMBER(0x00200011, ValueType.DECIMAL),
    /// (0020,0032) centre of the first pixel, LPS, mm
    IMAGE_POSITION(0x00200032, ValueType.DECIMAL),
    /// (0020,0037) directions of rows and columns, LPS
    IMAGE_ORIENTATION(0x00200037, ValueType.DECIMAL),
    /// (0020,9113) functional group with the position
    PLANE_POSITION_SEQUENCE(0x00209113, ValueType.SEQUENCE),
    /// (0020,9116) functional group with the orientation
    PLANE_ORIENTATION_SEQUENCE(0x00209116, ValueType.SEQUENCE),
    /// (0028,0002)
    SAMPLES_PER_PIXEL(0x00280002, ValueType.UNSIGNED_16),
    /// (0028,0004)
    PHOTOMETRIC_INTERPRETATION(0x00280004, ValueType.TEXT),
    /// (0028,0008)
    NUMBER_OF_FRAMES(0x00280008, ValueType.DECIMAL),
    /// (0028,0010)
    ROWS(0x00280010, ValueType.UNSIGNED_16),
    /// (0028,0011)
    COLUMNS(0x00280011, ValueType.UNSIGNED_16),
    /// (0028,0030) between rows, between columns, mm
    PIXEL_SPACING(0x00280030, ValueType.DECIMAL),
    /// (0028,0100)
    BITS_ALLOCATED(0x00280100, ValueType.UNSIGNED_16),
    /// (0028,0101)
    BITS_STORED(0x00280101, ValueType.UNSIGNED_16),
    /// (0028,0102)
    HIGH_BIT(0x00280102, ValueType.UNSIGNED_16),
    /// (0028,0103) 0 without sign, 1 two's complement
    PIXEL_REPRESENTATION(0x00280103, ValueType.UNSIGNED_16),
    /// (0028,0120)
    PIXEL_PADDING_VALUE(0x00280120, ValueType.AS_PIXELS_16),
    /// (0028,0121)
    PIXEL_PADDING_RANGE_LIMIT(0x00280121, ValueType.AS_PIXELS_16),
    /// (0028,1052)
    RESCALE_INTERCEPT(0x00281052, ValueType.DECIMAL),
    /// (0028,1053)
    RESCALE_SLOPE(0x00281053, ValueType.DECIMAL),
    /// (0028,1054)
    RESCALE_TYPE(0x00281054, ValueType.TEXT),
    /// (0028,3000) a table in place of slope and intercept
    MODALITY_LUT_SEQUENCE(0x00283000, ValueType.SEQUENCE),
    /// (0028,9110) functional group with the spacings
    PIXEL_MEASURES_SEQUENCE(0x00289110, ValueType.SEQUENCE),
    /// (0028,9145) functional group with slope and intercept
    PIXEL_VALUE_TRANSFORMATION_SEQUENCE(0x00289145, ValueType.SEQUENCE),
    /// (0062,0001)
    SEGMENTATION_TYPE(0x00620001, ValueType.TEXT),
    /// (0062,0002)
    SEGMENT_SEQUENCE(0x00620002, ValueType.SEQUENCE),
    /// (0062,0004)
    SEGMENT_NUMBER(0x00620004, ValueType.UNSIGNED_16),
    /// (0062,0005)
    SEGMENT_LABEL(0x00620005, ValueType.TEXT),
    /// (0062,000A) functional group with the segment of a frame
    SEGMENT_IDENTIFICATION_SEQUENCE(0x0062000A, ValueType.SEQUENCE),
    /// (0062,000B)
    REFERENCED_SEGMENT_NUMBER(0x0062000B, ValueType.UNSIGNED_16),
    /// (0062,000E)
    MAXIMUM_FRACTIONAL_VALUE(0x0062000E, ValueType.UNSIGNED_16),
    /// (5200,9229) what all frames share
    SHARED_FUNCTIONAL_GROUPS_SEQUENCE(0x52009229, ValueType.SEQUENCE),
    /// (5200,9230) what each frame has of its own
    PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE(0x52009230, ValueType.SEQUENCE),
    /// (7FE0,0010)
    PIXEL_DATA(0x7FE00010, ValueType.PIXELS);

    private static final Map<Integer, Attribute> BY_TAG = new HashMap<>();

    static {
        for (Attribute a : values()) {
            BY_TAG.put(a.tag, a);
        }
    }

    private final int tag;
    private final ValueType type;

    Attribute(int tag, ValueType type) {
        this.tag = tag;
        this.type = type;
    }

    ValueType type() {
        return type;
    }

    /// @return for example `Rows (0028,0010)`
    String words() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name + " " + words(tag);
    }

    static Optional<Attribute> of(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    static String words(int tag) {
        return String.format("(%04X,%04X)", tag >>> 16, tag & 0xffff);
    }
}
