package fractura.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/// The silhouette of a surface in a picture, as a smooth closed line: what of a lesion would be seen if bone were
/// glass.
final class MaskOutline {
    /// Corners averaged to each side, so that the steps of pixels vanish.
    private static final int SMOOTHING = 4;

    private MaskOutline() {}

    /// @param surface triangles
    /// @param shot the picture they are projected into
    /// @return closed lines in pixels of the picture
    static Path2D of(SurfaceGeometry surface, Shot shot) {
        boolean[][] mask = mask(surface, shot);
        Map<Integer, Integer> next = edges(mask, shot.width() + 1);
        Path2D path = new Path2D.Double();
        while (!next.isEmpty()) {
            int first = next.keySet().stream().min(Integer::compare).orElseThrow();
            int[] loop = new int[next.size() + 1];
            int n = 0;
            Integer at = first;
            while (at != null) {
                loop[n++] = at;
                at = next.remove(at);
            }
            append(path, loop, n - 1, shot.width() + 1);
        }
        return path;
    }

    private static boolean[][] mask(SurfaceGeometry surface, Shot shot) {
        BufferedImage image = new BufferedImage(shot.width(), shot.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        float[] xyz = surface.xyz();
        int[] t = surface.triangles();
        for (int k = 0; k < t.length; k += 3) {
            Polygon p = new Polygon();
            for (int c = 0; c < 3; c++) {
                int v = 3 * t[k + c];
                double[] at = shot.toPixel(new double[] {xyz[v], xyz[v + 1], xyz[v + 2]});
                p.addPoint((int) Math.round(at[0]), (int) Math.round(at[1]));
            }
            g.fillPolygon(p);
            g.drawPolygon(p);
        }
        g.dispose();
        boolean[][] mask = new boolean[shot.height() + 2][shot.width() + 2];
        for (int y = 0; y < shot.height(); y++) {
            for (int x = 0; x < shot.width(); x++) {
                mask[y + 1][x + 1] = image.getRaster().getSample(x, y, 0) > 0;
            }
        }
        return mask;
    }

    /// Border edges between pixels, from corner to corner, the mask on their right.
    private static Map<Integer, Integer> edges(boolean[][] mask, int stride) {
        Map<Integer, Integer> next = new HashMap<>();
        for (int y = 1; y < mask.length - 1; y++) {
            for (int x = 1; x < mask[y].length - 1; x++) {
                if (!mask[y][x]) {
                    continue;
                }
                int corner = (y - 1) * stride + x - 1;
                link(next, !mask[y - 1][x], corner, corner + 1);
                link(next, !mask[y][x + 1], corner + 1, corner + 1 + stride);
                link(next, !mask[y + 1][x], corner + 1 + stride, corner + stride);
                link(next, !mask[y][x - 1], corner + stride, corner);
            }
        }
        return next;
    }

    private static void link(Map<Integer, Integer> next, boolean isBorder, int from, int to) {
        if (isBorder) {
            next.put(from, to);
        }
    }

    private static void append(Path2D path, int[] loop, int n, int stride) {
        for (int k = 0; k < n; k++) {
            double x = 0;
            double y = 0;
            for (int j = -SMOOTHING; j <= SMOOTHING; j++) {
                int corner = loop[Math.floorMod(k + j, n)];
                x += corner % stride;
                y += (double) (corner / stride);
            }
            x /= 2 * SMOOTHING + 1;
            y /= 2 * SMOOTHING + 1;
            if (k == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (n > 0) {
            path.closePath();
        }
    }
}
