package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// A CT series as a volume of equally spaced layers on straight axes. Headers are read and checked when it is
/// opened, pixels when they are asked for.
public final class DicomSeries {
    /// The same limit as for all other formats: 4 GiB in memory.
    private static final long MOST_VOXELS = 1L << 30;

    private final SliceStack stack;
    private final Layers layers;
    private final Straightening straight;
    private final Remarks remarks;

    private DicomSeries(SliceStack stack, Layers layers, Straightening straight, Remarks remarks) {
        this.stack = stack;
        this.layers = layers;
        this.straight = straight;
        this.remarks = remarks;
    }

    /// Takes one layer.
    public interface LayerSink {
        /// @param k layer, from 0
        /// @param values row-major, `size()[0] · size()[1]`; the receiver's own
        void accept(int k, float[] values);
    }

    /// @param head the first bytes of a file, 132 or all
    /// @return whether they are those of a DICOM file
    public static boolean isDicom(byte[] head) {
        return DicomFile.isDicom(head);
    }

    /// Finds the CT series and puts its slices in order.
    ///
    /// @param path a folder with one CT series, a file of the series that is meant, or a DICOMDIR
    /// @return the series
    /// @throws InputException when there is no series, more than one, or one that is no volume
    public static DicomSeries open(Path path) {
        Remarks remarks = new Remarks();
        List<DicomFile> files = files(path, remarks);
        String where = path.toString();
        List<Frame> frames = new ArrayList<>();
        for (DicomFile file : files) {
            frames.addAll(Frame.of(file));
        }
        List<Frame> main = PlaneGroups.main(frames, where, remarks);
        SliceStack stack = SliceStack.of(main, where, remarks);
        double[] along = stack.slices().stream().mapToDouble(Slice::alongMm).toArray();
        Layers layers = Layers.of(along, where, remarks);
        Straightening straight = Straightening.of(stack, where, remarks);
        DicomSeries series = new DicomSeries(stack, layers, straight, remarks);
        series.checkSize(where);
        series.remark();
        return series;
    }

    private static List<DicomFile> files(Path path, Remarks remarks) {
        if (Files.isDirectory(path)) {
            return SeriesChoice.choose(Catalogue.of(path), Optional.empty(), remarks);
        }
        DicomFile file = DicomFile.read(path, path.getFileName().toString())
                .orElseThrow(() -> new InputException(path + " is no DICOM file."));
        if (ObjectKind.of(file.data()) == ObjectKind.DICOMDIR) {
            return SeriesChoice.choose(Catalogue.around(path), Optional.empty(), remarks);
        }
        return SeriesChoice.choose(Catalogue.beside(path), Optional.of(file), remarks);
    }

    /// @return columns, rows, layers; a new array
    public int[] size() {
        return new int[] {straight.columns(), straight.rows(), layers.count()};
    }

    /// @return row-major 3×4: (column, row, layer) to LPS in mm; a new array
    public double[] lps() {
        Frame first = stack.slices().getFirst().frame();
        Slice last = stack.slices().getLast();
        double[] axes = stack.axes();
        double[] m = new double[12];
        for (int c = 0; c < 3; c++) {
            m[4 * c] = axes[c] * first.spacingMm()[0];
            m[4 * c + 1] = axes[3 + c] * first.spacingMm()[1];
            m[4 * c + 2] = axes[6 + c] * layers.stepMm();
            m[4 * c + 3] = first.positionMm()[c] + axes[c] * straight.rightMm() + axes[3 + c] * straight.downMm();
            if (!straight.isMoved()) {
                // so little off square that the reader of all formats squares it
                m[4 * c + 2] += (axes[c] * last.rightMm() + axes[3 + c] * last.downMm()) / (layers.count() - 1);
            }
        }
        return m;
    }

    /// Reads all pixels, several layers at a time and in no order.
    ///
    /// @param sink called once a layer, from several threads
    /// @throws InputException when pixels are damaged or of a compression that is not read; of several, the
    /// lowest layer's is thrown, whichever thread came first
    public void readInto(LayerSink sink) {
        AtomicReferenceArray<InputException> faults = new AtomicReferenceArray<>(layers.count());
        AtomicInteger lowest = new AtomicInteger(layers.count());
        IntStream.range(0, layers.count()).parallel().forEach(k -> {
            if (k > lowest.get()) {
                return;
            }
            try {
                sink.accept(k, layer(k));
            } catch (InputException e) {
                faults.set(k, e);
                lowest.accumulateAndGet(k, Math::min);
            }
        });
        if (lowest.get() < layers.count()) {
            throw faults.get(lowest.get());
        }
    }

    private float[] layer(int k) {
        float[] values = slice(layers.below()[k]);
        double share = layers.shares()[k];
        if (share > 0) {
            float[] above = slice(layers.below()[k] + 1);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] * (1 - share) + above[i] * share);
            }
        }
        return values;
    }

    private float[] slice(int s) {
        Slice slice = stack.slices().get(s);
        return straight.apply(slice, slice.frame().values());
    }

    /// @param attribute of the first slice
    /// @return its words, fit to print
    public Optional<String> text(Attribute attribute) {
        return CleanWords.of(header().text(attribute));
    }

    /// @param attribute of the first slice
    /// @return its first number; absent also when it is no number
    public OptionalDouble number(Attribute attribute) {
        try {
            return header().decimal(attribute);
        } catch (InputException e) {
            return OptionalDouble.empty();
        }
    }

    /// @return words of the first item of a sequence of codes, fit to print
    /// @param sequence of the first slice's file
    public Optional<String> codeMeaning(Attribute sequence) {
        return firstFrame().file().data().items(sequence).stream()
                .findFirst()
                .flatMap(item -> CleanWords.of(item.text(Attribute.CODE_MEANING)));
    }

    /// @return how pixels are stored, for example `int16, JPEG 2000 lossless`
    public String storage() {
        var shape = firstFrame().rule().shape();
        return (shape.isSigned() ? "int" : "uint") + shape.bitsStored() + ", "
                + firstFrame().file().syntax().words();
    }

    /// @return slope of the first slice
    public double slope() {
        return firstFrame().rule().slope();
    }

    /// @return intercept of the first slice
    public double intercept() {
        return firstFrame().rule().intercept();
    }

    /// @return angle of the gantry, absent when straight
    public OptionalDouble tiltDegrees() {
        return straight.tiltDegrees();
    }

    /// @return what was found and is not used, with the number of files; not modifiable
    public SortedMap<String, Integer> leftOut() {
        return remarks.leftOut();
    }

    /// @return what had to be mended
    public List<Warning> findings() {
        return remarks.findings();
    }

    /// @return what else is worth saying, one sentence each
    public List<String> notes() {
        return remarks.notes();
    }

    private Frame firstFrame() {
        return stack.slices().getFirst().frame();
    }

    private FrameHeader header() {
        return FrameHeader.of(firstFrame().file().data(), firstFrame().index());
    }

    private void checkSize(String where) {
        long voxels = (long) straight.columns() * straight.rows() * layers.count();
        long memory = Runtime.getRuntime().maxMemory();
        // three sizes below 2³¹ may overflow a long, so the first two are judged alone
        boolean isWide = (long) straight.columns() * straight.rows() > MOST_VOXELS;
        if (isWide || voxels > MOST_VOXELS || 4 * voxels > memory / 4 * 3) {
            throw new InputException("The CT series in " + where + " has " + straight.columns() + "×" + straight.rows()
                    + "×" + layers.count() + " voxels of 4 bytes; up to "
                    + (Math.min(4 * MOST_VOXELS, memory / 4 * 3) >> 20)
                    + " MiB are read. Give a part of the series, or more memory (FRACTURA_JAVA_OPTS=-Xmx16g).");
        }
    }

    private void remark() {
        PixelRule rule = firstFrame().rule();
        if (rule.hasPadding()) {
            remarks.note("Pixels marked as outside the field of view (stored as " + rule.paddingLow()
                    + (rule.paddingHigh() > rule.paddingLow() ? " to " + rule.paddingHigh() : "")
                    + ") are read as air, -1024.");
        }
        if (stack.slices().stream().anyMatch(s -> s.frame().file().isMislabelled())) {
            remarks.note(
                    "The files are not encoded as they say (explicit or implicit types); they are read as written.");
        }
        boolean isVarying = stack.slices().stream()
                .map(s -> s.frame().rule())
                .anyMatch(r -> r.slope() != rule.slope() || r.intercept() != rule.intercept());
        if (isVarying) {
            remarks.note("Slope and intercept differ from slice to slice; each slice is read with its own.");
        }
        if (header().text(Attribute.RESCALE_INTERCEPT).isEmpty()) {
            remarks.note("The header gives no rescale intercept: values are taken as stored.");
        }
        OptionalDouble written = number(Attribute.GANTRY_TILT);
        if (Math.abs(written.orElse(0)) > 0.5 && straight.tiltDegrees().isEmpty()) {
            remarks.finding(Warning.caution(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "The header says that the gantry was tilted by %.1f degrees, but the slices lie straight"
                                    + " above each other: taken as straightened already. If they are not, the bone is"
                                    + " sheared.",
                            written.getAsDouble())));
        }
    }
}
