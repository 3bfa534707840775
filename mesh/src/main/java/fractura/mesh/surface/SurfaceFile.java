package fractura.mesh.surface;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A surface as its file holds it.
///
/// @param surface its triangles, in the unit and frame of the file; not checked to be closed
/// @param format `stl`, `ply` or `obj`
/// @param axes where x, y, z run, when the file says so (`SPACE=RAS`, as 3D Slicer writes it), for example `RAS`
public record SurfaceFile(Surface surface, String format, Optional<String> axes) {
    /// Project choice: some ten million triangles.
    static final long MOST_BYTES = 1L << 29;

    private static final int HEAD_BYTES = 4096;
    private static final Pattern ENDING = Pattern.compile("(?i).*\\.(stl|ply|obj)");
    private static final Pattern OBJ_CORNER = Pattern.compile("(?m)^\\s*v\\s+[-+.\\d]");
    private static final Pattern SPACE = Pattern.compile("SPACE\\s*=\\s*(LPS|RAS)\\b");

    /// @param file any path
    /// @return whether it holds a surface by its first bytes, or is called one by its ending, and may be damaged
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (ENDING.matcher(file.toString()).matches()) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            return Stl.isBinary(head, Files.size(file)) || !format(text(head)).isEmpty();
        } catch (IOException e) {
            return false; // the reader of images says so in words
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }

    /// @return `ply`, `stl` of text, `obj`, or nothing
    private static String format(String head) {
        if (head.matches("(?s)ply\\s.*")) {
            return "ply";
        }
        if (head.indexOf('\0') >= 0) {
            return ""; // the others are text
        }
        return head.stripLeading().startsWith("solid")
                ? "stl"
                : OBJ_CORNER.matcher(head).find() ? "obj" : "";
    }

    /// Reads a surface; the format is told from the content.
    ///
    /// @param file STL (text or binary), PLY (text or binary) or OBJ
    /// @return its triangles; polygons are divided into triangles
    /// @throws InputException when the file is missing, damaged, larger than 512 MiB, of another format, or
    /// without a triangle
    public static SurfaceFile read(Path file) {
        byte[] bytes = bytes(file);
        String head = text(bytes);
        boolean isBinaryStl = Stl.isBinary(bytes, bytes.length);
        String format = isBinaryStl ? "stl" : format(head);
        Surface surface =
                switch (format) {
                    case "ply" -> new Ply(file, bytes).read();
                    case "stl" -> isBinaryStl ? Stl.binary(bytes) : Stl.text(file, bytes);
                    case "obj" -> Obj.read(file, bytes);
                    default -> throw unknown(file, bytes, head);
                };
        checkNumbers(file, surface);
        Matcher space = SPACE.matcher(head);
        return new SurfaceFile(surface, format, space.find() ? Optional.of(space.group(1)) : Optional.empty());
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new InputException("No such file: " + file + ". Check the path; paths in a case file count from it.");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " is a folder, pipe or device. Give the file of the surface.");
        }
        try {
            long bytes = Files.size(file);
            long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);
            if (bytes > most) {
                throw new InputException(file + " has " + bytes + " bytes, more than the limit of " + most
                        + ". Decimate the surface: triangles smaller than the voxels add nothing.");
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new InputException(file + " may not be read by this user. Change its permissions, or copy it.", e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read (" + DiskWords.of(e) + "). Copy or export it again.", e);
        }
    }

    private static InputException unknown(Path file, byte[] bytes, String head) {
        if (bytes.length == 0) {
            return new InputException(file + " is empty (0 bytes). Copy or export it again.");
        }
        boolean isStl = ENDING.matcher(file.toString()).replaceFirst("$1").equalsIgnoreCase("stl")
                || head.stripLeading().startsWith("solid");
        if (isStl && bytes.length >= Stl.HEADER_BYTES && head.indexOf('\0') >= 0) {
            return bad(
                    file,
                    "as binary STL it says it has " + Stl.count(bytes) + " triangles, for which "
                            + (bytes.length - Stl.HEADER_BYTES) + " bytes at 50 each would be "
                            + (bytes.length - Stl.HEADER_BYTES) / 50.0 + "; it is cut short or miscounted");
        }
        return new InputException(file + " is no surface this program can read: its first bytes belong to no STL,"
                + " PLY or OBJ file, or it is cut short. Export it again as binary STL.");
    }

    private static void checkNumbers(Path file, Surface surface) {
        if (surface.triangleCount() == 0) {
            throw bad(file, "it holds no triangle");
        }
        for (double v : surface.xyz()) {
            if (!(Math.abs(v) <= 1e7)) {
                throw bad(file, "a coordinate is " + v);
            }
        }
        for (int corner : surface.triangles()) {
            if (corner < 0 || corner >= surface.cornerCount()) {
                throw bad(file, "a triangle names corner " + corner + " of " + surface.cornerCount());
            }
        }
    }

    static InputException bad(Path file, String what) {
        return new InputException("Surface " + file + " cannot be used: " + what + ". Export it again.");
    }
}
