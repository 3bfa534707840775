package fractura.mesh.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of labels in the extensions of a NIfTI file: the `LabelTable` of Caret and Workbench, which
/// TotalSegmentator writes too. A table that cannot be understood names nothing; it is no error.
///
/// ```
/// <Label Key="29" Red="0.1" …><![CDATA[vertebrae_L3]]></Label>
/// ```
final class LabelTable {
    private static final int NIFTI_HEADER_BYTES = 352;

    /// The table of 117 structures takes 13 kB.
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern LABEL = Pattern.compile(
            "<Label\\s[^<>]{0,300}?\\bKey=\"(\\d{1,9})\"[^<>]{0,300}>(?:<!\\[CDATA\\[)?([^<>\\]]{1,200})");

    private LabelTable() {}

    /// @param content a NIfTI-1 file
    /// @param dataOffset uncompressed bytes before the voxels
    /// @return names by rising place in the table; empty when there is no table
    static List<LabelName> read(Content content, long dataOffset) {
        int bytes = (int) Math.min(MOST_BYTES, dataOffset - NIFTI_HEADER_BYTES);
        if (bytes <= 0) {
            return List.of();
        }
        String text;
        try (InputStream in = content.open()) {
            in.skipNBytes(NIFTI_HEADER_BYTES);
            text = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Content.unreadable(content.file(), e);
        }
        List<LabelName> names = new ArrayList<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            int value = Integer.parseInt(label.group(1));
            if (value > 0 && !label.group(2).isBlank()) {
                names.add(new LabelName(label.group(2).strip(), 0, value));
            }
        }
        return names;
    }
}
