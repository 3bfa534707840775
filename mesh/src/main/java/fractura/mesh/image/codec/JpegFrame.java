package fractura.mesh.image.codec;

/// One grey picture of JPEG (Itu92, annex B): baseline, extended and progressive DCT with Huffman codes, and
/// lossless.
///
/// | marker | read as |
/// |---|---|
/// | SOF0, SOF1, SOF2, SOF3 | size and precision of baseline, extended, progressive, lossless |
/// | DHT, DQT, DRI | tables, restart interval |
/// | SOS | one scan |
/// | APPn, COM | passed over |
final class JpegFrame {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private final byte[] frame;
    private final Fields in;
    private final FrameShape shape;
    private final boolean isLosslessOnly;
    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[] dc = new HuffmanTable[4];
    private final HuffmanTable[] ac = new HuffmanTable[4];
    private int restartInterval;

    /// Of the start of frame: SOF code, bits a sample, name of the component, its quantisation table.
    private record Header(int process, int precision, int component, int quantisation) {
        boolean isLossless() {
            return process == 0xc3;
        }

        boolean isProgressive() {
            return process == 0xc2;
        }
    }

    private JpegFrame(byte[] frame, FrameShape shape, boolean isLosslessOnly) {
        this.frame = frame;
        this.in = new Fields(frame, 0, frame.length);
        this.shape = shape;
        this.isLosslessOnly = isLosslessOnly;
    }

    static Samples decode(byte[] frame, FrameShape shape) {
        return new JpegFrame(frame, shape, false).read();
    }

    /// As `decode`, for syntaxes that promise exact values.
    static Samples decodeLossless(byte[] frame, FrameShape shape) {
        return new JpegFrame(frame, shape, true).read();
    }

    private Samples read() {
        if (in.marker() != SOI) {
            throw BadFrame.damaged(0, "it does not start like a JPEG stream");
        }
        Header header = header();
        return header.isLossless() ? lossless(header) : dct(header);
    }

    private Header header() {
        while (true) {
            int marker = in.marker();
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return header(marker, in.segment());
            }
            table(marker);
        }
    }

    private Header header(int process, Fields sof) {
        if (process > 0xc3) {
            throw BadFrame.unsupported("it uses " + (process < 0xc8 ? "hierarchical" : "arithmetic") + " coding (SOF"
                    + (process - 0xc0) + ")");
        }
        int at = sof.at();
        int precision = sof.u8();
        int rows = sof.u16();
        int columns = sof.u16();
        int components = sof.u8();
        if (rows == 0) {
            throw BadFrame.unsupported("its height stands behind the picture (DNL)");
        }
        shape.checkSize(columns, rows, at);
        if (components != 1) {
            throw BadFrame.unsupported("it has " + components + " colour components");
        }
        Header header = new Header(process, precision, sof.u8(), sof.u16() & 0xff);
        boolean isPossible =
                switch (process) {
                    case 0xc0 -> precision == 8;
                    case 0xc3 -> precision >= 2 && precision <= 16;
                    default -> precision == 8 || precision == 12;
                };
        if (!isPossible || header.quantisation() > 3) {
            throw BadFrame.damaged(
                    at, "its samples have " + precision + " bits and quantisation table " + header.quantisation());
        }
        if (isLosslessOnly && !header.isLossless()) {
            throw BadFrame.damaged(
                    at, "the image calls it lossless, but it is coded with loss (SOF" + (process - 0xc0) + ")");
        }
        return header;
    }

    private Samples lossless(Header header) {
        int[] values = null;
        for (int marker = in.marker(); marker != EOI; marker = in.marker()) {
            if (marker != SOS) {
                table(marker);
                continue;
            }
            if (values != null) {
                throw BadFrame.damaged(in.at(), "a second scan follows");
            }
            int at = in.at();
            Scan scan = scan(in.segment(), header);
            LosslessScan pixels = new LosslessScan(
                    needed(scan.dc(), at), header.precision(), scan.first(), scan.low(), restartInterval);
            pixels.check(scan, shape, at);
            JpegBits bits = new JpegBits(frame, in.at());
            values = pixels.decode(bits, shape);
            in.moveTo(bits.end());
        }
        if (values == null) {
            throw BadFrame.damaged(in.at(), "it holds no scan");
        }
        return new Samples(values, header.precision(), false);
    }

    private Samples dct(Header header) {
        DctImage image = new DctImage(shape);
        for (int marker = in.marker(); marker != EOI; marker = in.marker()) {
            if (marker != SOS) {
                table(marker);
                continue;
            }
            int at = in.at();
            Scan scan = scan(in.segment(), header);
            image.begin(scan, header.isProgressive(), at);
            JpegBits bits = new JpegBits(frame, in.at());
            image.scan(coder(scan, header, bits, at), bits, restartInterval);
            in.moveTo(bits.end());
        }
        int[] steps = quantisation[header.quantisation()];
        if (steps == null) {
            throw BadFrame.damaged(in.at(), "its quantisation table is missing");
        }
        image.checkComplete(in.at());
        return new Samples(image.pixels(steps, header.precision()), header.precision(), false);
    }

    private BlockCoder coder(Scan scan, Header header, JpegBits bits, int at) {
        if (!header.isProgressive()) {
            return new SequentialBlocks(bits, needed(scan.dc(), at), needed(scan.ac(), at));
        }
        if (scan.first() == 0) {
            return scan.high() == 0
                    ? new ProgressiveBlocks.DcFirst(bits, needed(scan.dc(), at), scan.low())
                    : new ProgressiveBlocks.DcRefined(bits, scan.low());
        }
        HuffmanTable table = needed(scan.ac(), at);
        return scan.high() == 0
                ? new ProgressiveBlocks.AcFirst(bits, table, scan)
                : new ProgressiveBlocks.AcRefined(bits, table, scan);
    }

    private static HuffmanTable needed(HuffmanTable table, int at) {
        if (table == null) {
            throw BadFrame.damaged(at, "a Huffman table is missing");
        }
        return table;
    }

    /// One scan: its tables (null where not defined), first and last coefficient or predictor, bit positions.
    record Scan(HuffmanTable dc, HuffmanTable ac, int first, int last, int high, int low) {}

    private Scan scan(Fields sos, Header header) {
        int at = sos.at();
        int components = sos.u8();
        int component = sos.u8();
        if (components != 1 || component != header.component()) {
            throw BadFrame.damaged(at, "a scan of " + components + " components starts with component " + component);
        }
        int tables = sos.u8();
        int first = sos.u8();
        int last = sos.u8();
        int positions = sos.u8();
        return new Scan(dc[tables >> 4 & 3], ac[tables & 3], first, last, positions >> 4, positions & 15);
    }

    /// Reads a segment that may stand before any scan.
    private void table(int marker) {
        int at = in.at();
        boolean isText = marker >= 0xe0 && marker <= 0xef || marker == 0xfe;
        if (!isText && marker != 0xc4 && marker != 0xdb && marker != 0xdd) {
            throw BadFrame.damaged(at - 2, "marker " + Integer.toHexString(0xff00 | marker) + " is out of place");
        }
        Fields segment = in.segment();
        switch (marker) {
            case 0xc4 -> huffman(segment);
            case 0xdb -> quantisation(segment);
            case 0xdd -> restartInterval = segment.u16();
            default -> {}
        }
    }

    private void huffman(Fields segment) {
        while (segment.left() > 0) {
            int at = segment.at();
            int which = segment.u8();
            if (which >> 4 > 1 || (which & 15) > 3) {
                throw BadFrame.damaged(at, "there is no Huffman table " + which);
            }
            (which >> 4 == 0 ? dc : ac)[which & 3] = HuffmanTable.read(segment);
        }
    }

    private void quantisation(Fields segment) {
        while (segment.left() > 0) {
            int at = segment.at();
            int which = segment.u8();
            if (which >> 4 > 1 || (which & 15) > 3) {
                throw BadFrame.damaged(at, "there is no quantisation table " + which);
            }
            int[] steps = new int[64];
            for (int k = 0; k < 64; k++) {
                steps[k] = which >> 4 == 0 ? segment.u8() : segment.u16();
            }
            quantisation[which & 3] = steps;
        }
    }
}
