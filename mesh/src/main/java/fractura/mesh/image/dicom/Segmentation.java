package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A DICOM segmentation as label maps: the label of a voxel is the number of its segment. Segments that overlap
/// lie in layers, each segment whole in the first layer where it meets no other.
public final class Segmentation {
    /// Of a fractional segment a voxel belongs to it from half the maximum on. A choice of this project.
    static final double LEAST_FRACTION = 0.5;

    private static final int MOST_LAYERS = 16;
    private static final long MOST_VOXELS = 1L << 30;

    private final DicomFile file;
    private final SegmentFrames frames;
    private final SegmentPixels pixels;
    private final SortedMap<Integer, String> names;
    private final int least;
    private final boolean isLabelMap;
    private final List<String> notes = new ArrayList<>();

    /// A segment and where it was put.
    ///
    /// @param number its label
    /// @param name in the file's words, fit to print
    /// @param layer from 0
    public record Segment(int number, String name, int layer) {}

    /// Labels of all layers.
    ///
    /// @param layers one array a layer, column fastest, then row, then plane
    /// @param segments in rising number
    public record Labels(List<int[]> layers, List<Segment> segments) {}

    private Segmentation(DicomFile file) {
        this.file = file;
        DataSet data = file.data();
        String type = data.text(Attribute.SEGMENTATION_TYPE).orElse("");
        isLabelMap = type.equals("LABELMAP");
        frames = SegmentFrames.of(data, isLabelMap);
        pixels = new SegmentPixels(file, frames.count());
        names = names(data);
        least = least(type, data);
    }

    /// @param path of a file
    /// @return its segmentation, header checked
    /// @throws InputException when it is none, damaged, or of a kind that is not read
    public static Segmentation open(Path path) {
        String name = path.getFileName().toString();
        DicomFile file = DicomFile.read(path, name).orElseThrow(() -> new InputException(path + " is no DICOM file."));
        file.fault().ifPresent(fault -> {
            throw file.refusal(fault + ". Copy or export it again.");
        });
        try {
            ObjectKind kind = ObjectKind.of(file.data());
            if (kind != ObjectKind.SEGMENTATION) {
                throw new InputException("is no segmentation but a " + kind.words()
                        + ". Give a DICOM SEG file, or a label map of another format");
            }
            Segmentation found = new Segmentation(file);
            found.checkSize();
            return found;
        } catch (InputException e) {
            throw file.refusal(e.getMessage());
        }
    }

    /// @param folder looked through with everything inside it
    /// @return the segmentations among its files, sound or damaged, by name
    public static List<Path> in(Path folder) {
        return Catalogue.of(folder).files().stream()
                .filter(f -> ObjectKind.of(f.data()) == ObjectKind.SEGMENTATION)
                .map(DicomFile::path)
                .toList();
    }

    private static SortedMap<Integer, String> names(DataSet data) {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (DataSet segment : data.items(Attribute.SEGMENT_SEQUENCE)) {
            int number = Frame.required(segment, Attribute.SEGMENT_NUMBER);
            String name = CleanWords.of(segment.text(Attribute.SEGMENT_LABEL)).orElse("segment " + number);
            // label maps may describe their background
            if (number != 0 && names.put(number, name) != null) {
                throw new InputException("has two segments of number " + number + ". Export it again");
            }
        }
        return names;
    }

    private int least(String type, DataSet data) {
        switch (type) {
            case "BINARY", "LABELMAP" -> {
                return 1;
            }
            case "FRACTIONAL" -> {
                int most = Frame.required(data, Attribute.MAXIMUM_FRACTIONAL_VALUE);
                notes.add("Fractional segments: a voxel belongs to one from half of the maximum on.");
                return Math.max(1, (int) Math.ceil(LEAST_FRACTION * most));
            }
            default ->
                throw new InputException("is a segmentation of an unknown kind; binary, fractional and label maps are"
                        + " read. Export it as one of them");
        }
    }

    /// @return columns, rows, planes; a new array
    public int[] size() {
        return new int[] {pixels.columns(), pixels.rows(), frames.planeCount()};
    }

    /// @return row-major 3×4: (column, row, plane) to LPS in mm; a new array
    public double[] lps() {
        return frames.lps();
    }

    /// @return how pixels are stored
    public String storage() {
        return "uint" + pixels.bits() + ", " + file.syntax().words();
    }

    /// @return what is worth saying, one sentence each; complete after `labels`
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// Reads all segments.
    ///
    /// @return their labels
    /// @throws InputException when pixels are damaged
    public Labels labels() {
        List<int[]> layers = new ArrayList<>();
        if (isLabelMap) {
            layers.add(labelMap());
            return new Labels(layers, segments(new TreeMap<>()));
        }
        SortedMap<Integer, Integer> layerOf = new TreeMap<>();
        for (int number : numbers()) {
            layerOf.put(number, place(number, layers));
        }
        if (layers.isEmpty()) {
            layers.add(new int[voxelCount()]);
        }
        if (layers.size() > 1) {
            notes.add("Segments overlap; they are kept in " + layers.size() + " layers.");
        }
        return new Labels(layers, segments(layerOf));
    }

    private List<Segment> segments(SortedMap<Integer, Integer> layerOf) {
        List<Segment> segments = new ArrayList<>();
        SortedMap<Integer, String> all = new TreeMap<>(names);
        layerOf.keySet().forEach(number -> all.putIfAbsent(number, "segment " + number));
        all.forEach((number, name) -> segments.add(new Segment(number, name, layerOf.getOrDefault(number, 0))));
        return segments;
    }

    private int[] numbers() {
        return Arrays.stream(frames.segments()).distinct().sorted().toArray();
    }

    private int voxelCount() {
        return pixels.columns() * pixels.rows() * frames.planeCount();
    }

    private int[] labelMap() {
        int[] values = new int[voxelCount()];
        int plane = pixels.columns() * pixels.rows();
        for (int f = 0; f < frames.count(); f++) {
            System.arraycopy(pixels.frame(f), 0, values, frames.planes()[f] * plane, plane);
        }
        return values;
    }

    /// Writes a segment into the first layer in which it meets no other.
    private int place(int number, List<int[]> layers) {
        if (number == 0) {
            throw file.refusal("has a segment of number 0, which means background. Export it again");
        }
        BitSet voxels = voxels(number);
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            if (layer == layers.size()) {
                refuseTooLarge(layer + 1L);
                layers.add(new int[voxelCount()]);
            }
            int[] into = layers.get(layer);
            if (voxels.stream().allMatch(v -> into[v] == 0)) {
                voxels.stream().forEach(v -> into[v] = number);
                return layer;
            }
        }
        throw file.refusal(
                "has segments that overlap more than " + MOST_LAYERS + "-fold. Export the needed ones alone");
    }

    /// Indices of the voxels of a segment in a layer.
    private BitSet voxels(int number) {
        BitSet voxels = new BitSet(voxelCount());
        for (int f = 0; f < frames.count(); f++) {
            if (frames.segments()[f] != number) {
                continue;
            }
            int[] frame = pixels.frame(f);
            int at = frames.planes()[f] * frame.length;
            for (int i = 0; i < frame.length; i++) {
                if (frame[i] >= least) {
                    voxels.set(at + i);
                }
            }
        }
        return voxels;
    }

    private void checkSize() {
        refuseTooLarge(1);
    }

    private void refuseTooLarge(long layers) {
        long voxels = (long) pixels.columns() * pixels.rows() * frames.planeCount();
        long memory = Runtime.getRuntime().maxMemory();
        if (voxels > MOST_VOXELS || 4 * voxels * (layers + 1) > memory / 4 * 3) {
            throw new InputException("spans " + pixels.columns() + "×" + pixels.rows() + "×" + frames.planeCount()
                    + " voxels in " + layers + " layer(s), more than fits into memory. Crop it, or give more memory"
                    + " (FRACTURA_JAVA_OPTS=-Xmx16g)");
        }
    }
}
