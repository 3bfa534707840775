package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.SplittableRandom;

/// A trunk lying on a phantom: an ellipse of muscle with a ring of fat, a round vessel, a round bright column
/// with a canal, and below it a slab with rods along the scan axis.
///
/// @param rods HU of each rod, from right to left
/// @param tiltXDegrees lean of the slab to the left on the way to the head
/// @param tiltYDegrees lean to the back
/// @param noiseHu standard deviation of the noise of a voxel
/// @param slopeHuPer100mm what is added along x, as beam hardening does
/// @param driftHuPer100mm what is added along z
record PlantedPhantom(
        List<Double> rods,
        double tiltXDegrees,
        double tiltYDegrees,
        double noiseHu,
        double slopeHuPer100mm,
        double driftHuPer100mm) {
    static final double RADIUS_MM = 9;
    private static final double GAP_MM = 36;
    private static final double SLAB_HU = 25;
    private static final int N = 220;

    static PlantedPhantom straight(List<Double> rods) {
        return new PlantedPhantom(rods, 0, 0, 12, 0, 0);
    }

    PlantedPhantom tilted(double x, double y) {
        return new PlantedPhantom(rods, x, y, noiseHu, slopeHuPer100mm, driftHuPer100mm);
    }

    PlantedPhantom hardened(double slope) {
        return new PlantedPhantom(rods, tiltXDegrees, tiltYDegrees, noiseHu, slope, driftHuPer100mm);
    }

    PlantedPhantom drifting(double drift) {
        return new PlantedPhantom(rods, tiltXDegrees, tiltYDegrees, noiseHu, slopeHuPer100mm, drift);
    }

    PlantedPhantom noisy(double noise) {
        return new PlantedPhantom(rods, tiltXDegrees, tiltYDegrees, noise, slopeHuPer100mm, driftHuPer100mm);
    }

    Volume scan() {
        Grid g = new Grid(N, N, 36, new double[] {1, 1, 3}, new double[] {-N / 2.0, -N / 2.0, 500}, new double[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1
        });
        float[] hu = new float[g.voxelCount()];
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < N; j++) {
                for (int i = 0; i < N; i++) {
                    double[] p = g.toPatient(i, j, k);
                    double z = p[2] - 552.5;
                    double value = at(p[0], p[1], z) + p[0] * slopeHuPer100mm / 100 + z * driftHuPer100mm / 100;
                    hu[g.index(i, j, k)] = (float) Math.max(-1024, value + noiseHu * random.nextGaussian());
                }
            }
        }
        return new Volume(g, hu);
    }

    /// @return middle of a rod's axis, LPS, mm
    double[] center(int rod) {
        return new double[] {(rod - (rods.size() - 1) / 2.0) * GAP_MM, 78, 552.5};
    }

    private double at(double x, double y, double z) {
        double u = x - z * Math.tan(Math.toRadians(tiltXDegrees));
        double v = y - z * Math.tan(Math.toRadians(tiltYDegrees));
        for (int r = 0; r < rods.size(); r++) {
            if (Math.hypot(u - center(r)[0], v - center(r)[1]) < RADIUS_MM) {
                return rods.get(r);
            }
        }
        if (Math.abs(v - 78) < 15 && Math.abs(u) < 105) {
            return SLAB_HU;
        }
        if (Math.hypot(x + 20, y - 10) < 10) {
            return 180; // a vessel with contrast medium
        }
        double column = Math.hypot(x, y - 32);
        if (column < 15) {
            return column < 7 ? 20 : 500;
        }
        double trunk = Math.hypot(x / 100, y / 60);
        return trunk < 0.9 ? 50 : trunk < 1 ? -100 : -1000;
    }
}
