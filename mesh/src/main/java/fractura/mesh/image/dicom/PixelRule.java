package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.image.codec.FrameShape;
import java.util.OptionalInt;

/// From the bits of a pixel to its value: value = slope · stored + intercept.
///
/// @param shape size, bits and sign of a frame
/// @param highBit the topmost stored bit, from 0
/// @param slope of the rescaling
/// @param intercept of the rescaling
/// @param paddingLow least stored value that means "outside the field of view"
/// @param paddingHigh greatest such value; below `paddingLow` when there is none
record PixelRule(FrameShape shape, int highBit, double slope, double intercept, int paddingLow, int paddingHigh) {
    /// What padding is read as: air.
    static final float AIR_HU = -1024;

    /// A padding value above air may be tissue that happens to share its number, so it is taken as it is.
    private static final double MOST_PADDING_HU = -1000;

    /// @param header of a frame
    /// @param data its object
    /// @param shape its shape
    /// @return how its pixels are read
    /// @throws InputException when they cannot be those of a CT
    static PixelRule of(FrameHeader header, DataSet data, FrameShape shape) {
        int highBit = data.unsigned(Attribute.HIGH_BIT).orElse(shape.bitsStored() - 1);
        if (highBit < shape.bitsStored() - 1 || highBit >= shape.bitsAllocated()) {
            throw new InputException("says that bit " + highBit + " of " + shape.bitsAllocated() + " is the highest of "
                    + shape.bitsStored() + " stored ones, which cannot be. Export it again");
        }
        double slope = header.decimal(Attribute.RESCALE_SLOPE).orElse(1);
        double intercept = header.decimal(Attribute.RESCALE_INTERCEPT).orElse(0);
        if (slope == 0) {
            throw new InputException("has a rescale slope of 0, so every voxel would be equal. Export it again");
        }
        PixelRule plain = new PixelRule(shape, highBit, slope, intercept, 0, -1);
        OptionalInt padding = data.unsigned(Attribute.PIXEL_PADDING_VALUE);
        return padding.isEmpty() ? plain : plain.padded(padding.getAsInt(), data);
    }

    private PixelRule padded(int value, DataSet data) {
        int a = signed(value);
        int b = signed(data.unsigned(Attribute.PIXEL_PADDING_RANGE_LIMIT).orElse(value));
        boolean isAir = Math.max(slope * a, slope * b) + intercept <= MOST_PADDING_HU;
        return isAir ? new PixelRule(shape, highBit, slope, intercept, Math.min(a, b), Math.max(a, b)) : this;
    }

    private int signed(int value) {
        return shape.isSigned() ? (short) value : value;
    }

    boolean hasPadding() {
        return paddingLow <= paddingHigh;
    }

    /// @param stored a stored value
    /// @return its value
    float value(int stored) {
        return stored >= paddingLow && stored <= paddingHigh ? AIR_HU : (float) (slope * stored + intercept);
    }

    /// @param word the bits of an uncompressed pixel
    /// @return the stored value, sign-extended when signed
    int stored(int word) {
        int bits = shape.bitsStored();
        int lifted = word << 31 - highBit;
        return shape.isSigned() ? lifted >> 32 - bits : lifted >>> 32 - bits;
    }
}
