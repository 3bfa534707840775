package fractura.mesh.image.codec;

/// Samples as a code stream holds them.
///
/// @param values row-major, one a pixel; owned, and overwritten by `stored`
/// @param precision bits of each, 2 to 16
/// @param isSigned whether the stream itself calls them signed; otherwise they are 0 to 2^precision − 1
record Samples(int[] values, int precision, boolean isSigned) {
    /// The values that an uncompressed image would hold. A stream without a sign of its own carries the stored
    /// bits as they are (Nema24, PS3.5 section 8.2), so their highest one is the sign when the image says so.
    ///
    /// @throws BadFrame when header and stream contradict each other
    int[] stored(FrameShape shape) {
        if (precision > shape.bitsAllocated()) {
            throw BadFrame.damaged(
                    0,
                    "its samples have " + precision + " bits, the header of the image allocates "
                            + shape.bitsAllocated());
        }
        return isSigned ? checked(shape) : fromBits(shape);
    }

    private int[] checked(FrameShape shape) {
        int least = shape.isSigned() ? -(1 << shape.bitsStored() - 1) : 0;
        int most = shape.isSigned() ? -least - 1 : (1 << shape.bitsStored()) - 1;
        for (int value : values) {
            if (value < least || value > most) {
                throw BadFrame.damaged(
                        0, "it holds the value " + value + ", the header of the image allows " + least + " to " + most);
            }
        }
        return values;
    }

    private int[] fromBits(FrameShape shape) {
        int unused = Integer.SIZE - shape.bitsStored();
        if (!shape.isSigned()) {
            for (int p = 0; p < values.length; p++) {
                values[p] = values[p] << unused >>> unused;
            }
            return values;
        }
        boolean isNarrow = precision < shape.bitsStored();
        for (int p = 0; p < values.length; p++) {
            if (isNarrow && values[p] >> precision - 1 != 0) {
                throw BadFrame.damaged(
                        0,
                        "its unsigned samples of " + precision + " bits hold " + values[p]
                                + ", which may or may not be negative in " + shape.bitsStored() + " signed bits");
            }
            values[p] = values[p] << unused >> unused;
        }
        return values;
    }
}
