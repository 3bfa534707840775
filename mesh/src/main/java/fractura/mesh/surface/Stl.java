package fractura.mesh.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// The STL format. Corners are not shared: each triangle brings its own three.
///
/// | byte | type | binary |
/// |---|---|---|
/// | 0 | char 80 | anything, even the word `solid` |
/// | 80 | uint32 | number of triangles n; the file has 84 + 50 n bytes |
/// | 84 + 50 t | float 3 | normal; not used, the order of the corners says the same |
/// | 96 + 50 t | float 9 | three corners |
/// | 132 + 50 t | uint16 | not used |
///
/// As text: `solid`, then for each triangle `facet normal`, `outer loop`, three `vertex x y z`, `endloop`,
/// `endfacet`; several solids may follow each other.
final class Stl {
    static final int HEADER_BYTES = 84;
    private static final int TRIANGLE_BYTES = 50;

    private Stl() {}

    /// @param head first bytes of a file
    /// @param fileBytes its length
    /// @return whether that is the length of the triangles it says it has
    static boolean isBinary(byte[] head, long fileBytes) {
        return head.length >= HEADER_BYTES && fileBytes == HEADER_BYTES + TRIANGLE_BYTES * count(head);
    }

    /// @param head 84 bytes or more
    /// @return number of triangles it says the file has
    static long count(byte[] head) {
        return Integer.toUnsignedLong(le(head).getInt(80));
    }

    private static ByteBuffer le(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Surface binary(byte[] bytes) {
        ByteBuffer b = le(bytes);
        int count = b.getInt(80);
        double[] xyz = new double[9 * count];
        int[] triangles = new int[3 * count];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < 9; i++) {
                xyz[9 * t + i] = b.getFloat(HEADER_BYTES + TRIANGLE_BYTES * t + 12 + 4 * i);
            }
        }
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i;
        }
        return new Surface(xyz, triangles);
    }

    static Surface text(Path file, byte[] bytes) {
        Growing growing = new Growing();
        TextLines lines = new TextLines(file, bytes, 0);
        int inLoop = 0;
        boolean isEnded = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("vertex")) {
                String[] words = line.split("\\s+");
                if (words.length != 4 || inLoop == 3) {
                    throw lines.bad("a vertex has three numbers and a facet three vertices");
                }
                growing.corner(lines.number(words[1]), lines.number(words[2]), lines.number(words[3]));
                inLoop++;
            } else if (line.startsWith("endloop")) {
                if (inLoop != 3) {
                    throw lines.bad("a facet has " + inLoop + " vertices");
                }
                int next = growing.cornerCount();
                growing.triangle(next - 3, next - 2, next - 1);
                inLoop = 0;
            } else if (!line.isEmpty() && !line.matches("(?s)(solid|facet|outer|endfacet|endsolid).*")) {
                throw lines.bad("neither facet nor vertex");
            }
            isEnded = line.isEmpty() ? isEnded : line.startsWith("endsolid");
        }
        if (!isEnded) {
            throw SurfaceFile.bad(
                    file, "it does not end in endsolid: it is cut short, or a binary STL of another length");
        }
        return growing.surface();
    }
}
