package fractura.mesh.segment;

import fractura.mesh.Grid;
import java.util.Arrays;
import java.util.PriorityQueue;

/// Shares bone among markers by the cheapest way through it; equal costs go to the way found first, so the
/// outcome does not depend on anything but the input.
final class Flood {
    /// A step at the threshold costs e⁸ of a step in bright cortex.
    private static final double STEEP = 8;

    private Flood() {}

    private record Step(double cost, int order, int at, byte owner) implements Comparable<Step> {
        @Override
        public int compareTo(Step o) {
            int c = Double.compare(cost, o.cost);
            return c != 0 ? c : Integer.compare(order, o.order);
        }
    }

    /// @param scan smoothed HU
    /// @param markers who surely owns a point
    /// @param threshold what is brighter is bone, HU
    /// @param bright bone through which ways are cheapest, HU
    /// @return owner of each point; 0 where there is no bone
    static byte[] of(Lattice scan, byte[] markers, double threshold, double bright) {
        Grid g = scan.grid();
        byte[] owner = new byte[markers.length];
        float[] cost = new float[markers.length];
        Arrays.fill(cost, Float.MAX_VALUE);
        PriorityQueue<Step> open = new PriorityQueue<>();
        int order = 0;
        for (int v = 0; v < markers.length; v++) {
            if (markers[v] == Markers.OWN || markers[v] != 0 && scan.hu()[v] > threshold) {
                owner[v] = markers[v];
                cost[v] = 0;
            }
        }
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        int[] n = {g.nx(), g.ny(), g.nz()};
        for (int v = 0; v < markers.length; v++) {
            if (owner[v] != 0 && isEdge(markers, v, stride)) {
                open.add(new Step(0, order++, v, markers[v]));
            }
        }
        while (!open.isEmpty()) {
            Step s = open.poll();
            if (s.cost > cost[s.at]) {
                continue;
            }
            for (int a = 0; a < 3; a++) {
                int i = s.at / stride[a] % n[a];
                for (int sign = -1; sign <= 1; sign += 2) {
                    int w = s.at + sign * stride[a];
                    if (i + sign < 0 || i + sign >= n[a] || cost[w] == 0 || !(scan.hu()[w] > threshold)) {
                        continue;
                    }
                    double dim = 1 - Math.clamp((scan.hu()[w] - threshold) / Math.max(1, bright - threshold), 0, 1);
                    float c = (float) (cost[s.at] + Math.exp(STEEP * dim));
                    if (c < cost[w]) {
                        cost[w] = c;
                        owner[w] = s.owner;
                        open.add(new Step(c, order++, w, s.owner));
                    }
                }
            }
        }
        return owner;
    }

    /// Whether a way can begin here: something undecided is beside it.
    private static boolean isEdge(byte[] markers, int v, int[] stride) {
        for (int s : stride) {
            if (v >= s && markers[v - s] == 0 || v + s < markers.length && markers[v + s] == 0) {
                return true;
            }
        }
        return false;
    }
}
