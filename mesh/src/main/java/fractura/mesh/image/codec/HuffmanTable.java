package fractura.mesh.image.codec;

/// A Huffman code of JPEG: codes of 1 to 16 bits in order of length (Itu92, annex C).
final class HuffmanTable {
    private static final int LONGEST = 16;
    private static final int LOOKUP_BITS = 9;

    /// By the first bits of a code: its length above its symbol, 0 where the code is longer or none.
    private final short[] lookup = new short[1 << LOOKUP_BITS];

    /// By length: one beyond the last code, shifted to 16 bits; at most 2¹⁶.
    private final int[] end = new int[LONGEST + 1];

    /// By length: what to add to a code to find its symbol.
    private final int[] shift = new int[LONGEST + 1];

    private final int[] symbols;

    private HuffmanTable(int[] symbols) {
        this.symbols = symbols;
    }

    /// @param in at the 16 counts of codes, the symbols behind them; both are passed over
    static HuffmanTable read(Fields in) {
        int start = in.at();
        int[] count = new int[LONGEST + 1];
        int sum = 0;
        for (int length = 1; length <= LONGEST; length++) {
            count[length] = in.u8();
            sum += count[length];
        }
        if (sum > 256) {
            throw BadFrame.damaged(start, "a Huffman table has " + sum + " symbols");
        }
        int[] symbols = new int[sum];
        for (int s = 0; s < sum; s++) {
            symbols[s] = in.u8();
        }
        HuffmanTable table = new HuffmanTable(symbols);
        table.assign(count, start);
        return table;
    }

    private void assign(int[] count, int start) {
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            if (code + count[length] > 1 << length) {
                throw BadFrame.damaged(start, "a Huffman table has too many codes of " + length + " bits");
            }
            shift[length] = symbol - code;
            for (int i = 0; i < count[length]; i++, code++, symbol++) {
                enter(code, length, symbols[symbol]);
            }
            end[length] = code << LONGEST - length;
        }
    }

    private void enter(int code, int length, int symbol) {
        if (length <= LOOKUP_BITS) {
            int free = LOOKUP_BITS - length;
            for (int i = 0; i < 1 << free; i++) {
                lookup[code << free | i] = (short) (length << 8 | symbol);
            }
        }
    }

    /// @return the next symbol, 0 to 255
    int decode(JpegBits bits) {
        int next = bits.peek16();
        int found = lookup[next >> LONGEST - LOOKUP_BITS];
        if (found != 0) {
            bits.skip(found >> 8);
            return found & 0xff;
        }
        for (int length = LOOKUP_BITS + 1; length <= LONGEST; length++) {
            if (next < end[length]) {
                bits.skip(length);
                return symbols[(next >> LONGEST - length) + shift[length]];
            }
        }
        throw BadFrame.damaged(bits.at(), "a Huffman code stands for nothing");
    }
}
