package fractura.mesh.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Connected pieces of a flagged lattice, largest first.
///
/// @param labels piece number per voxel, 0 the largest, -1 where not flagged; owned
/// @param sizes voxels per piece, descending; ties keep storage order; owned
public record Components(int[] labels, int[] sizes) {
    /// Which neighbours count as touching.
    public enum Contact {
        /// a shared face
        FACE(1),
        /// a shared face, edge or corner
        ANY(3);

        private final int reach;

        Contact(int reach) {
            this.reach = reach;
        }
    }

    /// @param flags one flag per voxel, x fastest
    /// @param nx lattice size along x
    /// @param ny lattice size along y
    /// @param contact what connects
    /// @return the pieces
    public static Components of(boolean[] flags, int nx, int ny, Contact contact) {
        int[][] steps = steps(contact);
        int[] labels = new int[flags.length];
        Arrays.fill(labels, -1);
        int[] queue = new int[1024];
        int[] sizes = new int[16];
        int pieces = 0;
        for (int seed = 0; seed < flags.length; seed++) {
            if (!flags[seed] || labels[seed] >= 0) {
                continue;
            }
            int tail = 0;
            queue[tail++] = seed;
            labels[seed] = pieces;
            for (int head = 0; head < tail; head++) {
                for (int[] s : steps) {
                    int w = neighbour(queue[head], s, nx, ny, flags.length);
                    if (w >= 0 && flags[w] && labels[w] < 0) {
                        labels[w] = pieces;
                        queue = room(queue, tail);
                        queue[tail++] = w;
                    }
                }
            }
            sizes = room(sizes, pieces);
            sizes[pieces++] = tail;
        }
        return sorted(labels, Arrays.copyOf(sizes, pieces));
    }

    /// @param piece piece number
    /// @return its flags, a new array
    public boolean[] flags(int piece) {
        boolean[] flags = new boolean[labels.length];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = labels[v] == piece;
        }
        return flags;
    }

    private static int neighbour(int v, int[] step, int nx, int ny, int count) {
        int i = v % nx + step[0];
        int j = v / nx % ny + step[1];
        int w = i + nx * (j + ny * (v / (nx * ny) + step[2]));
        return i < 0 || j < 0 || i >= nx || j >= ny || w < 0 || w >= count ? -1 : w;
    }

    private static int[] room(int[] array, int used) {
        return used < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    }

    private static int[][] steps(Contact contact) {
        return IntStream.range(0, 27)
                .mapToObj(n -> new int[] {n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1})
                .filter(s -> {
                    int distance = Math.abs(s[0]) + Math.abs(s[1]) + Math.abs(s[2]);
                    return distance > 0 && distance <= contact.reach;
                })
                .toArray(int[][]::new);
    }

    private static Components sorted(int[] labels, int[] sizes) {
        List<Integer> order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer p) -> -sizes[p]))
                .toList();
        int[] rank = new int[sizes.length];
        int[] descending = new int[sizes.length];
        for (int r = 0; r < rank.length; r++) {
            rank[order.get(r)] = r;
            descending[r] = sizes[order.get(r)];
        }
        for (int v = 0; v < labels.length; v++) {
            labels[v] = labels[v] < 0 ? -1 : rank[labels[v]];
        }
        return new Components(labels, descending);
    }
}
