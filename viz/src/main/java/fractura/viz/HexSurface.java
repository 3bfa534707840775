package fractura.viz;

import java.util.Arrays;

/// The quadrilaterals that bound a set of hexahedra: faces that belong to exactly one of them.
///
/// @param quads nodes of each face, four in a row, counter-clockwise seen from outside; owned
/// @param owners the hexahedron each face belongs to; owned
record HexSurface(int[] quads, int[] owners) {
    /// Faces of VTK_HEXAHEDRON by local nodes, normals outward (VtkFormats).
    static final int[][] FACES = {{0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}};

    /// Extracts the boundary of the kept hexahedra.
    ///
    /// A face is known by its smallest node and the one diagonal to it, which no two faces of a conforming
    /// hexahedral mesh share. Faces met twice cancel.
    ///
    /// @param hexes connectivity in VTK order, `hexes[8*e + a]`
    /// @param keep which hexahedra belong to the set, one flag each
    /// @return the bounding faces, in the order of their hexahedra; empty when nothing is kept
    static HexSurface of(int[] hexes, boolean[] keep) {
        int kept = 0;
        for (boolean b : keep) {
            kept += b ? 1 : 0;
        }
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(16, 6 * kept) - 1) + 1;
        long[] keys = new long[1 << bits];
        int[] faceAt = new int[1 << bits];
        Arrays.fill(keys, -1);
        for (int e = 0; e < keep.length; e++) {
            for (int f = 0; keep[e] && f < 6; f++) {
                long key = key(hexes, e, FACES[f]);
                int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 64 - bits);
                while (keys[slot] != -1 && keys[slot] != key) {
                    slot = slot + 1 & keys.length - 1;
                }
                faceAt[slot] = keys[slot] == key ? -1 : 6 * e + f;
                keys[slot] = key;
            }
        }
        return gather(hexes, keys, faceAt);
    }

    private static HexSurface gather(int[] hexes, long[] keys, int[] faceAt) {
        int[] faces = new int[faceAt.length];
        int n = 0;
        for (int slot = 0; slot < faceAt.length; slot++) {
            if (keys[slot] != -1 && faceAt[slot] >= 0) {
                faces[n++] = faceAt[slot];
            }
        }
        faces = Arrays.copyOf(faces, n);
        Arrays.sort(faces);
        int[] quads = new int[4 * n];
        int[] owners = new int[n];
        for (int q = 0; q < n; q++) {
            owners[q] = faces[q] / 6;
            int[] local = FACES[faces[q] % 6];
            for (int c = 0; c < 4; c++) {
                quads[4 * q + c] = hexes[8 * owners[q] + local[c]];
            }
        }
        return new HexSurface(quads, owners);
    }

    private static long key(int[] hexes, int e, int[] local) {
        int least = 0;
        for (int c = 1; c < 4; c++) {
            least = hexes[8 * e + local[c]] < hexes[8 * e + local[least]] ? c : least;
        }
        return (long) hexes[8 * e + local[least]] << 32 | hexes[8 * e + local[least + 2 & 3]];
    }

    /// @return number of faces
    int count() {
        return owners.length;
    }
}
