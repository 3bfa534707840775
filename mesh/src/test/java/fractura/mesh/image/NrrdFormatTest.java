package fractura.mesh.image;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

class NrrdFormatTest extends VolumeFormatContract {
    @Override
    List<Path> write(StoredScan scan, Path to) {
        byte[] data = scan.bytes();
        int half = data.length / 2;
        StringJoiner text = new StringJoiner(" \n");
        for (double v : scan.values()) {
            text.add(v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v));
        }
        NiftiBytes.write(to, "scan.raw", data);
        NiftiBytes.write(to, "tail.raw", NrrdBytes.of(scan).bytes(data));
        NiftiBytes.write(to, "part1.raw", Arrays.copyOf(data, half));
        NiftiBytes.write(to, "part2.raw", Arrays.copyOfRange(data, half, data.length));
        NiftiBytes.write(to, "lines.raw.gz", NiftiBytes.gzip(concat("skipped!".getBytes(), data)));
        NrrdBytes packed = NrrdBytes.of(scan).with("encoding", "gzip");
        NrrdBytes ascii = NrrdBytes.of(scan).with("encoding", "ascii");
        return List.of(
                file(to, "raw.nrrd", NrrdBytes.of(scan), data),
                file(to, "packed.nrrd", packed, NiftiBytes.gzip(data)),
                file(to, "text.nrrd", ascii, text.toString().getBytes(StandardCharsets.US_ASCII)),
                file(to, "detached.nhdr", NrrdBytes.of(scan).with("data file", "scan.raw"), new byte[0]),
                file(
                        to,
                        "end.nhdr",
                        NrrdBytes.of(scan).with("byte skip", "-1").with("data file", "tail.raw"),
                        new byte[0]),
                file(to, "list.nhdr", NrrdBytes.of(scan).with("data file", "LIST\npart1.raw\npart2.raw"), new byte[0]),
                file(to, "number.nhdr", NrrdBytes.of(scan).with("data file", "part%d.raw 1 2 1"), new byte[0]),
                file(
                        to,
                        "skip.nhdr",
                        NrrdBytes.of(scan)
                                .with("encoding", "gzip")
                                .with("byte skip", "8")
                                .with("data file", "lines.raw.gz"),
                        new byte[0]),
                file(to, "lines.nrrd", NrrdBytes.of(scan).with("line skip", "2"), concat("a\nb\n".getBytes(), data)));
    }

    private static Path file(Path to, String name, NrrdBytes header, byte[] data) {
        return NiftiBytes.write(to, name, header.bytes(data));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
