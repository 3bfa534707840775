package fractura.mesh.image;

import fractura.mesh.DiskWords;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Writes images as NIfTI-1 in one file (Cox04), little endian, in millimetres; gzip-compressed when the name
/// ends in `.gz`.
///
/// The grid is written as sform and as qform, both with code 1 (scanner), turned from LPS to the RAS of the
/// format. Placement is stored in single precision. Nothing but the voxels, where they are, and the description
/// asked for is written: no names, no dates. A file appears whole or not at all; an earlier one of that name is
/// replaced.
public final class NiftiWriter {
    private static final int HEADER_BYTES = 352;
    private static final int MOST_VOXELS_AN_AXIS = Short.MAX_VALUE;

    private NiftiWriter() {}

    /// Writes single-precision numbers.
    ///
    /// @param volume the image; any unit
    /// @param file the file, in a folder that exists
    /// @throws InputException when the file cannot be written or an axis has more than 32767 voxels
    public static void write(Volume volume, Path file) {
        write(volume, file, "");
    }

    /// Writes single-precision numbers with a description.
    ///
    /// @param volume the image; any unit
    /// @param file the file, in a folder that exists
    /// @param description ASCII, up to 79 letters
    /// @throws InputException as for the other
    public static void write(Volume volume, Path file, String description) {
        float[] values = volume.values();
        write(volume.grid(), Storage.FLOAT32, description, file, (at, row, n) -> {
            for (int i = 0; i < n; i++) {
                row.putFloat(values[at + i]);
            }
        });
    }

    /// Writes values rounded to whole numbers (halves upwards) in 16 bits, as scanners store Hounsfield units.
    ///
    /// @param volume the image
    /// @param file the file, in a folder that exists
    /// @throws InputException when the file cannot be written, a value does not fit into 16 bits, or an axis has
    /// more than 32767 voxels
    public static void writeRounded(Volume volume, Path file) {
        float[] values = volume.values();
        for (float v : values) {
            if (!(v >= Short.MIN_VALUE && v < Short.MAX_VALUE + 0.5f)) {
                throw new InputException(file + " cannot be written: the value " + v
                        + " does not fit into 16 bits (-32768 to 32767)." + " Write the image with fractions instead.");
            }
        }
        write(volume.grid(), Storage.INT16, "", file, (at, row, n) -> {
            for (int i = 0; i < n; i++) {
                row.putShort((short) Math.floor(values[at + i] + 0.5));
            }
        });
    }

    /// Writes a label map in the smallest of uint8, int16 and int32 that holds its largest label.
    ///
    /// @param labels the map
    /// @param file the file, in a folder that exists
    /// @throws InputException when the file cannot be written or an axis has more than 32767 voxels
    public static void write(LabelMap labels, Path file) {
        write(labels, file, "");
    }

    /// Writes a label map as the other does, with a description.
    ///
    /// @param labels the map
    /// @param file the file, in a folder that exists
    /// @param description ASCII, up to 79 letters; `AutomaticMask.description` marks a mask nobody drew
    /// @throws InputException as for the other
    public static void write(LabelMap labels, Path file, String description) {
        int[] values = labels.values();
        int largest = 0;
        for (int v : values) {
            largest = Math.max(largest, v);
        }
        Storage storage = largest < 256 ? Storage.UINT8 : largest < 32768 ? Storage.INT16 : Storage.INT32;
        write(labels.grid(), storage, description, file, (at, row, n) -> {
            for (int i = 0; i < n; i++) {
                int v = values[at + i];
                switch (storage) {
                    case UINT8 -> row.put((byte) v);
                    case INT16 -> row.putShort((short) v);
                    default -> row.putInt(v);
                }
            }
        });
    }

    /// Puts one row of voxels into a buffer.
    private interface RowSource {
        void encode(int at, ByteBuffer row, int n);
    }

    private static void write(Grid grid, Storage storage, String description, Path file, RowSource source) {
        int longest = Math.max(grid.nx(), Math.max(grid.ny(), grid.nz()));
        if (longest > MOST_VOXELS_AN_AXIS) {
            throw new InputException(file + " cannot be written: NIfTI-1 holds up to " + MOST_VOXELS_AN_AXIS
                    + " voxels along an axis, the image has " + longest + ". Write a coarser or smaller image.");
        }
        try {
            WholeFile.write(file, bytes -> {
                try (OutputStream out = packed(bytes, file)) {
                    out.write(header(grid, storage, description));
                    ByteBuffer row =
                            ByteBuffer.allocate(grid.nx() * storage.bytes()).order(ByteOrder.LITTLE_ENDIAN);
                    for (int at = 0; at < grid.voxelCount(); at += grid.nx()) {
                        source.encode(at, row.clear(), grid.nx());
                        out.write(row.array());
                    }
                }
            });
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written (" + DiskWords.of(e)
                            + "). Name a file in a folder that exists and has room.",
                    e);
        }
    }

    private static OutputStream packed(OutputStream bytes, Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    /// The header as `Nifti` reads it.
    private static byte[] header(Grid grid, Storage storage, String description) {
        ByteBuffer h = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        h.putInt(0, 348);
        int[] dim = {3, grid.nx(), grid.ny(), grid.nz(), 1, 1, 1, 1};
        for (int a = 0; a < 8; a++) {
            h.putShort(40 + 2 * a, (short) dim[a]);
            h.putFloat(76 + 4 * a, a >= 1 && a <= 3 ? (float) grid.spacingMm()[a - 1] : 1);
        }
        h.putShort(70, datatype(storage)).putShort(72, (short) (8 * storage.bytes()));
        h.putFloat(108, HEADER_BYTES).putFloat(112, 1).put(123, (byte) 2);
        placement(grid, h);
        h.put(148, AutomaticMask.bytes(description));
        h.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
        return h.array();
    }

    private static short datatype(Storage storage) {
        return switch (storage) {
            case UINT8 -> 2;
            case INT16 -> 4;
            case INT32 -> 8;
            case FLOAT32 -> 16;
            default -> throw new IllegalArgumentException("Never written: " + storage.words());
        };
    }

    private static void placement(Grid grid, ByteBuffer h) {
        double[] r = new double[9]; // columns: the grid's axes in RAS
        for (int c = 0; c < 3; c++) {
            double sign = c < 2 ? -1 : 1;
            for (int a = 0; a < 3; a++) {
                r[3 * c + a] = sign * grid.axes()[3 * a + c];
                h.putFloat(280 + 16 * c + 4 * a, (float) (r[3 * c + a] * grid.spacingMm()[a]));
            }
            float origin = (float) (sign * grid.originMm()[c]);
            h.putFloat(280 + 16 * c + 12, origin).putFloat(268 + 4 * c, origin);
        }
        double[] q = quaternion(r);
        for (int i = 1; i < 4; i++) {
            h.putFloat(252 + 4 * i, (float) q[i]);
        }
        h.putShort(252, (short) 1).putShort(254, (short) 1);
    }

    /// The unit quaternion (a, b, c, d) with a ≥ 0 of a rotation, from its largest component, so that nothing
    /// cancels.
    ///
    /// @param r row-major 3×3, right-handed
    private static double[] quaternion(double[] r) {
        double[] squares = {
            1 + r[0] + r[4] + r[8], 1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8]
        };
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = squares[i] > squares[largest] ? i : largest;
        }
        double twice = Math.sqrt(squares[largest]);
        // products 4·qᵢqⱼ of the four components
        double ab = r[7] - r[5];
        double ac = r[2] - r[6];
        double ad = r[3] - r[1];
        double bc = r[1] + r[3];
        double bd = r[2] + r[6];
        double cd = r[5] + r[7];
        double[] row =
                switch (largest) {
                    case 0 -> new double[] {squares[0], ab, ac, ad};
                    case 1 -> new double[] {ab, squares[1], bc, bd};
                    case 2 -> new double[] {ac, bc, squares[2], cd};
                    default -> new double[] {ad, bd, cd, squares[3]};
                };
        double sign = row[0] < 0 ? -1 : 1;
        for (int i = 0; i < 4; i++) {
            row[i] *= sign / (2 * twice);
        }
        return row;
    }
}
