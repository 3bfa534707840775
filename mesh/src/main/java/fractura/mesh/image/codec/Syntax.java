package fractura.mesh.image.codec;

import java.util.Optional;

/// Compressed transfer syntaxes that are decoded here (Nema24, PS3.5 annex A.4).
enum Syntax {
    RUN_LENGTH("1.2.840.10008.1.2.5", "RLE", RunLength::decode, "dcmdrle or gdcmconv --raw"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG baseline", JpegFrame::decode, "dcmdjpeg or gdcmconv --raw"),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG extended", JpegFrame::decode, "dcmdjpeg or gdcmconv --raw"),
    JPEG_SPECTRAL("1.2.840.10008.1.2.4.53", "JPEG spectral selection", JpegFrame::decode, "dcmdjpeg or gdcmconv --raw"),
    JPEG_PROGRESSIVE(
            "1.2.840.10008.1.2.4.55", "JPEG full progression", JpegFrame::decode, "dcmdjpeg or gdcmconv --raw"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG lossless", JpegFrame::decodeLossless, "dcmdjpeg or gdcmconv --raw"),
    JPEG_LOSSLESS_SV1(
            "1.2.840.10008.1.2.4.70",
            "JPEG lossless, first order",
            JpegFrame::decodeLossless,
            "dcmdjpeg or gdcmconv --raw"),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS lossless", JpegLsFrame::decodeLossless, "dcmdjpls or gdcmconv --raw"),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless", JpegLsFrame::decode, "dcmdjpls or gdcmconv --raw"),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless", J2kFrame::decodeLossless, "gdcmconv --raw"),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", J2kFrame::decode, "gdcmconv --raw");

    /// Turns one frame into the samples of its code stream, `shape.pixels()` of them, or throws `BadFrame`.
    interface Decoder {
        Samples decode(byte[] frame, FrameShape shape);
    }

    private final String uid;
    private final String words;
    private final Decoder decoder;
    private final String converter;

    Syntax(String uid, String words, Decoder decoder, String converter) {
        this.uid = uid;
        this.words = words;
        this.decoder = decoder;
        this.converter = converter;
    }

    static Optional<Syntax> of(String uid) {
        for (Syntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    /// @return name and number, as printed
    String words() {
        return words + " (" + uid + ")";
    }

    Decoder decoder() {
        return decoder;
    }

    /// @return programs of other hands that write the image uncompressed
    String converter() {
        return converter;
    }
}
