package fractura.mesh.image;

import fractura.mesh.InputException;
import fractura.mesh.MemoryException;
import fractura.mesh.image.dicom.Attribute;
import fractura.mesh.image.dicom.DicomSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// A DICOM CT series turned into patient axes, and its header into a protocol.
final class DicomScan {
    /// What is written where no agent was given.
    private static final Set<String> NO_AGENT = Set.of("NONE", "NO", "WITHOUT", "W/O", "NATIVE", "NIL", "-", "0");

    private DicomScan() {}

    /// @param path any path
    /// @return whether it is a folder or a DICOM file
    static boolean isOne(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        Content content = Content.of(path);
        boolean isDicom = DicomSeries.isDicom(content.head());
        if (isDicom && content.isCompressed()) {
            throw new InputException(path + " is a DICOM file inside gzip. Unpack the series with gunzip first.");
        }
        return isDicom;
    }

    /// @param path folder of a series, a file of it, or a DICOMDIR
    /// @return the image
    static ImageFile read(Path path) {
        DicomSeries series = DicomSeries.open(path);
        Placement place = Placement.of(series.size(), series.lps(), path);
        float[] values = reserve(place.grid().voxelCount(), path);
        int columns = place.size()[0];
        int rows = place.size()[1];
        int[] strides = place.strides();
        series.readInto((k, layer) -> {
            for (int j = 0; j < rows; j++) {
                int at = place.start() + j * strides[1] + k * strides[2];
                for (int i = 0; i < columns; i++, at += strides[0]) {
                    values[at] = layer[j * columns + i];
                }
            }
        });
        return new ImageFile(new Volume(place.grid(), values), facts(series, place));
    }

    private static float[] reserve(int voxels, Path path) {
        try {
            return new float[voxels];
        } catch (OutOfMemoryError e) {
            throw new MemoryException(path + " holds " + voxels
                    + " voxels, more than the memory left to Java. Give it more" + " (FRACTURA_JAVA_OPTS=-Xmx16g).");
        }
    }

    private static ImageFacts facts(DicomSeries series, Placement place) {
        List<LeftOut> leftOut = series.leftOut().entrySet().stream()
                .map(e -> new LeftOut(e.getKey(), e.getValue()))
                .toList();
        return new ImageFacts(
                VolumeFormat.DICOM,
                series.storage(),
                place.axisCodes(),
                series.slope(),
                series.intercept(),
                protocol(series),
                leftOut,
                series.findings(),
                series.notes());
    }

    private static Protocol protocol(DicomSeries series) {
        Optional<String> agent =
                series.text(Attribute.CONTRAST_AGENT).or(() -> series.codeMeaning(Attribute.CONTRAST_AGENT_SEQUENCE));
        Optional<Boolean> contrast = agent.map(a -> !NO_AGENT.contains(a.toUpperCase(Locale.ROOT)));
        return new Protocol(
                positive(series.number(Attribute.KVP)),
                series.text(Attribute.CONVOLUTION_KERNEL),
                positive(series.number(Attribute.SLICE_THICKNESS)),
                contrast,
                series.text(Attribute.MANUFACTURER),
                series.text(Attribute.MODEL),
                date(series),
                series.tiltDegrees());
    }

    private static OptionalDouble positive(OptionalDouble number) {
        return number.isPresent() && number.getAsDouble() > 0 ? number : OptionalDouble.empty();
    }

    private static Optional<LocalDate> date(DicomSeries series) {
        return Stream.of(
                        Attribute.ACQUISITION_DATE,
                        Attribute.ACQUISITION_DATE_TIME,
                        Attribute.SERIES_DATE,
                        Attribute.STUDY_DATE)
                .flatMap(a -> series.text(a).stream())
                .flatMap(text -> day(text).stream())
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            String digits = text.replace(".", "");
            return digits.length() < 8
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(digits.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
