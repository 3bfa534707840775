package fractura.mesh.image.codec;

import java.util.Arrays;

/// Decodes the bit-planes of one code-block, three passes a plane (Itu02, annex D; Taubman00). Scratch arrays are
/// kept from block to block.
final class BlockDecoder {
    /// Most bit-planes; with a half bit below and a sign they fill an int.
    static final int MOST_PLANES = 30;

    /// First pass that may bypass the arithmetic coder.
    static final int FIRST_RAW_PASS = 10;

    private static final int STRIPE = 4;

    private static final int SIGNIFICANT = 1 << 12;
    private static final int VISITED = 1 << 13;
    private static final int REFINED = 1 << 14;
    private static final int NEGATIVE = 1 << 15;
    private static final int BELOW = BlockContexts.SOUTH
            | BlockContexts.SOUTH_WEST
            | BlockContexts.SOUTH_EAST
            | BlockContexts.SOUTH << BlockContexts.SIGN_SHIFT;

    private final J2kCoding coding;
    private final MqDecoder mq = new MqDecoder(BlockContexts.COUNT);
    private final RawBits raw = new RawBits();
    private int width;
    private int height;
    private int stride;

    /// By coefficient, with one around: see `BlockContexts`, and the constants above.
    private int[] flags = new int[0];

    /// By coefficient, as the flags: twice its magnitude, the middle of what is not known of it.
    private int[] magnitudes = new int[0];

    private byte[] significance = BlockContexts.significance(0);
    private boolean isRaw;
    private int half;

    BlockDecoder(J2kCoding coding) {
        this.coding = coding;
    }

    /// @param data all code words of the block, joined
    /// @param band kind of its band
    void decode(J2kBlock block, byte[] data, int band) {
        width = block.area().width();
        height = block.area().height();
        stride = width + 2;
        int size = stride * (height + 2);
        if (flags.length < size) {
            flags = new int[size];
            magnitudes = new int[size];
        }
        Arrays.fill(flags, 0, size, 0);
        Arrays.fill(magnitudes, 0, size, 0);
        significance = BlockContexts.significance(band);
        resetContexts();
        int pass = 0;
        int at = 0;
        for (int word = 0; word < block.wordCount(); word++) {
            int end = (int) Math.min(data.length, (long) at + block.bytesOfWord(word));
            isRaw = coding.isRaw(pass);
            if (isRaw) {
                raw.start(data, at, end);
            } else {
                mq.start(data, at, end);
            }
            for (int i = 0; i < block.passesOfWord(word); i++, pass++) {
                pass(pass, block.planes());
            }
            at = end;
        }
    }

    /// @return twice the coefficient at column x and row y of the block, with a half bit below the last one known
    int twice(int x, int y) {
        int at = (y + 1) * stride + x + 1;
        return (flags[at] & NEGATIVE) == 0 ? magnitudes[at] : -magnitudes[at];
    }

    private void pass(int pass, int planes) {
        half = 1 << planes - 1 - (pass + 2) / 3;
        switch ((pass + 2) % 3) {
            case 0 -> propagate();
            case 1 -> refine();
            default -> cleanUp();
        }
        if (coding.has(J2kCoding.RESET)) {
            resetContexts();
        }
    }

    private void resetContexts() {
        for (int context = 0; context < BlockContexts.COUNT; context++) {
            mq.setState(context, 0);
        }
        mq.setState(0, 4);
        mq.setState(BlockContexts.RUN, 3);
        mq.setState(BlockContexts.UNIFORM, 46);
    }

    /// Flags as seen from row y: nothing from below its stripe in causal blocks.
    private int seen(int at, int y) {
        return y % STRIPE == STRIPE - 1 && coding.has(J2kCoding.CAUSAL) ? flags[at] & ~BELOW : flags[at];
    }

    /// First pass of a plane: coefficients with significant neighbours (Itu02, D.3.1).
    private void propagate() {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(height, top + STRIPE);
            for (int x = 0; x < width; x++) {
                int at = (top + 1) * stride + x + 1;
                for (int y = top; y < bottom; y++, at += stride) {
                    int seen = seen(at, y);
                    if ((seen & SIGNIFICANT) == 0 && (seen & BlockContexts.NEIGHBOURS) != 0) {
                        int context = significance[seen & BlockContexts.NEIGHBOURS];
                        if ((isRaw ? raw.read() : mq.decode(context)) == 1) {
                            becomeSignificant(at, seen);
                        }
                        flags[at] |= VISITED;
                    }
                }
            }
        }
    }

    /// Second pass: one more bit of those that were significant before (Itu02, D.3.3).
    private void refine() {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(height, top + STRIPE);
            for (int x = 0; x < width; x++) {
                int at = (top + 1) * stride + x + 1;
                for (int y = top; y < bottom; y++, at += stride) {
                    if ((flags[at] & (SIGNIFICANT | VISITED)) == SIGNIFICANT) {
                        magnitudes[at] += bit(at, y) == 1 ? half : -half;
                        flags[at] |= REFINED;
                    }
                }
            }
        }
    }

    private int bit(int at, int y) {
        if (isRaw) {
            return raw.read();
        }
        int seen = seen(at, y);
        int context = (seen & REFINED) != 0 ? 2 : (seen & BlockContexts.NEIGHBOURS) != 0 ? 1 : 0;
        return mq.decode(BlockContexts.FIRST_REFINEMENT + context);
    }

    /// Third pass: all others, columns of four without significant neighbours as a run (Itu02, D.3.4).
    private void cleanUp() {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(height, top + STRIPE);
            for (int x = 0; x < width; x++) {
                int first = top;
                int column = (top + 1) * stride + x + 1;
                if (bottom - top == STRIPE && isUntouched(column, top)) {
                    if (mq.decode(BlockContexts.RUN) == 0) {
                        continue;
                    }
                    first += mq.decode(BlockContexts.UNIFORM) << 1;
                    first += mq.decode(BlockContexts.UNIFORM);
                    int at = (first + 1) * stride + x + 1;
                    becomeSignificant(at, seen(at, first));
                    first++;
                }
                for (int y = first; y < bottom; y++) {
                    cleanUp((y + 1) * stride + x + 1, y);
                }
            }
        }
        if (coding.has(J2kCoding.SYMBOLS)) {
            checkSymbol();
        }
    }

    private boolean isUntouched(int column, int top) {
        int any = 0;
        for (int i = 0; i < STRIPE; i++) {
            any |= seen(column + i * stride, top + i);
        }
        return (any & (SIGNIFICANT | VISITED | BlockContexts.NEIGHBOURS)) == 0;
    }

    private void cleanUp(int at, int y) {
        int seen = seen(at, y);
        if ((seen & (SIGNIFICANT | VISITED)) == 0 && mq.decode(significance[seen & BlockContexts.NEIGHBOURS]) == 1) {
            becomeSignificant(at, seen);
        }
        flags[at] &= ~VISITED;
    }

    private void checkSymbol() {
        int symbol = 0;
        for (int i = 0; i < 4; i++) {
            symbol = symbol << 1 | mq.decode(BlockContexts.UNIFORM);
        }
        if (symbol != 0b1010) {
            throw BadFrame.damaged("a bit-plane of a block ends with " + symbol + " where 10 must stand");
        }
    }

    /// Reads the sign (Itu02, D.3.2) and tells the neighbours.
    private void becomeSignificant(int at, int seen) {
        int isNegative;
        if (isRaw) {
            isNegative = raw.read();
        } else {
            int context = BlockContexts.sign(seen);
            isNegative = mq.decode(context & 0x7f) ^ context >> 7;
        }
        magnitudes[at] = 3 * half;
        flags[at] |= isNegative == 1 ? SIGNIFICANT | NEGATIVE : SIGNIFICANT;
        int both = 1 | isNegative << BlockContexts.SIGN_SHIFT;
        flags[at - 1] |= BlockContexts.EAST * both;
        flags[at + 1] |= BlockContexts.WEST * both;
        flags[at - stride] |= BlockContexts.SOUTH * both;
        flags[at + stride] |= BlockContexts.NORTH * both;
        flags[at - stride - 1] |= BlockContexts.SOUTH_EAST;
        flags[at - stride + 1] |= BlockContexts.SOUTH_WEST;
        flags[at + stride - 1] |= BlockContexts.NORTH_EAST;
        flags[at + stride + 1] |= BlockContexts.NORTH_WEST;
    }
}
