package fractura.mesh.image.codec;

/// RLE compression (Nema24, PS3.5 annex G): a table of segments, then one segment a byte of the samples, highest
/// byte first, each packed as PackBits.
///
/// | offset | type | field |
/// |---|---|---|
/// | 0 | uint32 LE | number of segments, `bitsAllocated / 8` |
/// | 4 | uint32 LE 15 | first byte of each segment |
///
/// | control byte n | meaning |
/// |---|---|
/// | 0 to 127 | the next n + 1 bytes as they are |
/// | 129 to 255 | the next byte 257 − n times |
/// | 128 | nothing |
final class RunLength {
    private static final int TABLE_BYTES = 64;

    private RunLength() {}

    static Samples decode(byte[] frame, FrameShape shape) {
        int planes = shape.bitsAllocated() / 8;
        if (frame.length < TABLE_BYTES) {
            throw BadFrame.damaged(0, "it ends within its table of 64 bytes");
        }
        int segments = littleEndian(frame, 0);
        if (segments != planes) {
            throw segments == 3 * planes
                    ? BadFrame.unsupported("it holds three colours")
                    : BadFrame.damaged(0, "it has " + segments + " segments where " + planes + " are needed");
        }
        int[] values = new int[shape.pixels()];
        for (int plane = 0; plane < planes; plane++) {
            int start = start(frame, plane, TABLE_BYTES);
            int end = plane + 1 < planes ? start(frame, plane + 1, start) : frame.length;
            addPlane(frame, start, end, values);
        }
        return new Samples(values, shape.bitsAllocated(), false);
    }

    private static int start(byte[] frame, int segment, int least) {
        int entry = 4 + 4 * segment;
        int start = littleEndian(frame, entry);
        if (start < least || start > frame.length) {
            throw BadFrame.damaged(
                    entry,
                    "segment " + (segment + 1) + " starts at " + Integer.toUnsignedString(start) + ", outside " + least
                            + " to " + frame.length);
        }
        return start;
    }

    /// Shifts every value one byte up and puts the bytes of a segment below.
    private static void addPlane(byte[] frame, int start, int end, int[] values) {
        int at = start;
        int done = 0;
        while (done < values.length) {
            if (at >= end) {
                throw BadFrame.damaged(at, "a segment ends after " + done + " of " + values.length + " pixels");
            }
            int control = frame[at++];
            if (control == -128) {
                continue;
            }
            boolean isLiteral = control >= 0;
            int count = isLiteral ? control + 1 : 1 - control;
            int bytes = isLiteral ? count : 1;
            if (count > values.length - done) {
                throw BadFrame.damaged(
                        at - 1, "a run of " + count + " where " + (values.length - done) + " pixels are left");
            }
            if (bytes > end - at) {
                throw BadFrame.damaged(at, "a run goes beyond the end of its segment");
            }
            for (int i = 0; i < count; i++, done++) {
                values[done] = values[done] << 8 | frame[isLiteral ? at + i : at] & 0xff;
            }
            at += bytes;
        }
    }

    private static int littleEndian(byte[] frame, int at) {
        return frame[at] & 0xff
                | (frame[at + 1] & 0xff) << 8
                | (frame[at + 2] & 0xff) << 16
                | (frame[at + 3] & 0xff) << 24;
    }
}
