package fractura.mesh.image.codec;

import java.util.ArrayList;
import java.util.List;

/// Reads the packets of one tile: headers that say which blocks get how many bytes, then the bytes (Itu02, B.9,
/// B.10).
final class J2kPackets {
    /// Packets that changes of progression may name again; a limit of this project.
    private static final int MOST_REPEATS = 1 << 24;

    private final byte[] body;
    private final byte[] headers;
    private final boolean isPacked;
    private final boolean hasHeaderEnds;
    private final J2kCoding coding;
    private int bodyAt;
    private int headersAt;
    private int repeats;

    /// @param body all bytes of the tile behind its headers
    /// @param packed packet headers that stand apart; empty when they stand in the body
    J2kPackets(byte[] body, byte[] packed, J2kParameters parameters) {
        this.body = body;
        isPacked = packed.length > 0;
        headers = isPacked ? packed : body;
        hasHeaderEnds = parameters.packeting().hasHeaderEnds();
        coding = parameters.coding();
    }

    /// @param resolutions precincts by resolution; all their blocks are filled
    void read(List<List<J2kPrecinct>> resolutions, J2kParameters parameters) {
        int layers = parameters.packeting().layers();
        for (J2kOrder order : parameters.orders()) {
            order.visit(resolutions, layers, this::visit);
        }
        for (List<J2kPrecinct> resolution : resolutions) {
            for (J2kPrecinct precinct : resolution) {
                if (precinct.layersRead() < layers) {
                    throw BadFrame.damaged(bodyAt, "its progression leaves out packets");
                }
            }
        }
    }

    private void visit(J2kPrecinct precinct, int layer) {
        if (precinct.layersRead() > layer) {
            repeats++;
            if (repeats > MOST_REPEATS) {
                throw BadFrame.damaged(bodyAt, "its progression goes over the same packets for ever");
            }
            return;
        }
        packet(precinct, layer);
        precinct.countLayer();
    }

    private void packet(J2kPrecinct precinct, int layer) {
        if (isMarker(body, bodyAt, 0x91)) {
            bodyAt += 6;
        }
        J2kPacketBits bits = new J2kPacketBits(headers, isPacked ? headersAt : bodyAt);
        List<Piece> pieces = new ArrayList<>();
        if (bits.read() == 1) {
            for (J2kBlockGrid grid : precinct.grids()) {
                header(grid, layer, bits, pieces);
            }
        }
        int end = bits.end();
        if (hasHeaderEnds) {
            if (!isMarker(headers, end, 0x92)) {
                throw BadFrame.damaged(end, "the end of a packet header is missing in its tile");
            }
            end += 2;
        }
        if (isPacked) {
            headersAt = end;
        } else {
            bodyAt = end;
        }
        for (Piece piece : pieces) {
            take(piece);
        }
    }

    private record Piece(J2kBlock block, long bytes) {}

    private void header(J2kBlockGrid grid, int layer, J2kPacketBits bits, List<Piece> pieces) {
        J2kBlock[] blocks = grid.blocks();
        for (int b = 0; b < blocks.length; b++) {
            if (grid.isInPacket(b, layer, bits)) {
                J2kBlock block = blocks[b];
                int passes = passes(bits);
                if (block.passes() + passes > 3 * block.planes() - 2) {
                    throw BadFrame.damaged(
                            bodyAt,
                            "a block of " + block.planes() + " bit-planes has " + (block.passes() + passes)
                                    + " passes");
                }
                pieces.add(new Piece(block, block.readLengths(passes, coding, bits)));
            }
        }
    }

    /// The number of new passes of a block, 1 to 164 (Itu02, table B.4).
    private static int passes(J2kPacketBits bits) {
        if (bits.read() == 0) {
            return 1;
        }
        if (bits.read() == 0) {
            return 2;
        }
        int more = bits.read(2);
        if (more < 3) {
            return 3 + more;
        }
        more = bits.read(5);
        return more < 31 ? 6 + more : 37 + bits.read(7);
    }

    private void take(Piece piece) {
        if (piece.bytes() > body.length - bodyAt) {
            throw BadFrame.damaged(
                    bodyAt,
                    "a block of its tile needs " + piece.bytes() + " bytes where " + (body.length - bodyAt)
                            + " are left");
        }
        piece.block().addPiece(bodyAt, (int) piece.bytes());
        bodyAt += (int) piece.bytes();
    }

    private static boolean isMarker(byte[] bytes, int at, int code) {
        return at + 1 < bytes.length && (bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xff) == code;
    }
}
