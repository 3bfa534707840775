package fractura.mesh.image.codec;

import fractura.mesh.InputException;

/// What the header of a DICOM image says about each of its frames; one sample a pixel.
///
/// @param rows height (0028,0010), 1 to 65 535
/// @param columns width (0028,0011), 1 to 65 535
/// @param bitsAllocated bits a sample takes when uncompressed (0028,0100), 8 or 16
/// @param bitsStored lower bits that carry the value (0028,0101), 1 to `bitsAllocated`
/// @param isSigned whether the stored bits are a two's complement (0028,0103)
public record FrameShape(int rows, int columns, int bitsAllocated, int bitsStored, boolean isSigned) {
    /// Pixels of the largest frame that is decoded; a limit of this project, CT slices hold 2¹⁸.
    public static final int MOST_PIXELS = 1 << 26;

    /// Checks the ranges above.
    public FrameShape {
        if (rows < 1 || rows > 0xffff || columns < 1 || columns > 0xffff || (long) rows * columns > MOST_PIXELS) {
            throw new InputException("A frame of " + columns + " x " + rows
                    + " pixels cannot be decoded; sides from 1 to" + " 65535 and at most " + MOST_PIXELS
                    + " pixels can. Check Rows and Columns of the image.");
        }
        if (bitsAllocated != 8 && bitsAllocated != 16) {
            throw new InputException("Compressed pixels with " + bitsAllocated
                    + " bits allocated are not read; 8 and 16 are. Export the scan as a 16-bit CT series.");
        }
        if (bitsStored < 1 || bitsStored > bitsAllocated) {
            throw new InputException("BitsStored is " + bitsStored + " with " + bitsAllocated + " bits allocated; 1 to "
                    + bitsAllocated + " are possible. Export the scan again.");
        }
    }

    int pixels() {
        return rows * columns;
    }

    /// @param at byte where the code stream gives its size
    void checkSize(long columnsFound, long rowsFound, int at) {
        if (columnsFound != columns || rowsFound != rows) {
            throw BadFrame.damaged(
                    at,
                    "it is a picture of " + columnsFound + " x " + rowsFound
                            + " pixels where the header of the image has " + columns + " x " + rows);
        }
    }
}
