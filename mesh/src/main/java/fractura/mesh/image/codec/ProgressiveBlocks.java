package fractura.mesh.image.codec;

/// Blocks of progressive JPEG: a band of coefficients, or one more bit of them, in each scan (Itu92, G.1.2).
final class ProgressiveBlocks {
    private ProgressiveBlocks() {}

    static int dcDifference(JpegBits bits, HuffmanTable table) {
        int category = table.decode(bits);
        if (category > 15) {
            throw BadFrame.damaged(bits.at(), "a first coefficient has " + category + " bits");
        }
        return bits.difference(category);
    }

    /// First coefficients, down to bit `low`.
    static final class DcFirst implements BlockCoder {
        private final JpegBits bits;
        private final HuffmanTable table;
        private final int low;
        private int prediction;

        DcFirst(JpegBits bits, HuffmanTable table, int low) {
            this.bits = bits;
            this.table = table;
            this.low = low;
        }

        @Override
        public void read(int[] coefficients, int block) {
            prediction += dcDifference(bits, table);
            coefficients[block] = prediction << low;
        }

        @Override
        public void restart() {
            prediction = 0;
        }
    }

    /// Bit `low` of first coefficients.
    record DcRefined(JpegBits bits, int low) implements BlockCoder {
        @Override
        public void read(int[] coefficients, int block) {
            coefficients[block] |= bits.read(1) << low;
        }

        @Override
        public void restart() {}
    }

    /// Further coefficients, down to bit `low`; a run of blocks may end in one code.
    static final class AcFirst implements BlockCoder {
        private final JpegBits bits;
        private final HuffmanTable table;
        private final JpegFrame.Scan scan;
        private int blocksToSkip;

        AcFirst(JpegBits bits, HuffmanTable table, JpegFrame.Scan scan) {
            this.bits = bits;
            this.table = table;
            this.scan = scan;
        }

        @Override
        public void read(int[] coefficients, int block) {
            if (blocksToSkip > 0) {
                blocksToSkip--;
                return;
            }
            for (int k = scan.first(); k <= scan.last(); k++) {
                int runAndSize = table.decode(bits);
                int size = runAndSize & 15;
                int run = runAndSize >> 4;
                if (size == 0 && run < 15) {
                    blocksToSkip = (1 << run) - 1 + bits.read(run);
                    return;
                }
                k += run;
                if (k > scan.last()) {
                    throw BadFrame.damaged(bits.at(), "a run goes beyond its band");
                }
                coefficients[block + k] = bits.difference(size) << scan.low();
            }
        }

        @Override
        public void restart() {
            blocksToSkip = 0;
        }
    }

    /// Bit `low` of further coefficients: a correction bit for each that is known, and new ones among the others.
    static final class AcRefined implements BlockCoder {
        private final JpegBits bits;
        private final HuffmanTable table;
        private final int first;
        private final int last;
        private final int step;

        /// Blocks, this one included, in which nothing new comes.
        private int blocksWithoutNew;

        AcRefined(JpegBits bits, HuffmanTable table, JpegFrame.Scan scan) {
            this.bits = bits;
            this.table = table;
            this.first = scan.first();
            this.last = scan.last();
            this.step = 1 << scan.low();
        }

        @Override
        public void read(int[] coefficients, int block) {
            int k = first;
            while (k <= last && blocksWithoutNew == 0) {
                int runAndSize = table.decode(bits);
                int size = runAndSize & 15;
                int run = runAndSize >> 4;
                if (size > 1) {
                    throw BadFrame.damaged(bits.at(), "a new coefficient of a refinement has " + size + " bits");
                }
                if (size == 0 && run < 15) {
                    blocksWithoutNew = (1 << run) + bits.read(run);
                    break;
                }
                int value = size == 0 ? 0 : bits.read(1) == 1 ? step : -step;
                k = refine(coefficients, block, k, run);
                if (k <= last) {
                    coefficients[block + k] = value;
                } else if (value != 0) {
                    throw BadFrame.damaged(bits.at(), "a run goes beyond its band");
                }
                k++;
            }
            if (blocksWithoutNew > 0) {
                refine(coefficients, block, k, Integer.MAX_VALUE);
                blocksWithoutNew--;
            }
        }

        /// Corrects known coefficients from `k` on, until as many unknown ones are passed as `run` says.
        ///
        /// @return the unknown one behind them, or one beyond the band
        private int refine(int[] coefficients, int block, int from, int run) {
            int left = run;
            int k = from;
            for (; k <= last; k++) {
                int known = coefficients[block + k];
                if (known == 0) {
                    if (left == 0) {
                        return k;
                    }
                    left--;
                } else if (bits.read(1) == 1) {
                    coefficients[block + k] = known > 0 ? known + step : known - step;
                }
            }
            return k;
        }

        @Override
        public void restart() {
            blocksWithoutNew = 0;
        }
    }
}
