package fractura.mesh.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/// VTK's number types, as they are named in the file and read from little-endian bytes.
enum VtuNumbers {
    INT8("Int8", 1),
    UINT8("UInt8", 1),
    INT16("Int16", 2),
    UINT16("UInt16", 2),
    INT32("Int32", 4),
    UINT32("UInt32", 4),
    INT64("Int64", 8),
    UINT64("UInt64", 8),
    FLOAT32("Float32", 4),
    FLOAT64("Float64", 8);

    private final String vtkName;
    private final int bytes;

    VtuNumbers(String vtkName, int bytes) {
        this.vtkName = vtkName;
        this.bytes = bytes;
    }

    static Optional<VtuNumbers> of(String vtkName) {
        for (VtuNumbers n : values()) {
            if (n.vtkName.equals(vtkName)) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    int bytes() {
        return bytes;
    }

    boolean isInteger() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /// @param b little-endian bytes
    /// @param i index of the item
    /// @return its value; 64-bit integers beyond 2⁵³ lose digits, which no index or value here needs
    double get(ByteBuffer b, int i) {
        return switch (this) {
            case INT8 -> b.get(i);
            case UINT8 -> b.get(i) & 0xff;
            case INT16 -> b.getShort(2 * i);
            case UINT16 -> b.getShort(2 * i) & 0xffff;
            case INT32 -> b.getInt(4 * i);
            case UINT32 -> Integer.toUnsignedLong(b.getInt(4 * i));
            case INT64, UINT64 -> b.getLong(8 * i);
            case FLOAT32 -> b.getFloat(4 * i);
            case FLOAT64 -> b.getDouble(8 * i);
        };
    }
}
