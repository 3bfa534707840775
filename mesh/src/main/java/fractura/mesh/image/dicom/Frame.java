package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.image.codec.FrameShape;
import java.util.ArrayList;
import java.util.List;

/// One slice of a file: where it lies and how its pixels are read.
///
/// @param file it is in
/// @param index of the frame in its file, from 0
/// @param positionMm centre of its first pixel, LPS, 3 numbers; owned
/// @param axes unit directions of rising column and of rising row, LPS, 6 numbers; owned
/// @param spacingMm distance between columns, between rows; 2 numbers; owned
/// @param rule from bits to values
/// @param pixels where they are read from
record Frame(
        DicomFile file,
        int index,
        double[] positionMm,
        double[] axes,
        double[] spacingMm,
        PixelRule rule,
        FramePixels pixels) {
    /// Frames of one file; the longest scans have some thousands. A choice of this project.
    static final int MOST_FRAMES = 1 << 16;

    /// Direction cosines are written with six digits or more.
    private static final double MOST_SKEW = 1e-3;

    private static final double LARGEST_SPACING_MM = 100;
    private static final double FARTHEST_MM = 1e5;

    int rows() {
        return rule.shape().rows();
    }

    int columns() {
        return rule.shape().columns();
    }

    /// @param file sound header of a CT image
    /// @return its frames, in the order of the file
    /// @throws InputException when a frame lacks what a CT must have
    static List<Frame> of(DicomFile file) {
        try {
            int count = count(file.data());
            FramePixels pixels = FramePixels.of(file, count, rule(file.data(), 0));
            List<Frame> frames = new ArrayList<>();
            for (int f = 0; f < count; f++) {
                frames.add(frame(file, f, pixels));
            }
            return frames;
        } catch (InputException e) {
            throw file.refusal(e.getMessage());
        }
    }

    /// @return values, row-major, `rows · columns`
    float[] values() {
        int[] stored = pixels.stored(this);
        float[] values = new float[stored.length];
        for (int i = 0; i < stored.length; i++) {
            values[i] = rule.value(stored[i]);
        }
        return values;
    }

    /// @param data of an image
    /// @return how many frames it says to have, 1 when silent
    static int count(DataSet data) {
        double count = data.decimal(Attribute.NUMBER_OF_FRAMES).orElse(1);
        int groups = data.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE).size();
        if (!(count >= 1 && count <= MOST_FRAMES && count == Math.rint(count))) {
            throw new InputException(
                    "says that it has " + count + " frames; 1 to " + MOST_FRAMES + " are read. Export it again");
        }
        if (groups != 0 && groups != count) {
            throw new InputException("has " + (int) count + " frames but places for " + groups + ". Export it again");
        }
        return (int) count;
    }

    private static Frame frame(DicomFile file, int f, FramePixels pixels) {
        FrameHeader header = FrameHeader.of(file.data(), f);
        checkCt(header, file.data());
        return new Frame(file, f, position(header), orientation(header), spacing(header), rule(file.data(), f), pixels);
    }

    private static PixelRule rule(DataSet data, int f) {
        return PixelRule.of(FrameHeader.of(data, f), data, shape(data));
    }

    private static void checkCt(FrameHeader header, DataSet data) {
        if (data.has(Attribute.MODALITY_LUT_SEQUENCE)) {
            throw new InputException("maps pixels through a table, not by slope and intercept. Export it as plain CT");
        }
        String colours = header.text(Attribute.PHOTOMETRIC_INTERPRETATION).orElse("MONOCHROME2");
        if (!colours.startsWith("MONOCHROME")) {
            throw new InputException("is a picture in colours, without Hounsfield units. Export the CT itself");
        }
        String unit = header.text(Attribute.RESCALE_TYPE).orElse("HU");
        if (!unit.startsWith("HU") && !unit.startsWith("US")) {
            throw new InputException("does not hold Hounsfield units: its values are rescaled to another quantity"
                    + " (effective atomic number or the like). Export the CT itself");
        }
    }

    private static FrameShape shape(DataSet data) {
        int bits = required(data, Attribute.BITS_ALLOCATED);
        if (bits != 8 && bits != 16) {
            throw new InputException("allocates " + bits + " bits a pixel; 8 and 16 are read. Export it as 16-bit CT");
        }
        return new FrameShape(
                required(data, Attribute.ROWS),
                required(data, Attribute.COLUMNS),
                bits,
                required(data, Attribute.BITS_STORED),
                required(data, Attribute.PIXEL_REPRESENTATION) == 1);
    }

    static int required(DataSet data, Attribute attribute) {
        return data.unsigned(attribute)
                .orElseThrow(() -> new InputException("has no " + attribute.words() + ". Export it again"));
    }

    static double[] position(FrameHeader header) {
        double[] p = header.decimals(Attribute.IMAGE_POSITION, 3);
        for (double c : p) {
            if (!(Math.abs(c) <= FARTHEST_MM)) {
                throw new InputException("would lie " + c + " mm from the scanner's origin, beyond " + FARTHEST_MM
                        + " mm. Export it again");
            }
        }
        return p;
    }

    /// @return between columns, between rows: the other way round than stored
    static double[] spacing(FrameHeader header) {
        double[] s = header.decimals(Attribute.PIXEL_SPACING, 2);
        for (double mm : s) {
            if (!(mm > 0 && mm <= LARGEST_SPACING_MM)) {
                throw new InputException("has pixels of " + mm + " mm; above 0 and up to " + LARGEST_SPACING_MM
                        + " mm are read. Export it again");
            }
        }
        return new double[] {s[1], s[0]};
    }

    /// @return unit vectors at right angles
    static double[] orientation(FrameHeader header) {
        double[] o = header.decimals(Attribute.IMAGE_ORIENTATION, 6);
        double dot = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
        double a = Math.sqrt(o[0] * o[0] + o[1] * o[1] + o[2] * o[2]);
        double b = Math.sqrt(o[3] * o[3] + o[4] * o[4] + o[5] * o[5]);
        boolean isSound = Math.abs(a - 1) < MOST_SKEW && Math.abs(b - 1) < MOST_SKEW && Math.abs(dot) < MOST_SKEW;
        if (!isSound) {
            throw new InputException("has rows and columns that are not at right angles" + " or not of length one in "
                    + Attribute.IMAGE_ORIENTATION.words() + ". Export it again");
        }
        for (int i = 0; i < 6; i++) {
            o[i] /= i < 3 ? a : b;
        }
        return o;
    }
}
