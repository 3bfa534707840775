package fractura.mesh.image;

import fractura.mesh.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/// Streams the numbers of a stored image to their places on the grid, row by row; only the result is held in
/// memory.
final class VoxelReader {
    /// 2³⁰ voxels, 4 GiB in memory; the largest clinical series are a few hundred million.
    static final long MOST_VOXELS = 1L << 30;

    private static final double LARGEST_EXACT_LABEL = Integer.MAX_VALUE;

    private VoxelReader() {}

    private interface RowSink {
        /// @param row values of one stored row
        /// @param start grid index of the first
        /// @param stride step in grid index
        void accept(double[] row, int start, int stride);
    }

    /// @param image checked header
    /// @return one value per grid voxel, slope and intercept applied
    static float[] readValues(StoredImage image) {
        float[] values = reserve(image, float[]::new);
        double slope = image.slope();
        double intercept = image.intercept();
        readRows(image, (row, start, stride) -> {
            for (int i = 0, at = start; i < row.length; i++, at += stride) {
                values[at] = (float) (slope * row[i] + intercept);
            }
        });
        return values;
    }

    /// @param image checked header
    /// @return one label per grid voxel
    static int[] readLabels(StoredImage image) {
        int[] values = reserve(image, int[]::new);
        double slope = image.slope();
        double intercept = image.intercept();
        readRows(image, (row, start, stride) -> {
            for (int i = 0, at = start; i < row.length; i++, at += stride) {
                double v = slope * row[i] + intercept;
                if (!(v >= 0 && v <= LARGEST_EXACT_LABEL && v == Math.rint(v))) {
                    throw notALabel(image, v);
                }
                values[at] = (int) v;
            }
        });
        return values;
    }

    /// Refuses, before any memory is taken, an image that is too large or that the file cannot hold.
    ///
    /// @param content the file
    /// @param size voxels along each axis, each at least 1
    /// @param storage type of one number
    /// @param dataOffset uncompressed bytes before the first voxel
    static void checkSize(Content content, int[] size, Storage storage, long dataOffset) {
        long voxels = (long) size[0] * size[1] * size[2];
        String says = content.file() + " says it holds " + size[0] + "×" + size[1] + "×" + size[2] + " voxels of "
                + storage.words();
        if (voxels > MOST_VOXELS) {
            throw new InputException(says + ", more than the limit of " + MOST_VOXELS
                    + ". Crop it to the bone, or resample it to larger voxels.");
        }
        long expected = dataOffset + voxels * storage.bytes();
        long most = content.mostBytes();
        if (expected > most) {
            throw new InputException(
                    says + ", " + expected + " bytes, but " + (content.isCompressed() ? "at most " : "") + most
                            + " bytes are there: the file is cut short or its header is wrong. Copy or export it again.");
        }
        if (!content.isCompressed() && expected < most) {
            throw new InputException(says + ", " + expected + " bytes, but the file has " + (most - expected)
                    + " more: header and data do not belong together. Export it again.");
        }
        long memory = Runtime.getRuntime().maxMemory();
        if (4 * voxels > memory / 4 * 3) {
            throw tooLarge(says, 4 * voxels);
        }
    }

    private static <A> A reserve(StoredImage image, IntFunction<A> maker) {
        int voxels = image.placement().grid().voxelCount();
        try {
            return maker.apply(voxels);
        } catch (OutOfMemoryError e) {
            throw tooLarge(image.content().file() + " holds " + voxels + " voxels", 4L * voxels);
        }
    }

    private static void readRows(StoredImage image, RowSink sink) {
        Placement place = image.placement();
        int[] size = place.size();
        int[] strides = place.strides();
        double[] row = new double[size[0]];
        byte[] bytes = new byte[size[0] * image.storage().bytes()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(image.order());
        try (InputStream in = image.content().open()) {
            in.skipNBytes(image.dataOffset());
            for (int k = 0; k < size[2]; k++) {
                for (int j = 0; j < size[1]; j++) {
                    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                        throw new EOFException();
                    }
                    image.storage().decodeInto(buffer, row);
                    sink.accept(row, place.start() + j * strides[1] + k * strides[2], strides[0]);
                }
            }
            // reading on also makes gzip compare its checksum
            if (in.read() >= 0) {
                throw new InputException(image.content().file() + " goes on after its last voxel: header and data do"
                        + " not belong together. Export it again.");
            }
        } catch (EOFException e) {
            throw new InputException(
                    image.content().file() + " ends before its last voxel: it is cut short. Copy or export it again.",
                    e);
        } catch (IOException e) {
            throw Content.unreadable(image.content().file(), e);
        }
    }

    private static InputException notALabel(StoredImage image, double value) {
        String mend = value < 0
                ? "Labels are 0 (background) or positive. Is this the CT itself?"
                : "Labels are whole numbers. Was it resampled with smoothing, or is it a probability map?"
                        + " Use nearest-neighbour resampling.";
        return new InputException("Label map " + image.content().file() + " holds the value " + value + ". " + mend);
    }

    private static InputException tooLarge(String says, long bytes) {
        return new InputException(says + ", " + (bytes >> 20) + " MiB in memory, but Java may use "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB. Crop it to the bone, or give Java more memory (FRACTURA_JAVA_OPTS=-Xmx16g).");
    }
}
