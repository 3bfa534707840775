package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The MetaImage format of ITK (<https://itk.org/Wiki/ITK/MetaIO/Documentation>), `.mha` in one file or `.mhd`
/// with its numbers beside it, as far as a scalar volume in patient space needs it. Every line is `Key = value`:
///
/// | key | meaning |
/// |---|---|
/// | `NDims`, `DimSize` | 3, and voxels along each axis, fastest first |
/// | `ElementType` | `MET_SHORT` and so on |
/// | `ElementNumberOfChannels` | 1 |
/// | `ElementByteOrderMSB`, `BinaryDataByteOrderMSB` | `True`: most significant byte first; `False` when silent |
/// | `ElementSpacing`, else `ElementSize` | voxel edges |
/// | `TransformMatrix` (`Rotation`, `Orientation`) | directions of the three axes in LPS, one after the other |
/// | `Offset` (`Position`, `Origin`) | centre of the first voxel, LPS |
/// | `AnatomicalOrientation` | letters of the axes; programs disagree about their sense, so only compared |
/// | `DistanceUnits` | `mm`, `cm`, `m`, `um`; millimetre when silent |
/// | `ElementToIntensityFunctionSlope`, `…Offset` | value = slope · stored + offset |
/// | `BinaryData`, `CompressedData` | numbers as text when `False`; zlib when `True` |
/// | `HeaderSize`, `ElementDataFile` | last key; see `MetaData` |
final class MetaImage {
    private MetaImage() {}

    /// @param head first bytes of a file
    /// @return whether they are a MetaImage header
    static boolean isMetaImage(byte[] head) {
        String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.matches("(?s)\\s*(ObjectType|NDims|Comment|ObjectSubType)[ \\t]*=.*");
    }

    /// @param content a file with `isMetaImage`
    /// @return its image, header checked
    static StoredImage open(Content content) {
        if (content.isCompressed()) {
            throw new InputException(content.file() + " is a MetaImage packed once more with gzip. Unpack it first"
                    + " (MetaImage has its own compression, CompressedData = True).");
        }
        MetaHeader h = MetaHeader.read(content.file());
        List<String> notes = new ArrayList<>();
        Storage storage = storage(h);
        int[] size = size(h);
        VoxelSource source = MetaData.source(h, storage, size);
        source.checkSize(size, 1, storage);
        Placement placement = Placement.of(size, lps(h, notes), content.file());
        placement.shearNote().ifPresent(notes::add);
        compareOrientation(h, placement.axisCodes(), notes);
        return new StoredImage(
                source,
                VolumeFormat.METAIMAGE,
                placement,
                storage,
                h.isTrue("ElementByteOrderMSB", "BinaryDataByteOrderMSB")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN,
                1,
                h.number("ElementToIntensityFunctionSlope", 1),
                h.number("ElementToIntensityFunctionOffset", 0),
                List.of(),
                notes);
    }

    private static int[] size(MetaHeader h) {
        if (!h.text("ObjectType").orElse("Image").equalsIgnoreCase("Image")) {
            throw h.bad("its ObjectType is " + h.text("ObjectType").orElseThrow() + ", not Image");
        }
        double channels = h.number("ElementNumberOfChannels", 1);
        if (channels != 1) {
            throw new InputException(h.file() + " holds " + channels
                    + " numbers per voxel (ElementNumberOfChannels); one is needed. Extract the channel to be used.");
        }
        double axes = h.number("NDims", 0);
        if (axes != 3) {
            throw new InputException(h.file() + " holds an image of " + axes
                    + " axes (NDims); a volume with three is needed. Export the whole stack as one volume.");
        }
        double[] size = h.numbers(3, "DimSize");
        for (double s : size) {
            if (!(s >= 1 && s <= Integer.MAX_VALUE && s == Math.rint(s))) {
                throw h.bad("size " + s + " in DimSize");
            }
        }
        return Arrays.stream(size).mapToInt(s -> (int) s).toArray();
    }

    private static double[] lps(MetaHeader h, List<String> notes) {
        if (!h.has("TransformMatrix", "Rotation", "Orientation")) {
            throw new InputException("MetaImage header of " + h.file() + " does not say how the voxels lie in the"
                    + " patient (no TransformMatrix), so left and right cannot be told apart. Export it from the"
                    + " original scan.");
        }
        double[] directions = h.numbers(9, "TransformMatrix", "Rotation", "Orientation");
        double[] spacing =
                h.has("ElementSpacing", "ElementSize") ? h.numbers(3, "ElementSpacing", "ElementSize") : new double[0];
        if (spacing.length == 0) {
            throw h.bad("ElementSpacing is missing, so the voxels have no size");
        }
        double[] offset = new double[3];
        if (h.has("Offset", "Position", "Origin")) {
            offset = h.numbers(3, "Offset", "Position", "Origin");
        } else {
            notes.add("The header gives no Offset; its first voxel is put at the scanner's origin.");
        }
        double unit = millimetres(h, notes);
        double[] lps = new double[12];
        for (int a = 0; a < 3; a++) {
            checkUnit(h, directions, a);
            for (int c = 0; c < 3; c++) {
                lps[4 * c + a] = unit * spacing[a] * directions[3 * a + c];
            }
        }
        for (int c = 0; c < 3; c++) {
            lps[4 * c + 3] = unit * offset[c];
        }
        return lps;
    }

    /// Spacing is in its own key, so a direction of another length than 1 is a slip of the writer.
    private static void checkUnit(MetaHeader h, double[] d, int a) {
        double length = Math.sqrt(d[3 * a] * d[3 * a] + d[3 * a + 1] * d[3 * a + 1] + d[3 * a + 2] * d[3 * a + 2]);
        if (!(Math.abs(length - 1) < Placement.MOST_SHEAR)) {
            throw h.bad(
                    String.format(Locale.ROOT, "axis %d of its TransformMatrix has length %.4g, not 1", a + 1, length));
        }
    }

    private static double millimetres(MetaHeader h, List<String> notes) {
        String unit = h.text("DistanceUnits").orElse("");
        return switch (unit) {
            case "" -> {
                notes.add("The header names no length unit; millimetres are assumed.");
                yield 1;
            }
            case "mm" -> 1;
            case "cm" -> 10;
            case "m" -> 1000;
            case "um" -> 1e-3;
            default -> throw h.bad("unknown unit '" + unit + "' in DistanceUnits");
        };
    }

    /// ITK writes the side an axis comes from (`RAI` for axes to L, P, S), others the side it goes to.
    private static void compareOrientation(MetaHeader h, String towards, List<String> notes) {
        String written = h.text("AnatomicalOrientation").orElse("").toUpperCase(Locale.ROOT);
        if (!written.matches("[LRAPIS]{3}")) {
            return;
        }
        StringBuilder from = new StringBuilder();
        for (char c : towards.toCharArray()) {
            from.append("RLAPSI".charAt("LRPAIS".indexOf(c)));
        }
        if (!written.equals(towards) && !written.contentEquals(from)) {
            notes.add("AnatomicalOrientation " + written + " does not fit the TransformMatrix, whose axes run to "
                    + towards + "; the matrix is used.");
        }
    }

    private static Storage storage(MetaHeader h) {
        String type = h.text("ElementType").orElse("none");
        return switch (type) {
            case "MET_CHAR" -> Storage.INT8;
            case "MET_UCHAR" -> Storage.UINT8;
            case "MET_SHORT" -> Storage.INT16;
            case "MET_USHORT" -> Storage.UINT16;
            case "MET_INT" -> Storage.INT32;
            case "MET_UINT" -> Storage.UINT32;
            case "MET_LONG_LONG" -> Storage.INT64;
            case "MET_ULONG_LONG" -> Storage.UINT64;
            case "MET_FLOAT" -> Storage.FLOAT32;
            case "MET_DOUBLE" -> Storage.FLOAT64;
            case "MET_LONG", "MET_ULONG" ->
                throw h.bad("ElementType " + type + " has 4 or 8 bytes, depending on the machine that wrote it");
            default -> throw h.bad("ElementType " + type + " holds no plain numbers");
        };
    }
}
