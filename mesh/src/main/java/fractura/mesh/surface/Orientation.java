package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Turns triangles until neighbours run along their common edge in opposite senses.
///
/// Each connected part keeps the sense most of its triangles have, so that a cavity stays turned inwards.
final class Orientation {
    private Orientation() {}

    /// @param name for messages
    /// @param surface welded
    /// @return its triangles, turned where needed
    static int[] unified(String name, Surface surface) {
        int[] triangles = surface.triangles();
        Edges edges = new Edges(triangles);
        int count = surface.triangleCount();
        byte[] sense = new byte[count]; // 0 unknown, 1 as it is, -1 to be turned
        int[] part = new int[count];
        for (int seed = 0; seed < count; seed++) {
            if (sense[seed] != 0) {
                continue;
            }
            int size = spread(name, edges, seed, sense, part);
            int balance = 0;
            for (int i = 0; i < size; i++) {
                balance += sense[part[i]];
            }
            for (int i = 0; i < size && balance < 0; i++) {
                sense[part[i]] *= -1;
            }
        }
        int[] unified = triangles.clone();
        for (int t = 0; t < count; t++) {
            if (sense[t] < 0) {
                unified[3 * t + 1] = triangles[3 * t + 2];
                unified[3 * t + 2] = triangles[3 * t + 1];
            }
        }
        return unified;
    }

    private static int spread(String name, Edges edges, int seed, byte[] sense, int[] part) {
        Deque<Integer> open = new ArrayDeque<>();
        sense[seed] = 1;
        open.add(seed);
        int size = 0;
        while (!open.isEmpty()) {
            int t = open.remove();
            part[size++] = t;
            for (int h = 3 * t; h < 3 * t + 3; h++) {
                if (edges.uses(h) != 2) {
                    continue;
                }
                int g = edges.partner(h);
                byte wanted = (byte) (edges.from(g) == edges.to(h) ? sense[t] : -sense[t]);
                if (sense[g / 3] == 0) {
                    sense[g / 3] = wanted;
                    open.add(g / 3);
                } else if (sense[g / 3] != wanted) {
                    throw new InputException("Surface " + name + " has one side only (it is twisted like a Möbius"
                            + " strip near triangle " + t + "), so nothing is inside it. Export it again as a solid.");
                }
            }
        }
        return size;
    }
}
