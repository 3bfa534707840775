package fractura.mesh.image;

import fractura.mesh.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an NRRD header says the numbers are.
///
/// | field | meaning |
/// |---|---|
/// | absent `data file` | behind the empty line that ends the header |
/// | `data file: NAME` | in that file, beside the header |
/// | `data file: LIST` | in the files named in the lines that follow, one after the other |
/// | `data file: FORMAT MIN MAX STEP` | in the files a C format such as `slice%03d.raw` makes of the numbers |
/// | `line skip` | lines of each file passed over first |
/// | `byte skip` | then unpacked bytes passed over; −1: plain numbers at the very end of the file |
final class NrrdData {
    /// Project choice, some times the slices of a long scan.
    private static final int MOST_FILES = 10_000;

    private NrrdData() {}

    static Packing packing(NrrdHeader h) {
        String encoding = h.required("encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "raw" -> Packing.PLAIN;
            case "gz", "gzip" -> Packing.GZIP;
            case "txt", "text", "ascii" -> Packing.TEXT;
            case "bz2", "bzip2", "hex" ->
                throw new InputException(h.file() + " is an NRRD file with encoding " + encoding
                        + ", which is not read. Save it with encoding raw or gzip.");
            default -> throw h.bad("encoding '" + encoding + "'");
        };
    }

    /// @param h the header
    /// @param storage type of one number
    /// @param numbers how many there are in all
    /// @return where they lie
    static VoxelSource source(NrrdHeader h, Storage storage, long numbers) {
        Packing packing = packing(h);
        long lineSkip = h.whole("line skip", 0);
        long byteSkip = h.whole("byte skip", 0);
        if (lineSkip < 0 || byteSkip < -1 || (byteSkip == -1 && packing != Packing.PLAIN)) {
            throw h.bad("line skip " + lineSkip + " and byte skip " + byteSkip + " with encoding "
                    + h.required("encoding"));
        }
        boolean isDetached = h.field("data file").isPresent();
        List<Path> files = isDetached ? files(h) : List.of(h.file());
        if (numbers % files.size() != 0) {
            throw h.bad(numbers + " numbers cannot be shared equally by " + files.size() + " data files");
        }
        long share = numbers / files.size();
        List<VoxelSource.Piece> pieces = new ArrayList<>();
        for (Path file : files) {
            long bytes = isDetached ? Content.of(file).fileBytes() : size(file);
            long from = isDetached ? 0 : Math.min(h.bytes(), bytes);
            from = afterLines(h, file, from, lineSkip);
            if (byteSkip == -1) {
                from = Math.max(from, share > bytes ? from : bytes - share * storage.bytes());
            }
            VoxelSource.Piece piece = new VoxelSource.Piece(file, from, bytes);
            if (files.size() > 1 && packing == Packing.PLAIN) {
                checkShare(h, piece, share * storage.bytes() + Math.max(0, byteSkip));
            }
            pieces.add(piece);
        }
        return new VoxelSource(h.file(), pieces, packing, Math.max(0, byteSkip));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Content.unreadable(file, e);
        }
    }

    private static void checkShare(NrrdHeader h, VoxelSource.Piece piece, long expected) {
        if (piece.bytes() != expected) {
            throw new InputException("Data file " + piece.file() + " of " + h.file() + " has " + piece.bytes()
                    + " bytes, where its share of the volume takes " + expected + ". Copy or export it again.");
        }
    }

    private static List<Path> files(NrrdHeader h) {
        String value = h.required("data file");
        List<String> names = List.of(value);
        if (value.toLowerCase(Locale.ROOT).matches("list\\b.*")) {
            names = h.listed();
        } else if (value.matches("\\S*%\\S*d\\S*(\\s+[-+]?\\d{1,9}){3,4}")) {
            names = numbered(h, value);
        }
        if (names.isEmpty() || names.size() > MOST_FILES) {
            throw h.bad("it names " + names.size() + " data files, where 1 to " + MOST_FILES + " are read");
        }
        return names.stream().map(n -> HeaderText.beside(h.file(), n)).toList();
    }

    /// `slice%03d.raw 1 20 1`: the files of the numbers 1 to 20.
    private static List<String> numbered(NrrdHeader h, String value) {
        String[] words = value.split("\\s+");
        String format = words[0];
        if (!format.matches("[^%]*%0?\\d{0,2}d[^%]*")) {
            throw h.bad("data file '" + value + "' is not understood");
        }
        long min = Long.parseLong(words[1]);
        long max = Long.parseLong(words[2]);
        long step = Long.parseLong(words[3]);
        if (step == 0 || (max - min) / step < 0 || (max - min) / step >= MOST_FILES) {
            throw h.bad("data file '" + value + "' counts no or too many files");
        }
        List<String> names = new ArrayList<>();
        for (long i = min; step > 0 ? i <= max : i >= max; i += step) {
            names.add(String.format(Locale.ROOT, format, i));
        }
        return names;
    }

    private static long afterLines(NrrdHeader h, Path file, long from, long lines) {
        if (lines == 0) {
            return from;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(from);
            long at = from;
            for (long left = lines; left > 0; at++) {
                int c = in.read();
                if (c < 0) {
                    throw h.bad("line skip " + lines + " leads beyond the end of " + file);
                }
                left -= c == '\n' ? 1 : 0;
            }
            return at;
        } catch (IOException e) {
            throw Content.unreadable(file, e);
        }
    }
}
