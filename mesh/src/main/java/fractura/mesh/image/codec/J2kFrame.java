package fractura.mesh.image.codec;

import java.io.ByteArrayOutputStream;

/// One grey picture of JPEG 2000 (Itu02, annex A): a main header, then tile-parts with headers of their own.
///
/// | marker | read as |
/// |---|---|
/// | SIZ | size, tiles, precision |
/// | COD, COC, QCD, QCC, RGN, POC | see `J2kParameters` |
/// | PPM, PPT | packet headers that stand apart |
/// | SOT, SOD | a tile-part and its packets |
/// | TLM, PLM, PLT, CRG, COM | passed over |
final class J2kFrame {
    private static final int SOC = 0x4f;
    private static final int SIZ = 0x51;
    private static final int SOT = 0x90;
    private static final int SOD = 0x93;
    private static final int EOC = 0xd9;
    private static final int PPM = 0x60;
    private static final int PPT = 0x61;

    private final byte[] frame;
    private final Fields in;
    private final FrameShape shape;
    private final boolean isLosslessOnly;
    private final J2kParameters main = new J2kParameters();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private int packedSegments;
    private Fields packedLeft;

    private J2kFrame(byte[] frame, FrameShape shape, boolean isLosslessOnly) {
        this.frame = frame;
        this.in = new Fields(frame, 0, frame.length);
        this.shape = shape;
        this.isLosslessOnly = isLosslessOnly;
    }

    static Samples decode(byte[] frame, FrameShape shape) {
        return new J2kFrame(frame, shape, false).read();
    }

    /// As `decode`, for the syntax that promises exact values.
    static Samples decodeLossless(byte[] frame, FrameShape shape) {
        return new J2kFrame(frame, shape, true).read();
    }

    private Samples read() {
        if (in.marker() != SOC || in.marker() != SIZ) {
            throw BadFrame.damaged(0, "it does not start like a JPEG 2000 stream");
        }
        J2kSize size = J2kSize.read(in.segment(), shape);
        int marker = in.marker();
        for (; marker != SOT; marker = in.marker()) {
            if (marker == PPM) {
                packed.writeBytes(packedHeaders(packedSegments++));
            } else {
                segment(marker, main);
            }
        }
        main.check(in.at());
        packedLeft = new Fields(packed.toByteArray(), 0, packed.size());
        J2kTileData[] tiles = new J2kTileData[size.tiles()];
        while (marker == SOT) {
            tilePart(tiles);
            marker = in.left() < 2 ? EOC : in.marker();
        }
        if (marker != EOC) {
            throw BadFrame.damaged(
                    in.at() - 2,
                    "marker " + Integer.toHexString(0xff00 | marker) + " stands where a tile or the end should");
        }
        return samples(size, tiles);
    }

    private Samples samples(J2kSize size, J2kTileData[] tiles) {
        int[] values = new int[shape.pixels()];
        int least = size.isSigned() ? -(1 << size.precision() - 1) : 0;
        int most = least + (1 << size.precision()) - 1;
        int shift = size.isSigned() ? 0 : 1 << size.precision() - 1;
        for (int t = 0; t < tiles.length; t++) {
            if (tiles[t] == null) {
                throw BadFrame.damaged(in.at(), "tile " + (t + 1) + " of " + tiles.length + " is missing");
            }
            Area area = size.tile(t);
            int[] tile = new J2kTile(area, tiles[t].parameters(), size.precision())
                    .decode(tiles[t].body(), tiles[t].packed());
            tiles[t] = null;
            int start = (area.y0() - size.image().y0()) * shape.columns()
                    + area.x0()
                    - size.image().x0();
            for (int p = 0; p < tile.length; p++) {
                int to = start + p / area.width() * shape.columns() + p % area.width();
                values[to] = Math.clamp((long) tile[p] + shift, least, most);
            }
        }
        return new Samples(values, size.precision(), size.isSigned());
    }

    private void tilePart(J2kTileData[] tiles) {
        int start = in.at() - 2;
        Fields sot = in.segment();
        int index = sot.u16();
        long length = sot.u32();
        int part = sot.u8();
        if (index >= tiles.length) {
            throw BadFrame.damaged(start, "there is no tile " + (index + 1) + " of " + tiles.length);
        }
        if (tiles[index] == null) {
            tiles[index] = new J2kTileData(main.forTile());
        }
        J2kTileData tile = tiles[index];
        tile.countPart(part, start);
        for (int marker = in.marker(); marker != SOD; marker = in.marker()) {
            if (marker == PPT) {
                tile.addPacked(packedHeaders(tile.nextPackedSegment()));
            } else {
                segment(marker, tile.parameters());
            }
        }
        tile.parameters().check(start);
        if (isLosslessOnly && !tile.parameters().coding().isReversible()) {
            throw BadFrame.damaged(start, "the image calls it lossless, but its wavelet is not reversible");
        }
        if (packed.size() > 0) {
            tile.addPacked(packedLeft.part(packedLeft.u32()).copy());
        }
        tile.addBody(
                in.part(length == 0 ? bytesToEnd() : start + length - in.at()).copy());
    }

    /// @param number that the segment must have
    private byte[] packedHeaders(int number) {
        Fields segment = in.segment();
        int at = segment.at();
        if (segment.u8() != number) {
            throw BadFrame.damaged(at, "packed packet headers are out of order");
        }
        return segment.copy();
    }

    /// A tile-part of length 0 goes on to the end of the picture.
    private int bytesToEnd() {
        int end = frame.length;
        if (end - in.at() > 2 && frame[end - 1] == 0 && frame[end - 2] == (byte) EOC && frame[end - 3] == -1) {
            end--;
        }
        boolean hasEnd = end - in.at() >= 2 && frame[end - 1] == (byte) EOC && frame[end - 2] == -1;
        return (hasEnd ? end - 2 : end) - in.at();
    }

    private void segment(int marker, J2kParameters parameters) {
        int at = in.at();
        boolean isPassedOver =
                switch (marker) {
                    case 0x55, 0x57, 0x58, 0x63, 0x64 -> true;
                    default -> false;
                };
        if (marker == 0x50) {
            throw BadFrame.unsupported("it uses extended capabilities (CAP)");
        }
        Fields segment = in.segment();
        if (!isPassedOver && !parameters.take(marker, segment)) {
            throw BadFrame.damaged(at - 2, "marker " + Integer.toHexString(0xff00 | marker) + " is out of place");
        }
    }
}
