package fractura.mesh.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of images and label maps made up by a fuzzer that is led by coverage. Anything but an image or an
/// `InputException` is a bug.
class ImageFuzz {
    private static final VolumeFormatContract.StoredScan SCAN = new VolumeFormatContract.StoredScan(
            new int[] {4, 3, 2},
            new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0},
            Storage.INT16,
            ByteOrder.LITTLE_ENDIAN,
            new double[24]);

    private static Path folder;

    private static Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("fuzz");
            DicomBytes.slice(0).write(folder.resolve("series"), "a");
            DicomBytes.slice(2).write(folder.resolve("series"), "c");
        }
        return folder;
    }

    private static void read(byte[] bytes, String name, String from, Consumer<Path> reader) throws IOException {
        Files.write(folder().resolve(name), bytes);
        try {
            reader.accept(folder().resolve(from));
        } catch (InputException e) {
            // a refusal in words
        }
    }

    static Stream<byte[]> nifti() {
        byte[] plain = NiftiBytes.little(4, 3, 2).data(new byte[48]).plain();
        return Stream.of(plain, NiftiBytes.gzip(plain));
    }

    static Stream<byte[]> nrrd() {
        return Stream.of(NrrdBytes.plain().bytes(NrrdBytes.shorts(24)));
    }

    static Stream<byte[]> metaImage() {
        String header = new String(MetaImageFormatTest.header(SCAN, "", "LOCAL"), StandardCharsets.US_ASCII);
        return Stream.of((header + "\0".repeat(48)).getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<byte[]> dicom() {
        return Stream.of(
                        DicomBytes.EXPLICIT,
                        DicomBytes.IMPLICIT,
                        DicomBytes.BIG_ENDIAN,
                        DicomBytes.DEFLATED)
                .map(syntax -> DicomBytes.slice(1).as(syntax).bytes());
    }

    @MethodSource("nifti")
    @FuzzTest
    void niftiImage(byte[] bytes) throws IOException {
        read(bytes, "scan", "scan", ImageFile::read);
    }

    @MethodSource("nifti")
    @FuzzTest
    void niftiLabels(byte[] bytes) throws IOException {
        read(bytes, "labels", "labels", LabelMap::read);
    }

    @MethodSource("nrrd")
    @FuzzTest
    void nrrdImage(byte[] bytes) throws IOException {
        read(bytes, "scan", "scan", ImageFile::read);
    }

    @MethodSource("nrrd")
    @FuzzTest
    void nrrdLabels(byte[] bytes) throws IOException {
        read(bytes, "labels", "labels", LabelMap::read);
    }

    @MethodSource("metaImage")
    @FuzzTest
    void metaImage(byte[] bytes) throws IOException {
        read(bytes, "scan", "scan", ImageFile::read);
    }

    /// The slice between two good ones.
    @MethodSource("dicom")
    @FuzzTest
    void dicomSeries(byte[] bytes) throws IOException {
        read(bytes, "series/b", "series", ImageFile::read);
    }

    @MethodSource("dicomLabelSeeds")
    @FuzzTest
    void dicomLabels(byte[] bytes) throws IOException {
        read(bytes, "seg", "seg", LabelMap::read);
    }

    static Stream<byte[]> dicomLabelSeeds() {
        return DicomSegmentationTest.seeds();
    }
}
