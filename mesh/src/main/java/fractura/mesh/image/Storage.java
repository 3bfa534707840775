package fractura.mesh.image;

import java.nio.ByteBuffer;

/// How a file stores one number.
enum Storage {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    Storage(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /// @return the name as printed
    String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Turns stored numbers into doubles. 64-bit integers beyond 2⁵³ are rounded.
    ///
    /// @param row `out.length` stored numbers from position 0, byte order set
    /// @param out overwritten
    void decodeInto(ByteBuffer row, double[] out) {
        int n = out.length;
        switch (this) {
            case INT8 -> {
                for (int i = 0; i < n; i++) out[i] = row.get(i);
            }
            case UINT8 -> {
                for (int i = 0; i < n; i++) out[i] = row.get(i) & 0xff;
            }
            case INT16 -> {
                for (int i = 0; i < n; i++) out[i] = row.getShort(2 * i);
            }
            case UINT16 -> {
                for (int i = 0; i < n; i++) out[i] = row.getShort(2 * i) & 0xffff;
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) out[i] = row.getInt(4 * i);
            }
            case UINT32 -> {
                for (int i = 0; i < n; i++) out[i] = Integer.toUnsignedLong(row.getInt(4 * i));
            }
            case INT64 -> {
                for (int i = 0; i < n; i++) out[i] = row.getLong(8 * i);
            }
            case UINT64 -> {
                for (int i = 0; i < n; i++) {
                    long v = row.getLong(8 * i);
                    out[i] = v >= 0 ? v : (v >>> 1) * 2.0;
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < n; i++) out[i] = row.getFloat(4 * i);
            }
            case FLOAT64 -> {
                for (int i = 0; i < n; i++) out[i] = row.getDouble(8 * i);
            }
        }
    }
}
