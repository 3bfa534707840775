package fractura.mesh.image.codec;

import java.util.Arrays;

/// Coefficients of all 8 x 8 blocks of a JPEG picture, filled by one or more scans.
final class DctImage {
    private static final int SIDE = 8;
    private static final int IN_BLOCK = 64;
    private static final int UNKNOWN = -1;

    private final int rows;
    private final int columns;
    private final int blocksAcross;
    private final int[] coefficients;

    /// By coefficient: lowest bit known so far.
    private final int[] known = new int[IN_BLOCK];

    DctImage(FrameShape shape) {
        rows = shape.rows();
        columns = shape.columns();
        blocksAcross = (columns + SIDE - 1) / SIDE;
        int blocksDown = (rows + SIDE - 1) / SIDE;
        coefficients = new int[blocksAcross * blocksDown * IN_BLOCK];
        Arrays.fill(known, UNKNOWN);
    }

    /// Notes what a scan brings. Each bit of a coefficient may come once, which also bounds the number of scans.
    void begin(JpegFrame.Scan scan, boolean isProgressive, int at) {
        boolean isPossible = isProgressive
                ? scan.first() == 0 ? scan.last() == 0 : scan.first() <= scan.last() && scan.last() < IN_BLOCK
                : scan.first() == 0 && scan.last() == IN_BLOCK - 1 && scan.high() == 0 && scan.low() == 0;
        isPossible &= scan.low() <= 13 && (scan.high() == 0 || scan.high() == scan.low() + 1);
        if (!isPossible) {
            throw BadFrame.damaged(
                    at,
                    "a scan cannot hold coefficients " + scan.first() + " to " + scan.last() + ", bits " + scan.high()
                            + " to " + scan.low());
        }
        int needed = scan.high() == 0 ? UNKNOWN : scan.high();
        for (int k = scan.first(); k <= scan.last(); k++) {
            if (known[k] != needed) {
                throw BadFrame.damaged(at, "a scan brings coefficient " + k + " out of turn");
            }
            known[k] = scan.low();
        }
    }

    /// @param coder reads from `bits`
    /// @param interval blocks between restart markers, 0 for none
    void scan(BlockCoder coder, JpegBits bits, int interval) {
        int blocks = coefficients.length / IN_BLOCK;
        for (int b = 0; b < blocks; b++) {
            if (interval > 0 && b > 0 && b % interval == 0) {
                bits.restart(b / interval - 1);
                coder.restart();
            }
            coder.read(coefficients, b * IN_BLOCK);
        }
    }

    void checkComplete(int at) {
        for (int k = 0; k < IN_BLOCK; k++) {
            if (known[k] != 0) {
                throw BadFrame.damaged(at, "it ends before coefficient " + k + " is complete");
            }
        }
    }

    /// @param steps of the quantisation, in zigzag order
    /// @param precision bits a sample
    /// @return pixels, row-major, 0 to 2^precision − 1
    int[] pixels(int[] steps, int precision) {
        int[] pixels = new int[rows * columns];
        InverseDct transform = new InverseDct(steps, precision);
        int[] block = new int[IN_BLOCK];
        for (int b = 0; b < coefficients.length / IN_BLOCK; b++) {
            transform.apply(coefficients, b * IN_BLOCK, block);
            int top = b / blocksAcross * SIDE;
            int left = b % blocksAcross * SIDE;
            int width = Math.min(SIDE, columns - left);
            for (int y = 0; y < SIDE && top + y < rows; y++) {
                System.arraycopy(block, y * SIDE, pixels, (top + y) * columns + left, width);
            }
        }
        return pixels;
    }
}
