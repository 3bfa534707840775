package fractura.mesh.surface;

import java.nio.file.Path;

/// The Wavefront OBJ format, as far as its polygons go.
///
/// | line | meaning |
/// |---|---|
/// | `v x y z` | a corner; further numbers (weight, colour) are not used |
/// | `f a b c …` | a polygon; corners count from 1, negative ones back from the last; of `a/t/n` only a is used |
/// | anything else | groups, normals, materials: passed over |
///
/// A line that ends in `\` goes on in the next.
final class Obj {
    /// Project choice; faces of real files have three or four corners.
    private static final int MOST_CORNERS = 1024;

    private Obj() {}

    static Surface read(Path file, byte[] bytes) {
        Growing growing = new Growing();
        TextLines lines = new TextLines(file, bytes, 0);
        while (lines.hasNext()) {
            String line = lines.next();
            while (line.endsWith("\\") && line.length() < 1 << 16 && lines.hasNext()) {
                line = line.substring(0, line.length() - 1) + " " + lines.next();
            }
            if (line.startsWith("v ") || line.startsWith("v\t")) {
                String[] words = line.split("\\s+", 6);
                if (words.length < 4) {
                    throw lines.bad("a corner has fewer than three numbers");
                }
                growing.corner(lines.number(words[1]), lines.number(words[2]), lines.number(words[3]));
            } else if (line.startsWith("f ") || line.startsWith("f\t")) {
                face(growing, lines, line.split("\\s+", MOST_CORNERS + 3));
            }
        }
        return growing.surface();
    }

    private static void face(Growing growing, TextLines lines, String[] words) {
        int count = words.length - 1;
        if (count < 3 || count > MOST_CORNERS) {
            throw lines.bad("a face has " + count + " corners, where 3 to " + MOST_CORNERS + " are read");
        }
        int[] polygon = new int[count];
        for (int i = 0; i < count; i++) {
            int slash = words[i + 1].indexOf('/');
            int written = lines.whole(slash < 0 ? words[i + 1] : words[i + 1].substring(0, slash));
            int corner = written > 0 ? written - 1 : growing.cornerCount() + written;
            if (written == 0 || corner < 0) {
                throw lines.bad("a face names corner " + written + " after " + growing.cornerCount() + " corners");
            }
            polygon[i] = corner;
        }
        growing.polygon(polygon, count);
    }
}
