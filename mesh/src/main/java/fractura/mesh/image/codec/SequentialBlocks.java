package fractura.mesh.image.codec;

/// Blocks of baseline and extended sequential JPEG: all 64 coefficients at once (Itu92, F.2.2).
final class SequentialBlocks implements BlockCoder {
    private final JpegBits bits;
    private final HuffmanTable dc;
    private final HuffmanTable ac;
    private int prediction;

    SequentialBlocks(JpegBits bits, HuffmanTable dc, HuffmanTable ac) {
        this.bits = bits;
        this.dc = dc;
        this.ac = ac;
    }

    @Override
    public void read(int[] coefficients, int block) {
        prediction += ProgressiveBlocks.dcDifference(bits, dc);
        coefficients[block] = prediction;
        for (int k = 1; k < 64; k++) {
            int runAndSize = ac.decode(bits);
            int size = runAndSize & 15;
            int run = runAndSize >> 4;
            if (size == 0 && run < 15) {
                return;
            }
            k += run;
            if (k > 63) {
                throw BadFrame.damaged(bits.at(), "a run goes beyond its block");
            }
            coefficients[block + k] = bits.difference(size);
        }
    }

    @Override
    public void restart() {
        prediction = 0;
    }
}
