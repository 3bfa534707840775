package fractura.mesh.image;

import fractura.mesh.Warning;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The mark of a mask that this program found and nobody drew: the beginning of the description (`descrip`, bytes
/// 148 to 227) of a NIfTI-1 file. It goes where the file goes, and is gone when another program saves the mask.
public final class AutomaticMask {
    /// What marked descriptions begin with.
    static final String MARK = "fractura: automatic mask";

    private static final int DESCRIPTION_AT = 148;
    private static final int DESCRIPTION_BYTES = 80;

    private AutomaticMask() {}

    /// @param bone what it is a mask of, a word or two
    /// @return the description that marks a file
    public static String description(String bone) {
        return MARK + " of a " + bone + ", to be looked at";
    }

    /// @param description of a file
    /// @return its 80 bytes, ended by zeros
    static byte[] bytes(String description) {
        byte[] text = description.getBytes(StandardCharsets.US_ASCII);
        byte[] field = new byte[DESCRIPTION_BYTES];
        System.arraycopy(text, 0, field, 0, Math.min(text.length, DESCRIPTION_BYTES - 1));
        return field;
    }

    /// @param head first bytes of a file
    /// @return W09 when it is a NIfTI file that bears the mark
    static List<Warning> findings(byte[] head) {
        boolean isMarked = Nifti.isNifti1(head)
                && head.length >= DESCRIPTION_AT + DESCRIPTION_BYTES
                && new String(head, DESCRIPTION_AT, MARK.length(), StandardCharsets.US_ASCII).equals(MARK);
        return isMarked
                ? List.of(Warning.caution(
                        "W09",
                        "This mask was found by fractura segment from one point and has not been saved by another program"
                                + " since. What follows rests on an outline that nobody drew: look at it, mend it, and"
                                + " save it in a viewer."))
                : List.of();
    }
}
