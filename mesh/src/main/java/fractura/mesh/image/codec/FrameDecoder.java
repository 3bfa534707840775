package fractura.mesh.image.codec;

import fractura.mesh.InputException;

/// The door to all decoders of compressed DICOM pixels.
///
/// Nothing is guessed: a frame is decoded whole or refused. Decoding, of damaged frames too, allocates at most 96
/// bytes a pixel, 64 a byte of the frame, and 1 MB; no damage makes it loop (`DamagedStreamTest`).
public final class FrameDecoder {
    private FrameDecoder() {}

    /// @param transferSyntaxUid of the image (0002,0010)
    /// @return whether `decode` has a decoder for it; no uncompressed syntax has
    public static boolean isKnown(String transferSyntaxUid) {
        return Syntax.of(transferSyntaxUid).isPresent();
    }

    /// Decodes one frame.
    ///
    /// @param transferSyntaxUid of the image (0002,0010)
    /// @param frame the fragments of the frame, joined; a padding byte at the end is passed over
    /// @param shape what the header of the image promises
    /// @return `rows · columns` stored values, row-major, sign-extended from the stored bits when signed
    /// @throws InputException for an unknown syntax, damage, colour, or a frame that is not of that shape
    public static int[] decode(String transferSyntaxUid, byte[] frame, FrameShape shape) {
        Syntax syntax = Syntax.of(transferSyntaxUid).orElseThrow(() -> unknown(transferSyntaxUid));
        try {
            return syntax.decoder().decode(frame, shape).stored(shape);
        } catch (BadFrame e) {
            throw refused(syntax, frame, e);
        }
    }

    private static InputException refused(Syntax syntax, byte[] frame, BadFrame why) {
        String mend = why.isDamage() ? "Copy or export the series again" : "Export the series uncompressed";
        return new InputException("Pixels compressed as " + syntax.words() + " cannot be decoded: " + why.getMessage()
                + " (frame of " + frame.length + " bytes). " + mend + ", or convert it with "
                + syntax.converter() + ".");
    }

    private static InputException unknown(String uid) {
        return new InputException(
                "Transfer syntax \"" + uid + "\" is not read. Export the series uncompressed, or convert it"
                        + " with dcmdjpeg (JPEG), dcmdjpls (JPEG-LS) or gdcmconv --raw (others).");
    }
}
