package fractura.mesh.image;

import fractura.mesh.InputException;
import fractura.mesh.MemoryException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;

/// Streams the numbers of a stored image to their places on the grid, row by row; only the result is held in
/// memory.
final class VoxelReader {
    /// 2³⁰ voxels, 4 GiB in memory; the largest clinical series are a few hundred million.
    static final long MOST_VOXELS = 1L << 30;

    private static final double LARGEST_EXACT_LABEL = Integer.MAX_VALUE;

    private VoxelReader() {}

    private interface RowSink {
        /// @param row values of one stored row, layers of one voxel side by side
        /// @param start grid index of the first
        /// @param stride step in grid index
        void accept(double[] row, int start, int stride);
    }

    /// @param image checked header
    /// @return one value per grid voxel, slope and intercept applied
    static float[] readValues(StoredImage image) {
        if (image.layers() > 1) {
            throw new InputException(image.source().named() + " holds " + image.layers()
                    + " numbers per voxel (channels, layers or time); one is needed. Extract the volume to be used.");
        }
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
    /// @return for each layer, one label per grid voxel
    static int[][] readLabels(StoredImage image) {
        int layers = image.layers();
        int[][] values = new int[layers][];
        for (int l = 0; l < layers; l++) {
            values[l] = reserve(image, int[]::new);
        }
        double slope = image.slope();
        double intercept = image.intercept();
        readRows(image, (row, start, stride) -> {
            for (int i = 0, at = start; i < row.length; i += layers, at += stride) {
                for (int l = 0; l < layers; l++) {
                    double v = slope * row[i + l] + intercept;
                    if (!(v >= 0 && v <= LARGEST_EXACT_LABEL && v == Math.rint(v))) {
                        throw notALabel(image, v);
                    }
                    values[l][at] = (int) v;
                }
            }
        });
        return values;
    }

    private static <A> A reserve(StoredImage image, IntFunction<A> maker) {
        int voxels = image.placement().grid().voxelCount();
        try {
            return maker.apply(voxels);
        } catch (OutOfMemoryError e) {
            throw tooLarge(image.source().named() + " holds " + voxels + " voxels", 4L * voxels);
        }
    }

    private static void readRows(StoredImage image, RowSink sink) {
        Placement place = image.placement();
        int[] size = place.size();
        int[] strides = place.strides();
        VoxelSource source = image.source();
        double[] row = new double[size[0] * image.layers()];
        try (NumberStream in = NumberStream.open(source, image.storage(), image.order(), row.length)) {
            for (int k = 0; k < size[2]; k++) {
                for (int j = 0; j < size[1]; j++) {
                    in.readInto(row);
                    sink.accept(row, place.start() + j * strides[1] + k * strides[2], strides[0]);
                }
            }
            if (!in.isAtEnd()) {
                throw new InputException(source.named() + " goes on after its last voxel: header and data do"
                        + " not belong together. Export it again.");
            }
        } catch (EOFException e) {
            throw new InputException(
                    source.named() + " ends before its last voxel: it is cut short. Copy or export it again.", e);
        } catch (IOException e) {
            throw Content.unreadable(source.named(), e);
        } catch (UncheckedIOException e) {
            throw Content.unreadable(source.named(), e.getCause());
        }
    }

    private static InputException notALabel(StoredImage image, double value) {
        String mend = value < 0
                ? "Labels are 0 (background) or positive. Is this the CT itself?"
                : "Labels are whole numbers. Was it resampled with smoothing, or is it a probability map?"
                        + " Use nearest-neighbour resampling.";
        return new InputException("Label map " + image.source().named() + " holds the value " + value + ". " + mend);
    }

    static InputException tooLarge(String says, long bytes) {
        return new MemoryException(says + ", " + (bytes >> 20) + " MiB in memory, but Java may use "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB. Crop it to the bone, or give Java more memory (FRACTURA_JAVA_OPTS=-Xmx16g).");
    }
}
