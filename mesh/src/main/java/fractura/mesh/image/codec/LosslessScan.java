package fractura.mesh.image.codec;

/// The scan of lossless JPEG: each sample is predicted from its neighbours a (left), b (above), c (left of b),
/// and the difference follows, modulo 2¹⁶ (Itu92, annex H).
///
/// | predictor | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
/// |---|---|---|---|---|---|---|---|
/// | value | a | b | c | a + b − c | a + (b − c)/2 | b + (a − c)/2 | (a + b)/2 |
final class LosslessScan {
    private final HuffmanTable table;
    private final int precision;
    private final int predictor;
    private final int pointTransform;
    private final int restartInterval;

    /// @param precision bits a sample, 2 to 16
    /// @param predictor 1 to 7
    /// @param pointTransform lower bits that were cut off
    /// @param restartInterval samples between restart markers, whole rows, 0 for none
    LosslessScan(HuffmanTable table, int precision, int predictor, int pointTransform, int restartInterval) {
        this.table = table;
        this.precision = precision;
        this.predictor = predictor;
        this.pointTransform = pointTransform;
        this.restartInterval = restartInterval;
    }

    void check(JpegFrame.Scan scan, FrameShape shape, int at) {
        if (predictor < 1 || predictor > 7 || scan.last() != 0 || scan.high() != 0 || pointTransform >= precision) {
            throw BadFrame.damaged(
                    at,
                    "there is no lossless scan with predictor " + predictor + " that cuts " + pointTransform + " of "
                            + precision + " bits");
        }
        if (restartInterval % shape.columns() != 0) {
            throw BadFrame.damaged(
                    at,
                    "its restart interval " + restartInterval + " is no whole number of rows of " + shape.columns());
        }
    }

    int[] decode(JpegBits bits, FrameShape shape) {
        int columns = shape.columns();
        int rowsBetweenRestarts = restartInterval / columns;
        int[] values = new int[shape.pixels()];
        for (int row = 0; row < shape.rows(); row++) {
            int restart = rowsBetweenRestarts == 0 ? 0 : row / rowsBetweenRestarts;
            boolean isFirst = row == restart * rowsBetweenRestarts;
            if (isFirst && row > 0) {
                bits.restart(restart - 1);
            }
            int start = row * columns;
            int prediction = isFirst ? 1 << precision - pointTransform - 1 : values[start - columns];
            values[start] = value(prediction, bits);
            if (isFirst) {
                fromLeft(values, start, columns, bits);
            } else {
                fromNeighbours(values, start, columns, bits);
            }
        }
        if (pointTransform > 0) {
            for (int p = 0; p < values.length; p++) {
                values[p] <<= pointTransform;
            }
        }
        return values;
    }

    private void fromLeft(int[] values, int start, int columns, JpegBits bits) {
        for (int p = start + 1; p < start + columns; p++) {
            values[p] = value(values[p - 1], bits);
        }
    }

    private void fromNeighbours(int[] values, int start, int columns, JpegBits bits) {
        for (int p = start + 1; p < start + columns; p++) {
            int a = values[p - 1];
            int b = values[p - columns];
            int c = values[p - columns - 1];
            int prediction =
                    switch (predictor) {
                        case 1 -> a;
                        case 2 -> b;
                        case 3 -> c;
                        case 4 -> a + b - c;
                        case 5 -> a + (b - c >> 1);
                        case 6 -> b + (a - c >> 1);
                        default -> a + b >> 1;
                    };
            values[p] = value(prediction, bits);
        }
    }

    private int value(int prediction, JpegBits bits) {
        int category = table.decode(bits);
        if (category > 16) {
            throw BadFrame.damaged(bits.at(), "a difference has " + category + " bits");
        }
        int value = prediction + (category == 16 ? 1 << 15 : bits.difference(category)) & 0xffff;
        if (value >> precision - pointTransform != 0) {
            throw BadFrame.damaged(bits.at(), "a sample has more than " + (precision - pointTransform) + " bits");
        }
        return value;
    }
}
