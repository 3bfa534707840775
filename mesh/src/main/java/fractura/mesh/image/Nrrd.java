package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The NRRD format (<https://teem.sourceforge.net/nrrd/format.html>), versions 1 to 5, attached or detached, as
/// far as a scalar volume or a segmentation of 3D Slicer in patient space needs it. Everything is a line of text:
///
/// | field | meaning |
/// |---|---|
/// | `type` | type of the stored numbers |
/// | `dimension`, `sizes` | axes and samples along each, fastest first |
/// | `space` | frame of the vectors: RAS, LAS or LPS, spelt in full or in letters |
/// | `space directions` | for each axis the step in that frame, or `none` |
/// | `space origin` | centre of the first sample |
/// | `space units` | unit of both; millimetre when silent |
/// | `encoding` | `raw`, `gzip`, `ascii` (`bzip2` and `hex` are refused) |
/// | `endian` | byte order; needed when a number has several bytes |
/// | `data file`, `line skip`, `byte skip` | see `NrrdData` |
///
/// Other fields (`kinds`, `centers`, `min`, `thicknesses` …) do not change where a voxel is or what it holds.
final class Nrrd {
    private static final long MOST_SAMPLES = 1L << 50;
    private static final Map<String, Storage> TYPES = types();

    private Nrrd() {}

    /// @param head first bytes of a file
    /// @return whether they are an NRRD header
    static boolean isNrrd(byte[] head) {
        return new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1).matches("NRRD000[1-5]");
    }

    /// @param content a file with `isNrrd`
    /// @return its image, header checked
    static StoredImage open(Content content) {
        if (content.isCompressed()) {
            throw new InputException(content.file() + " is an NRRD file packed once more with gzip. Unpack it first"
                    + " (NRRD has its own compression, encoding: gzip).");
        }
        NrrdHeader h = NrrdHeader.read(content.file());
        List<String> notes = new ArrayList<>();
        Storage storage = storage(h);
        Axes axes = axes(h);
        VoxelSource source = NrrdData.source(h, storage, axes.sampleCount());
        source.checkSize(axes.size(), axes.layers(), storage);
        Placement placement = Placement.of(axes.size(), lps(h, axes, notes), content.file());
        placement.shearNote().ifPresent(notes::add);
        return new StoredImage(
                source,
                VolumeFormat.NRRD,
                placement,
                storage,
                order(h, storage),
                axes.layers(),
                1,
                0,
                SlicerSegments.names(h, axes.layers()),
                notes);
    }

    /// @param size samples along the three axes of space
    /// @param directions their steps as written
    /// @param layers samples along an axis without direction before them, 1 when there is none
    private record Axes(int[] size, List<double[]> directions, int layers) {
        long sampleCount() {
            // beyond 2³⁰ the image is refused later; saturated, so that nothing overflows until then
            double samples = (double) size[0] * size[1] * size[2] * layers;
            return samples > MOST_SAMPLES ? MOST_SAMPLES : (long) samples;
        }
    }

    private static Axes axes(NrrdHeader h) {
        long[] sizes = h.wholes("sizes");
        long dimension = h.whole("dimension", sizes.length);
        if (dimension != sizes.length) {
            throw h.bad("dimension " + dimension + " with " + sizes.length + " sizes");
        }
        for (long s : sizes) {
            if (s < 1 || s > Integer.MAX_VALUE) {
                throw h.bad("size " + s);
            }
        }
        if (h.field("space directions").isEmpty()) {
            throw placeless(h, "no space directions");
        }
        List<double[]> vectors = h.vectors("space directions");
        if (vectors.size() != sizes.length) {
            throw h.bad(vectors.size() + " space directions with " + sizes.length + " sizes");
        }
        int[] size = new int[3];
        List<double[]> directions = new ArrayList<>();
        int layers = 1;
        for (int a = 0; a < sizes.length; a++) {
            if (vectors.get(a).length > 0) {
                if (directions.size() < 3) {
                    size[directions.size()] = (int) sizes[a];
                }
                directions.add(vectors.get(a));
            } else if (a == 0) {
                layers = layers(h, sizes[a]);
            } else if (sizes[a] > 1) {
                throw new InputException(h.file() + " holds " + sizes[a] + " volumes along axis " + (a + 1)
                        + " (time or channels); one is needed. Extract the volume to be used.");
            }
        }
        if (directions.size() != 3) {
            throw new InputException(h.file() + " has " + directions.size()
                    + " axes in space; a volume with three is needed. Export the whole stack.");
        }
        return new Axes(size, directions, layers);
    }

    private static int layers(NrrdHeader h, long size) {
        if (size > SlicerSegments.MOST_LAYERS) {
            throw h.bad(size + " numbers per voxel, where at most " + SlicerSegments.MOST_LAYERS + " are read");
        }
        return (int) size;
    }

    private static double[] lps(NrrdHeader h, Axes axes, List<String> notes) {
        String space = h.field("space").orElse("").toLowerCase(Locale.ROOT);
        double[] sign =
                switch (space) {
                    case "left-posterior-superior", "lps" -> new double[] {1, 1, 1};
                    case "right-anterior-superior", "ras" -> new double[] {-1, -1, 1};
                    case "left-anterior-superior", "las" -> new double[] {1, -1, 1};
                    case "" -> throw placeless(h, "no space");
                    default -> throw placeless(h, "space '" + space + "'");
                };
        List<double[]> origins = h.vectors("space origin");
        if (origins.size() != 1 || origins.getFirst().length != 3) {
            throw h.bad("its space origin is not one vector");
        }
        double unit = millimetres(h, notes);
        double[] lps = new double[12];
        for (int c = 0; c < 3; c++) {
            for (int a = 0; a < 3; a++) {
                lps[4 * c + a] = unit * sign[c] * axes.directions().get(a)[c];
            }
            lps[4 * c + 3] = unit * sign[c] * origins.getFirst()[c];
        }
        return lps;
    }

    private static double millimetres(NrrdHeader h, List<String> notes) {
        if (h.field("space units").isEmpty()) {
            notes.add("The header names no length unit; millimetres are assumed.");
            return 1;
        }
        String[] units = h.required("space units").replace("\"", " ").strip().split("\\s+");
        for (String u : units) {
            if (!u.equals(units[0])) {
                throw h.bad("its space units differ: " + String.join(", ", units));
            }
        }
        return switch (units[0]) {
            case "mm", "millimeter", "millimetre" -> 1;
            case "cm" -> 10;
            case "m" -> 1000;
            case "um", "µm" -> 1e-3;
            default -> throw h.bad("unknown space unit '" + units[0] + "'");
        };
    }

    private static InputException placeless(NrrdHeader h, String what) {
        return new InputException("NRRD header of " + h.file() + " does not say how the voxels lie in the patient ("
                + what + "; wanted are space left-posterior-superior, right-anterior-superior or"
                + " left-anterior-superior, space directions and space origin), so left and right cannot be told"
                + " apart. Export it from the original scan.");
    }

    private static ByteOrder order(NrrdHeader h, Storage storage) {
        boolean isNeeded = storage.bytes() > 1 && NrrdData.packing(h) != Packing.TEXT;
        String endian = isNeeded ? h.required("endian") : h.field("endian").orElse("little");
        return switch (endian.toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw h.bad("endian '" + endian + "'");
        };
    }

    private static Storage storage(NrrdHeader h) {
        String type = h.required("type").toLowerCase(Locale.ROOT);
        Storage storage = TYPES.get(type.replaceAll("\\s+", " "));
        if (storage == null) {
            throw h.bad("type '" + type + "' holds no plain numbers");
        }
        return storage;
    }

    private static Map<String, Storage> types() {
        Map<String, Storage> types = new java.util.HashMap<>();
        spell(types, Storage.INT8, "signed char", "int8", "int8_t");
        spell(types, Storage.UINT8, "uchar", "unsigned char", "uint8", "uint8_t");
        spell(types, Storage.INT16, "short", "short int", "signed short", "signed short int", "int16", "int16_t");
        spell(types, Storage.UINT16, "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t");
        spell(types, Storage.INT32, "int", "signed int", "int32", "int32_t");
        spell(types, Storage.UINT32, "uint", "unsigned int", "uint32", "uint32_t");
        spell(types, Storage.INT64, "longlong", "long long", "long long int", "int64", "int64_t");
        spell(types, Storage.INT64, "signed long long", "signed long long int");
        spell(types, Storage.UINT64, "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t");
        spell(types, Storage.FLOAT32, "float");
        spell(types, Storage.FLOAT64, "double");
        return Map.copyOf(types);
    }

    private static void spell(Map<String, Storage> types, Storage storage, String... names) {
        for (String name : names) {
            types.put(name, storage);
        }
    }
}
