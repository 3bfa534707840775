package fractura.mesh.image.codec;

/// The MQ arithmetic decoder (Itu02, annex C): binary decisions whose probabilities are learnt by context.
final class MqDecoder {
    // spotless:off
    /// By state: probability of the less probable symbol, next state after the more and the less probable one,
    /// and whether they change places (Itu02, table C.2).
    private static final int[][] STATES = {
        {0x5601,  1,  1, 1}, {0x3401,  2,  6, 0}, {0x1801,  3,  9, 0}, {0x0ac1,  4, 12, 0},
        {0x0521,  5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601,  7,  6, 1}, {0x5401,  8, 14, 0},
        {0x4801,  9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
        {0x1c01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
        {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
        {0x1c01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
        {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0ac1, 31, 28, 0}, {0x09c1, 32, 29, 0},
        {0x08a1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02a1, 36, 33, 0},
        {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
        {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
    };
    // spotless:on

    /// The table by `state · 2 + more probable symbol`, which is how contexts hold both.
    private static final int[] PROBABILITY = new int[2 * STATES.length];

    private static final int[] AFTER_MORE = new int[2 * STATES.length];
    private static final int[] AFTER_LESS = new int[2 * STATES.length];

    static {
        for (int s = 0; s < PROBABILITY.length; s++) {
            int[] state = STATES[s >> 1];
            PROBABILITY[s] = state[0];
            AFTER_MORE[s] = state[1] << 1 | s & 1;
            AFTER_LESS[s] = state[2] << 1 | (s & 1) ^ state[3];
        }
    }

    private final int[] contexts;
    private byte[] bytes;
    private int at;
    private int end;
    private int c;
    private int a;
    private int ct;

    /// @param contexts how many there are; all in state 0
    MqDecoder(int contexts) {
        this.contexts = new int[contexts];
    }

    void setState(int context, int state) {
        contexts[context] = state << 1;
    }

    /// Starts a code word (Itu02, figure C.20). Behind its end come ones without limit.
    void start(byte[] data, int from, int to) {
        bytes = data;
        at = from;
        end = to;
        c = current() << 16;
        readByte();
        c <<= 7;
        ct -= 7;
        a = 0x8000;
    }

    /// @return the next decision, 0 or 1 (Itu02, figure C.15)
    int decode(int context) {
        int state = contexts[context];
        int q = PROBABILITY[state];
        a -= q;
        boolean isLower = c >>> 16 < q;
        if (!isLower) {
            c -= q << 16;
            if ((a & 0x8000) != 0) {
                return state & 1;
            }
        }
        boolean isLess = isLower != a < q;
        if (isLower) {
            a = q;
        }
        contexts[context] = isLess ? AFTER_LESS[state] : AFTER_MORE[state];
        renormalise();
        return isLess ? state & 1 ^ 1 : state & 1;
    }

    private void renormalise() {
        do {
            if (ct == 0) {
                readByte();
            }
            a <<= 1;
            c <<= 1;
            ct--;
        } while ((a & 0x8000) == 0);
    }

    private int current() {
        return at < end ? bytes[at] & 0xff : 0xff;
    }

    private void readByte() {
        if (current() == 0xff) {
            int next = at + 1 < end ? bytes[at + 1] & 0xff : 0xff;
            if (next > 0x8f) {
                c += 0xff00;
                ct = 8;
            } else {
                at++;
                c += next << 9;
                ct = 7;
            }
        } else {
            at++;
            c += current() << 8;
            ct = 8;
        }
    }
}
