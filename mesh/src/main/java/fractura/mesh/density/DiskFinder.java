package fractura.mesh.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds round even spots that differ from what is around them.
///
/// A circle counts when, at sixteen angles, the value just inside and the value just outside differ with one
/// sign, and when its core is even. Limits (choices of this project): radius 4 to 16 mm, contrast of 12 HU and
/// more at fourteen of the sixteen angles, spread inside the core below half the contrast, and solid matter, not
/// air, around it at fourteen: else the round end of a slab or table outshines the rod inside it. A rod whose
/// value equals that of its surroundings is not seen, nor one that lies in air.
final class DiskFinder {
    static final double LEAST_RADIUS_MM = 4;
    static final double MOST_RADIUS_MM = 16;
    static final double LEAST_CONTRAST_HU = 12;
    private static final int ANGLES = 16;
    private static final int AGREEING = 14;
    private static final double CORE_SHARE = 0.6;

    /// Fat, water and plastic lie above, air and foam below, also half mixed with plastic (choice of this
    /// project).
    private static final double SOLID_HU = -300;

    private final SlabImage slab;
    private final double pixelMm;
    private final double gapMm;
    private final double[] x = new double[ANGLES];
    private final double[] y = new double[ANGLES];

    DiskFinder(SlabImage slab) {
        this.slab = slab;
        pixelMm = (slab.pixelMm()[0] + slab.pixelMm()[1]) / 2;
        gapMm = 1.5 * pixelMm;
        for (int a = 0; a < ANGLES; a++) {
            double angle = 2 * Math.PI * (a % 4 * 4 + a / 4) / ANGLES; // quarter turns first: most places fail there
            x[a] = Math.cos(angle) / slab.pixelMm()[0];
            y[a] = Math.sin(angle) / slab.pixelMm()[1];
        }
    }

    /// @return the disks, the most distinct first; no two overlap
    List<Disk> find() {
        List<Disk> all = new ArrayList<>();
        int margin = (int) Math.ceil((LEAST_RADIUS_MM + gapMm) / pixelMm);
        for (int j = margin; j < slab.ny() - margin; j++) {
            for (int i = margin; i < slab.nx() - margin; i++) {
                best(i, j, all);
            }
        }
        all.sort(Comparator.comparingDouble(Disk::score).reversed());
        List<Disk> kept = new ArrayList<>();
        for (Disk d : all) {
            if (kept.stream().noneMatch(k -> distanceMm(k, d) < Math.max(k.radiusMm(), d.radiusMm()))) {
                kept.add(centred(d, all));
            }
        }
        return kept;
    }

    private double distanceMm(Disk a, Disk b) {
        return Math.hypot((a.i() - b.i()) * slab.pixelMm()[0], (a.j() - b.j()) * slab.pixelMm()[1]);
    }

    /// Centre and radius from all circles that fit the same spot, by their score: finer than a pixel.
    private Disk centred(Disk best, List<Disk> all) {
        double weight = 0;
        double i = 0;
        double j = 0;
        double radius = 0;
        for (Disk d : all) {
            if (distanceMm(best, d) < 2.5 * pixelMm && d.score() > 0.5 * best.score()) {
                weight += d.score();
                i += d.score() * d.i();
                j += d.score() * d.j();
                radius += d.score() * d.radiusMm();
            }
        }
        return new Disk(i / weight, j / weight, radius / weight, best.hu(), best.score());
    }

    /// The radius that stands out most at one place, when any does.
    private void best(int i, int j, List<Disk> to) {
        Disk best = null;
        for (double r = LEAST_RADIUS_MM; r <= MOST_RADIUS_MM; r += 1) {
            double score = edge(i, j, r);
            if (score > 0 && (best == null || score > best.score())) {
                best = new Disk(i, j, r, 0, score);
            }
        }
        if (best != null) {
            double[] core = core(i, j, CORE_SHARE * best.radiusMm());
            if (core[1] < 0.5 * best.score()) {
                to.add(new Disk(i, j, best.radiusMm(), core[0], best.score()));
            }
        }
    }

    /// Mean step across the circle less its spread; 0 when the circle does not count.
    private double edge(int i, int j, double radiusMm) {
        int rising = 0;
        int falling = 0;
        int airy = 0;
        double sum = 0;
        double squares = 0;
        for (int a = 0; a < ANGLES; a++) {
            double in = slab.at(i + (radiusMm - gapMm) * x[a], j + (radiusMm - gapMm) * y[a]);
            double out = slab.at(i + (radiusMm + gapMm) * x[a], j + (radiusMm + gapMm) * y[a]);
            double step = in - out;
            rising += step >= LEAST_CONTRAST_HU ? 1 : 0;
            falling += step <= -LEAST_CONTRAST_HU ? 1 : 0;
            airy += out < SOLID_HU ? 1 : 0;
            if (Math.max(rising, falling) < a + 1 - (ANGLES - AGREEING) || airy > ANGLES - AGREEING) {
                return 0;
            }
            sum += step;
            squares += step * step;
        }
        double mean = sum / ANGLES;
        double sd = Math.sqrt(Math.max(0, squares / ANGLES - mean * mean));
        return Math.max(0, Math.abs(mean) - sd);
    }

    /// @return mean and standard deviation inside a circle
    private double[] core(int i, int j, double radiusMm) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        int reach = (int) Math.ceil(radiusMm / pixelMm);
        for (int b = -reach; b <= reach; b++) {
            for (int a = -reach; a <= reach; a++) {
                if (Math.hypot(a * slab.pixelMm()[0], b * slab.pixelMm()[1]) <= radiusMm) {
                    double v = slab.at(i + a, j + b);
                    sum += v;
                    squares += v * v;
                    count++;
                }
            }
        }
        double mean = sum / count;
        return new double[] {mean, Math.sqrt(Math.max(0, squares / count - mean * mean))};
    }
}
