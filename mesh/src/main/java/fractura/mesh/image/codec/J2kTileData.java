package fractura.mesh.image.codec;

import java.io.ByteArrayOutputStream;

/// What the parts of one tile brought so far.
final class J2kTileData {
    private final J2kParameters parameters;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private int parts;
    private int packedSegments;

    J2kTileData(J2kParameters parameters) {
        this.parameters = parameters;
    }

    J2kParameters parameters() {
        return parameters;
    }

    void countPart(int number, int at) {
        if (number != parts) {
            throw BadFrame.damaged(at, "part " + number + " of a tile comes after " + parts + " parts");
        }
        parts++;
    }

    /// @return number that its next segment of packed packet headers must have
    int nextPackedSegment() {
        return packedSegments++;
    }

    void addBody(byte[] bytes) {
        body.writeBytes(bytes);
    }

    void addPacked(byte[] bytes) {
        packed.writeBytes(bytes);
    }

    byte[] body() {
        return body.toByteArray();
    }

    byte[] packed() {
        return packed.toByteArray();
    }
}
