package fractura.mesh.image.codec;

/// One grey picture of JPEG-LS (Itu98, annex C), lossless or nearly so.
///
/// | marker | read as |
/// |---|---|
/// | SOF55 | size and precision |
/// | LSE 1 | parameters of the coding |
/// | SOS | the scan: NEAR, no interleave, no point transform |
/// | APPn, COM | passed over |
final class JpegLsFrame {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int SOF55 = 0xf7;
    private static final int LSE = 0xf8;

    private final Fields in;
    private final FrameShape shape;
    private final boolean isLosslessOnly;
    private final int[] given = new int[5];
    private int precision;

    private JpegLsFrame(byte[] frame, FrameShape shape, boolean isLosslessOnly) {
        this.in = new Fields(frame, 0, frame.length);
        this.shape = shape;
        this.isLosslessOnly = isLosslessOnly;
    }

    static Samples decode(byte[] frame, FrameShape shape) {
        return new JpegLsFrame(frame, shape, false).read(frame);
    }

    /// As `decode`, for the syntax that promises exact values.
    static Samples decodeLossless(byte[] frame, FrameShape shape) {
        return new JpegLsFrame(frame, shape, true).read(frame);
    }

    private Samples read(byte[] frame) {
        if (in.marker() != SOI) {
            throw BadFrame.damaged(0, "it does not start like a JPEG-LS stream");
        }
        int marker = in.marker();
        while (marker != SOS) {
            table(marker);
            marker = in.marker();
        }
        JpegLsParameters parameters = scan();
        JpegLsBits bits = new JpegLsBits(frame, in.at());
        int[] values = new JpegLsScan(parameters, bits).decode(shape);
        in.moveTo(bits.end());
        marker = in.marker();
        if (marker != EOI) {
            throw BadFrame.damaged(
                    in.at() - 2,
                    "marker " + Integer.toHexString(0xff00 | marker) + " stands where the picture should end");
        }
        return new Samples(values, precision, false);
    }

    private void table(int marker) {
        int at = in.at();
        boolean isText = marker >= 0xe0 && marker <= 0xef || marker == 0xfe;
        if (marker == 0xdd) {
            throw BadFrame.unsupported("it has restart intervals");
        }
        if (!isText && marker != SOF55 && marker != LSE) {
            throw BadFrame.damaged(at - 2, "marker " + Integer.toHexString(0xff00 | marker) + " is out of place");
        }
        Fields segment = in.segment();
        if (marker == SOF55) {
            header(segment);
        } else if (marker == LSE) {
            parameters(segment);
        }
    }

    private void header(Fields sof) {
        int at = sof.at();
        if (precision != 0) {
            throw BadFrame.damaged(at, "a second header follows");
        }
        precision = sof.u8();
        if (precision < 2 || precision > 16) {
            throw BadFrame.damaged(at, "its samples have " + precision + " bits");
        }
        int rows = sof.u16();
        int columns = sof.u16();
        if (rows == 0 || columns == 0) {
            throw BadFrame.unsupported("its size does not stand in its header");
        }
        shape.checkSize(columns, rows, at);
        int components = sof.u8();
        if (components != 1) {
            throw BadFrame.unsupported("it has " + components + " colour components");
        }
    }

    private void parameters(Fields lse) {
        int kind = lse.u8();
        if (kind != 1) {
            throw BadFrame.unsupported("it uses a mapping table or an oversize picture (LSE " + kind + ")");
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = lse.u16();
        }
    }

    private JpegLsParameters scan() {
        int at = in.at();
        Fields sos = in.segment();
        if (precision == 0) {
            throw BadFrame.damaged(at, "its header is missing");
        }
        int components = sos.u8();
        sos.u8();
        int mapping = sos.u8();
        int near = sos.u8();
        int interleave = sos.u8();
        int pointTransform = sos.u8();
        if (components != 1 || interleave != 0) {
            throw BadFrame.damaged(at, "its scan has " + components + " components, interleave " + interleave);
        }
        if (mapping != 0 || pointTransform != 0) {
            throw BadFrame.unsupported("it uses a mapping table or a point transform");
        }
        if (isLosslessOnly && near != 0) {
            throw BadFrame.damaged(at, "the image calls it lossless, but its values may be " + near + " off");
        }
        return JpegLsParameters.of(precision, near, given, at);
    }
}
