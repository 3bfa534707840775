package fractura.mesh.synthetic;

import fractura.mesh.Grid;
import java.util.TreeMap;

/// The scene as means over voxels, before blur and noise, and what was counted on the way.
///
/// Sums go over samples in a fixed order within a slice and over slices in order, so that they do not depend on
/// threads.
///
/// @param grid voxels
/// @param hounsfield one per voxel, x fastest
/// @param tally bone counted
record Raster(Grid grid, float[] hounsfield, Tally tally) {
    /// Volumes and masses.
    static final class Tally {
        double cortexMm3;
        final double[] lesionMm3;
        /// by label: volume (mm³) and mass (mg/cm³ · mm³)
        final TreeMap<Integer, double[]> parts = new TreeMap<>();

        Tally(int lesions) {
            lesionMm3 = new double[lesions];
        }

        void add(Tally other) {
            cortexMm3 += other.cortexMm3;
            for (int l = 0; l < lesionMm3.length; l++) {
                lesionMm3[l] += other.lesionMm3[l];
            }
            other.parts.forEach((label, sums) -> {
                double[] mine = parts.computeIfAbsent(label, none -> new double[2]);
                mine[0] += sums[0];
                mine[1] += sums[1];
            });
        }
    }

    /// @param scene what is in the scanner
    /// @param grid voxels; axes L, P, S
    /// @param thicknessMm of a slice
    /// @param scanner for supersampling and the HU line
    /// @param threads to work with
    /// @return means over pixel and slice thickness
    static Raster of(Scene scene, Grid grid, double thicknessMm, Scanner scanner, int threads) {
        float[] values = new float[grid.voxelCount()];
        Tally[] tallies = new Tally[grid.nz()];
        SliceWork.forEach(grid.nz(), threads, k -> {
            Slice slice = new Slice(scene, grid, thicknessMm, scanner, k);
            slice.into(values);
            tallies[k] = slice.tally;
        });
        Tally sum = new Tally(scene.lesions().size());
        for (Tally tally : tallies) {
            sum.add(tally);
        }
        return new Raster(grid, values, sum);
    }

    /// One slice under construction.
    private static final class Slice {
        private final Scene scene;
        private final Grid grid;
        private final HounsfieldLine line;
        private final int k;
        private final int cuts;
        private final int subslices;
        private final double thickness;
        private final double pixel;
        private final double ramp;
        private final Scene.Look look;
        private final Tally tally;

        Slice(Scene scene, Grid grid, double thickness, Scanner scanner, int k) {
            this.scene = scene;
            this.grid = grid;
            this.thickness = thickness;
            this.k = k;
            line = scanner.line();
            cuts = scanner.supersampling();
            pixel = grid.spacingMm()[0];
            ramp = pixel / cuts;
            subslices = (int) Math.ceil(thickness / grid.spacingMm()[2] * cuts - 1e-9);
            look = scene.newLook();
            tally = new Tally(look.lesion.length);
        }

        void into(float[] values) {
            double z0 = grid.originMm()[2] + k * grid.spacingMm()[2];
            for (int j = 0; j < grid.ny(); j++) {
                double y = grid.originMm()[1] + j * pixel;
                for (int i = 0; i < grid.nx(); i++) {
                    double x = grid.originMm()[0] + i * pixel;
                    double sum = 0;
                    for (int s = 0; s < subslices; s++) {
                        sum += pixel(x, y, z0 + ((s + 0.5) / subslices - 0.5) * thickness);
                    }
                    values[grid.index(i, j, k)] = (float) (sum / subslices);
                }
            }
        }

        /// Mean over one pixel of a sub-slice: one look where no edge is near, else `cuts`² looks.
        private double pixel(double x, double y, double z) {
            scene.at(x, y, z, ramp, look);
            double area = pixel * pixel;
            if (cuts == 1 || look.clearance > 0.71 * pixel + ramp) {
                count(area);
                return look.hu;
            }
            double sum = 0;
            for (int b = 0; b < cuts; b++) {
                double py = y + ((b + 0.5) / cuts - 0.5) * pixel;
                double row = 0;
                // outer points first, in pairs: a mirrored bone gives the same bits
                for (int a = 0; a < (cuts + 1) / 2; a++) {
                    double dx = (0.5 - (a + 0.5) / cuts) * pixel;
                    double pair = look(x - dx, py, z, area);
                    row += dx == 0 ? pair : pair + look(x + dx, py, z, area);
                }
                sum += row;
            }
            return sum / (cuts * cuts);
        }

        private double look(double x, double y, double z, double area) {
            scene.at(x, y, z, ramp, look);
            count(area / (cuts * cuts));
            return look.hu;
        }

        private void count(double area) {
            if (look.bone == 0) {
                return;
            }
            double volume = look.bone * area * thickness / subslices;
            double[] part = tally.parts.computeIfAbsent(scene.label(look), none -> new double[2]);
            part[0] += volume;
            part[1] += volume * line.densityMgCm3(look.boneHu);
            tally.cortexMm3 += (look.bone - look.core) / look.bone * volume;
            for (int l = 0; l < look.lesion.length; l++) {
                tally.lesionMm3[l] += look.lesion[l] * volume;
            }
        }
    }
}
