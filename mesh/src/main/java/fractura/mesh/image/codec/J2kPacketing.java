package fractura.mesh.image.codec;

/// How coded blocks are grouped into packets (Itu02, A.6.1, tables A.13 and A.14).
///
/// @param hasPrecincts whether sizes of precincts are given
/// @param hasHeaderEnds whether each packet header ends with a marker
/// @param progression order of the packets, a code of `J2kOrder`
/// @param layers of quality, 1 to 65 535
record J2kPacketing(boolean hasPrecincts, boolean hasHeaderEnds, int progression, int layers) {
    static J2kPacketing read(Fields in) {
        int at = in.at();
        int style = in.u8();
        int progression = in.u8();
        int layers = in.u16();
        in.u8();
        if (progression > J2kOrder.LAST || layers == 0) {
            throw BadFrame.damaged(at, "there is no progression " + progression + " of " + layers + " layers");
        }
        return new J2kPacketing((style & 1) != 0, (style & 4) != 0, progression, layers);
    }
}
