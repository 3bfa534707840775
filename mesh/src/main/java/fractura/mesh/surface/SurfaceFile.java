package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern SPACE = Pattern.compile("SPACE\\s*=\\s*(LPS|RAS)\\b");

    /// Reads a surface; the format is told from the content.
    ///
    /// @param file STL (text or binary), PLY (text or binary) or OBJ
    /// @return its triangles; polygons are divided into triangles
    /// @throws InputException when the file is missing, damaged, larger than 512 MiB, of another format, or
    /// without a triangle
    public static SurfaceFile read(Path file) {
        byte[] bytes = bytes(file);
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        String format;
        Surface surface;
        if (head.matches("(?s)ply\\s.*")) {
            format = "ply";
            surface = new Ply(file, bytes).read();
        } else if (Stl.isBinary(bytes) || head.stripLeading().startsWith("solid")) {
            format = "stl";
            surface = Stl.read(file, bytes);
        } else if (Pattern.compile("(?m)^\\s*v\\s+[-+.\\d]").matcher(head).find()) {
            format = "obj";
            surface = Obj.read(file, bytes);
        } else {
            throw new InputException(file + " is no surface this program can read: its first bytes belong to no STL,"
                    + " PLY or OBJ file, or it is cut short. Export it again as binary STL.");
        }
        checkNumbers(file, surface);
        Matcher space = SPACE.matcher(head);
        return new SurfaceFile(surface, format, space.find() ? Optional.of(space.group(1)) : Optional.empty());
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("No such file: " + file + ". Check the path; paths in a case file count from it.");
        }
        try {
            long bytes = Files.size(file);
            long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);
            if (bytes > most) {
                throw new InputException(file + " has " + bytes + " bytes, more than the limit of " + most
                        + ". Decimate the surface: triangles smaller than the voxels add nothing.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read (" + e.getMessage() + "). Copy or export it again.", e);
        }
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
