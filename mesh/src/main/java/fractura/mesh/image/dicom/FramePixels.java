package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.image.codec.FrameDecoder;
import fractura.mesh.image.codec.FrameShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// Reads the pixels of one file, frame by frame. Each call opens the file anew, so several threads may read.
final class FramePixels {
    private final DicomFile file;
    private final PixelBytes bytes;
    private final PixelLocation location;
    private final int frameCount;
    private final Optional<Fragments> fragments;

    private FramePixels(
            DicomFile file, PixelBytes bytes, PixelLocation location, int frameCount, Optional<Fragments> fragments) {
        this.file = file;
        this.bytes = bytes;
        this.location = location;
        this.frameCount = frameCount;
        this.fragments = fragments;
    }

    /// @param file it
    /// @param frameCount of it
    /// @param rule how its pixels are read
    /// @return its pixels, not yet read
    /// @throws InputException when they cannot all be there
    static FramePixels of(DicomFile file, int frameCount, PixelRule rule) {
        PixelLocation pixels = file.data()
                .pixels()
                .orElseThrow(() -> new InputException("has no pixels. Export the images, not their headers alone"));
        if (pixels.isEncapsulated() != file.syntax().isEncapsulated()) {
            throw new InputException("has pixels that do not fit its transfer syntax ("
                    + file.syntax().words() + "). Export it again");
        }
        PixelBytes bytes = new PixelBytes(file);
        FrameShape shape = rule.shape();
        if (pixels.isEncapsulated()) {
            if (rule.highBit() != shape.bitsStored() - 1) {
                throw new InputException("has compressed pixels with unused low bits. Export it uncompressed");
            }
            return new FramePixels(file, bytes, pixels, frameCount, Optional.of(fragments(file, bytes, pixels)));
        }
        if (file.syntax().order() == ByteOrder.BIG_ENDIAN && shape.bitsAllocated() == 8) {
            throw new InputException("has 8-bit pixels in big-endian words. Export it little endian");
        }
        long expected = frameCount * frameBytes(shape);
        if (pixels.length() < expected) {
            throw new InputException("has " + pixels.length() + " bytes of pixels where " + frameCount
                    + (frameCount == 1 ? " frame of " : " frames of ") + shape.columns() + "×" + shape.rows()
                    + " need " + expected + ". Copy or export it again");
        }
        return new FramePixels(file, bytes, pixels, frameCount, Optional.empty());
    }

    /// @param frame one of this file
    /// @return stored values, row-major, `rows · columns`
    /// @throws InputException when they are damaged
    int[] stored(Frame frame) {
        try (FileChannel channel = FileChannel.open(file.path())) {
            ByteSource source = bytes.source(channel);
            if (fragments.isEmpty()) {
                return plain(frame, source);
            }
            byte[] joined = fragments.get().frame(source, frame.index(), frameCount);
            return FrameDecoder.decode(file.syntax().uid(), joined, frame.rule().shape());
        } catch (IOException e) {
            throw new InputException(file.name() + " ends before its last pixel. Copy or export it again.", e);
        } catch (InputException e) {
            throw new InputException(file.name() + ": " + e.getMessage(), e);
        }
    }

    private static Fragments fragments(DicomFile file, PixelBytes bytes, PixelLocation pixels) {
        try (FileChannel channel = FileChannel.open(file.path())) {
            return Fragments.of(bytes.source(channel), pixels.offset());
        } catch (IOException e) {
            throw new InputException("ends within its compressed pixels. Copy or export it again", e);
        }
    }

    private int[] plain(Frame frame, ByteSource source) throws IOException {
        FrameShape shape = frame.rule().shape();
        byte[] raw = new byte[(int) frameBytes(shape)];
        source.read(location.offset() + frame.index() * (long) raw.length, raw, raw.length);
        int[] stored = new int[shape.rows() * shape.columns()];
        PixelRule rule = frame.rule();
        if (shape.bitsAllocated() == 8) {
            for (int i = 0; i < stored.length; i++) {
                stored[i] = rule.stored(raw[i] & 0xff);
            }
            return stored;
        }
        int low = file.syntax().order() == ByteOrder.BIG_ENDIAN ? 1 : 0;
        for (int i = 0; i < stored.length; i++) {
            stored[i] = rule.stored(raw[2 * i + low] & 0xff | (raw[2 * i + 1 - low] & 0xff) << 8);
        }
        return stored;
    }

    private static long frameBytes(FrameShape shape) {
        return (long) shape.rows() * shape.columns() * (shape.bitsAllocated() / 8);
    }
}
