package fractura.mesh.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// NIfTI-1 files written byte by byte for tests, after the standard's own table and not after the reader.
final class NiftiBytes {
    /// Stored voxels of the small images here.
    final int[] size;

    private final ByteOrder order;
    private final ByteBuffer header;
    private ByteBuffer data = ByteBuffer.allocate(0);

    NiftiBytes(ByteOrder order, int... size) {
        this.order = order;
        this.size = size;
        header = ByteBuffer.allocate(352).order(order);
        header.putInt(0, 348);
        header.putShort(40, (short) size.length);
        for (int a = 0; a < 7; a++) {
            header.putShort(42 + 2 * a, (short) (a < size.length ? size[a] : 1));
            header.putFloat(80 + 4 * a, 1);
        }
        header.putFloat(76, 1);
        header.putFloat(108, 352);
        header.put(123, (byte) 2);
        header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        type(4, 16);
        sform(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});
    }

    static NiftiBytes little(int... size) {
        return new NiftiBytes(ByteOrder.LITTLE_ENDIAN, size);
    }

    ByteBuffer header() {
        return header;
    }

    NiftiBytes type(int datatype, int bits) {
        header.putShort(70, (short) datatype).putShort(72, (short) bits);
        return this;
    }

    NiftiBytes scale(float slope, float intercept) {
        header.putFloat(112, slope).putFloat(116, intercept);
        return this;
    }

    /// @param ras row-major 3×4; pixdim is made to agree
    NiftiBytes sform(double[] ras) {
        header.putShort(254, (short) 1);
        for (int i = 0; i < 12; i++) {
            header.putFloat(280 + 4 * i, (float) ras[i]);
        }
        for (int a = 0; a < 3; a++) {
            double length = Math.sqrt(ras[a] * ras[a] + ras[4 + a] * ras[4 + a] + ras[8 + a] * ras[8 + a]);
            header.putFloat(80 + 4 * a, (float) length);
        }
        return this;
    }

    NiftiBytes noSform() {
        header.putShort(254, (short) 0);
        return this;
    }

    NiftiBytes qform(double qfac, double b, double c, double d, double... offset) {
        header.putShort(252, (short) 1);
        header.putFloat(76, (float) qfac);
        header.putFloat(256, (float) b).putFloat(260, (float) c).putFloat(264, (float) d);
        for (int a = 0; a < 3; a++) {
            header.putFloat(268 + 4 * a, (float) offset[a]);
        }
        return this;
    }

    int voxelCount() {
        int n = 1;
        for (int s : size) {
            n *= s;
        }
        return n;
    }

    NiftiBytes data(byte[] bytes) {
        data = ByteBuffer.wrap(bytes);
        return this;
    }

    NiftiBytes shorts(int... values) {
        ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(order);
        for (int v : values) {
            b.putShort((short) v);
        }
        return data(b.array());
    }

    NiftiBytes floats(float... values) {
        type(16, 32);
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(order);
        for (float v : values) {
            b.putFloat(v);
        }
        return data(b.array());
    }

    /// 0, 1, 2 … in storage order as int16.
    NiftiBytes counting() {
        int[] values = new int[voxelCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return shorts(values);
    }

    byte[] plain() {
        byte[] all = new byte[352 + data.capacity()];
        System.arraycopy(header.array(), 0, all, 0, 352);
        System.arraycopy(data.array(), 0, all, 352, data.capacity());
        return all;
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Path write(Path folder) {
        return write(folder, "image.nii", plain());
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
