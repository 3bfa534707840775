package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.image.codec.FrameDecoder;
import fractura.mesh.image.codec.FrameShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// Reads the frames of a segmentation: one bit a pixel, frame after frame without a gap between them (DICOM
/// PS3.5, 8.1.1), or 8 or 16 bits.
final class SegmentPixels {
    private final DicomFile file;
    private final PixelBytes bytes;
    private final int rows;
    private final int columns;
    private final int bits;
    private final int frameCount;
    private final PixelLocation location;
    private final Optional<Fragments> fragments;

    SegmentPixels(DicomFile file, int frameCount) {
        this.file = file;
        this.bytes = new PixelBytes(file);
        this.frameCount = frameCount;
        DataSet data = file.data();
        rows = Frame.required(data, Attribute.ROWS);
        columns = Frame.required(data, Attribute.COLUMNS);
        bits = Frame.required(data, Attribute.BITS_ALLOCATED);
        location = data.pixels().orElseThrow(() -> new InputException("has no pixels. Export it again"));
        boolean isCompressed = location.isEncapsulated();
        if (isCompressed != file.syntax().isEncapsulated()
                || file.syntax().order() == ByteOrder.BIG_ENDIAN
                || bits != 1 && bits != 8 && bits != 16
                || bits == 1 && isCompressed
                || rows == 0
                || columns == 0
                || (long) rows * columns > FrameShape.MOST_PIXELS) {
            throw new InputException("has segments of " + columns + "×" + rows + " pixels, " + bits + " bits each, "
                    + file.syntax().words() + ", which is not read. Export it uncompressed, little endian");
        }
        if (!isCompressed && 8 * location.length() < (long) frameCount * rows * columns * bits) {
            throw new InputException("has " + location.length() + " bytes of pixels, too few for " + frameCount
                    + " frames of " + columns + "×" + rows + ". Copy or export it again");
        }
        fragments = isCompressed ? Optional.of(fragments()) : Optional.empty();
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int bits() {
        return bits;
    }

    /// @param frame from 0
    /// @return its numbers, row-major
    int[] frame(int frame) {
        try (FileChannel channel = FileChannel.open(file.path())) {
            ByteSource source = bytes.source(channel);
            if (fragments.isPresent()) {
                byte[] joined = fragments.get().frame(source, frame, frameCount);
                return FrameDecoder.decode(
                        file.syntax().uid(), joined, new FrameShape(rows, columns, bits, bits, false));
            }
            long first = (long) frame * rows * columns * bits;
            byte[] raw = new byte[(int) ((first % 8 + (long) rows * columns * bits + 7) / 8)];
            source.read(location.offset() + first / 8, raw, raw.length);
            return unpacked(raw, (int) (first % 8));
        } catch (IOException e) {
            throw file.refusal("ends before its last pixel. Copy or export it again.");
        } catch (InputException e) {
            throw new InputException(file.name() + ": " + e.getMessage(), e);
        }
    }

    private int[] unpacked(byte[] raw, int skip) {
        int[] numbers = new int[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (bits) {
                case 1 -> raw[skip + i >> 3] >> (skip + i & 7) & 1;
                case 8 -> raw[i] & 0xff;
                default -> raw[2 * i] & 0xff | (raw[2 * i + 1] & 0xff) << 8;
            };
        }
        return numbers;
    }

    private Fragments fragments() {
        try (FileChannel channel = FileChannel.open(file.path())) {
            return Fragments.of(bytes.source(channel), location.offset());
        } catch (IOException e) {
            throw new InputException("ends within its compressed pixels. Copy or export it again", e);
        }
    }
}
