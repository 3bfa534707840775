package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// NIfTI-1 in one file (Cox04): a 348-byte header, extensions, then voxels with the first axis fastest.
///
/// | offset | type | field | read as |
/// |---|---|---|---|
/// | 0 | int | sizeof_hdr | 348, tells the byte order |
/// | 40 | short 8 | dim | number of axes, then sizes |
/// | 70 | short | datatype | type of the numbers |
/// | 72 | short | bitpix | must agree with it |
/// | 76 | float 8 | pixdim | handedness of the qform, then spacings |
/// | 108 | float | vox_offset | first byte of the voxels, at least 352 |
/// | 112 | float 2 | scl_slope, scl_inter | value = slope · stored + inter; slope 0 or NaN: as stored |
/// | 123 | byte | xyzt_units | low three bits: 1 m, 2 mm, 3 µm |
/// | 252 | short 2 | qform_code, sform_code | which placements are set |
/// | 256 | float 6 | quatern_b…d, qoffset_x…z | see `NiftiAffine` |
/// | 280 | float 12 | srow_x, srow_y, srow_z | see `NiftiAffine` |
/// | 344 | char 4 | magic | `n+1` in one file, `ni1` in a pair |
final class Nifti {
    private static final int HEADER_BYTES = 348;
    private static final int FIRST_DATA_BYTE = 352;

    /// Extensions longer than this are no extensions; label tables of known programs take some tens of kilobytes.
    private static final int MOST_EXTENSION_BYTES = 1 << 26;

    private Nifti() {}

    /// @param head first bytes of a file
    /// @return whether they are a NIfTI-1 header with the voxels in the same file
    static boolean isNifti1(byte[] head) {
        return head.length >= 4
                && headerSize(head) == HEADER_BYTES
                && !magic(head).equals("ni1")
                && !isAnalyze(head);
    }

    /// @param head first bytes of a file
    /// @return what relative of NIfTI-1 this is, as a sentence; empty when it is none
    static String relative(byte[] head) {
        if (head.length < 4) {
            return "";
        }
        int size = headerSize(head);
        if (size == 540) {
            return "it is NIfTI-2; save it as NIfTI-1.";
        }
        if (size != HEADER_BYTES) {
            return "";
        }
        return magic(head).equals("ni1")
                ? "it is the header of a two-file NIfTI (.hdr and .img); save it as one .nii file."
                : "it is an Analyze 7.5 header, which does not say where left is; convert it from the original scan.";
    }

    /// @param content a file with `isNifti1`
    /// @return its image, header checked
    static StoredImage open(Content content) {
        if (content.head().length < HEADER_BYTES) {
            throw new InputException(content.file() + " ends within its NIfTI header, after " + content.head().length
                    + " of 348 bytes. Copy or export it again.");
        }
        ByteOrder order = content.head()[0] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer h = ByteBuffer.wrap(content.head()).order(order);
        List<String> notes = new ArrayList<>();
        int[] size = size(h, content);
        Storage storage = storage(h, content);
        long dataOffset = dataOffset(h, content);
        VoxelSource source = VoxelSource.within(content, dataOffset);
        source.checkSize(size, 1, storage);
        double slope = h.getFloat(112);
        double intercept = h.getFloat(116);
        if (slope == 0 || Double.isNaN(slope)) {
            slope = 1;
            intercept = 0;
        } else if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw bad(content, "scl_slope " + slope + " and scl_inter " + intercept + " are no finite numbers");
        }
        double[] lps = NiftiAffine.lps(h, size, content.file(), notes);
        Placement placement = Placement.of(size, lps, content.file());
        placement.shearNote().ifPresent(notes::add);
        List<LabelName> names = LabelTable.read(content, dataOffset);
        return new StoredImage(
                source, VolumeFormat.NIFTI, placement, storage, order, 1, slope, intercept, names, notes);
    }

    private static int[] size(ByteBuffer h, Content content) {
        int axes = h.getShort(40);
        if (axes < 1 || axes > 7) {
            throw bad(content, "dim[0] = " + axes + " axes, where 3 are needed");
        }
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            size[a] = a < axes ? h.getShort(42 + 2 * a) : 1;
            if (size[a] < 1) {
                throw bad(content, "size " + size[a] + " along axis " + (a + 1));
            }
        }
        if (axes < 3) {
            throw new InputException(content.file() + " holds a picture with " + axes
                    + " axes; a volume with three is needed. Export the whole stack.");
        }
        for (int a = 3; a < axes; a++) {
            int more = h.getShort(42 + 2 * a);
            if (more != 1) {
                throw new InputException(content.file() + " holds " + more + " volumes along axis " + (a + 1)
                        + " (time or channels); one is needed. Extract the volume to be used.");
            }
        }
        return size;
    }

    private static Storage storage(ByteBuffer h, Content content) {
        int code = h.getShort(70);
        Storage storage =
                switch (code) {
                    case 2 -> Storage.UINT8;
                    case 4 -> Storage.INT16;
                    case 8 -> Storage.INT32;
                    case 16 -> Storage.FLOAT32;
                    case 64 -> Storage.FLOAT64;
                    case 256 -> Storage.INT8;
                    case 512 -> Storage.UINT16;
                    case 768 -> Storage.UINT32;
                    case 1024 -> Storage.INT64;
                    case 1280 -> Storage.UINT64;
                    default -> throw bad(content, "datatype " + code + " (" + foreignType(code) + ")");
                };
        int bits = h.getShort(72);
        if (bits != 8 * storage.bytes()) {
            throw bad(content, "datatype " + storage.words() + " with bitpix " + bits);
        }
        return storage;
    }

    private static String foreignType(int code) {
        return switch (code) {
            case 1 -> "single bits";
            case 32, 1792, 2048 -> "complex numbers";
            case 128, 2304 -> "colours";
            case 1536 -> "128-bit floats";
            default -> "unknown";
        };
    }

    private static long dataOffset(ByteBuffer h, Content content) {
        double offset = h.getFloat(108);
        if (offset == 0) {
            return FIRST_DATA_BYTE;
        }
        if (!(offset >= FIRST_DATA_BYTE && offset <= MOST_EXTENSION_BYTES) || offset != Math.rint(offset)) {
            throw bad(content, "vox_offset " + offset);
        }
        return (long) offset;
    }

    private static InputException bad(Content content, String what) {
        return new InputException("NIfTI header of " + content.file() + " cannot be used: " + what
                + ". Export the image again as a scalar volume.");
    }

    private static int headerSize(byte[] head) {
        int little = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int big = Integer.reverseBytes(little);
        return little == HEADER_BYTES || little == 540 ? little : big;
    }

    private static String magic(byte[] head) {
        return head.length < HEADER_BYTES || head[347] != 0
                ? ""
                : new String(head, 344, 3, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static boolean isAnalyze(byte[] head) {
        return head.length >= HEADER_BYTES
                && !magic(head).equals("n+1")
                && !magic(head).equals("ni1");
    }
}
