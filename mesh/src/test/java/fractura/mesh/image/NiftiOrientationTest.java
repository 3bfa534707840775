package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One function of world space, stored in every order and direction of axes, must come back as that function.
class NiftiOrientationTest {
    private static final int[] SIZE = {5, 4, 3};
    private static final double[] SPACING = {1.5, 2.0, 2.5};
    private static final double[] OFFSET = {-11, 7, 23};

    @TempDir
    Path folder;

    /// All 48 signed permutation matrices, columns the directions of the stored axes in RAS.
    private static List<double[][]> orientations() {
        List<double[][]> all = new ArrayList<>();
        int[][] permutations = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] p : permutations) {
            for (int signs = 0; signs < 8; signs++) {
                double[][] r = new double[3][3];
                for (int a = 0; a < 3; a++) {
                    r[p[a]][a] = (signs >> a & 1) == 0 ? 1 : -1;
                }
                all.add(r);
            }
        }
        return all;
    }

    private static double world(double l, double p, double s) {
        return 100 + 3 * l - 2 * p + 7 * s;
    }

    private static double[] affine(double[][] directions) {
        double[] ras = new double[12];
        for (int r = 0; r < 3; r++) {
            for (int a = 0; a < 3; a++) {
                ras[4 * r + a] = directions[r][a] * SPACING[a];
            }
            ras[4 * r + 3] = OFFSET[r];
        }
        return ras;
    }

    private static float[] sampled(double[] ras) {
        float[] values = new float[SIZE[0] * SIZE[1] * SIZE[2]];
        int at = 0;
        for (int k = 0; k < SIZE[2]; k++) {
            for (int j = 0; j < SIZE[1]; j++) {
                for (int i = 0; i < SIZE[0]; i++) {
                    double[] w = new double[3];
                    for (int r = 0; r < 3; r++) {
                        w[r] = ras[4 * r] * i + ras[4 * r + 1] * j + ras[4 * r + 2] * k + ras[4 * r + 3];
                    }
                    values[at++] = (float) world(-w[0], -w[1], w[2]);
                }
            }
        }
        return values;
    }

    private static void assertIsWorldFunction(Volume volume) {
        Grid g = volume.grid();
        int at = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    double[] p = g.toPatient(i, j, k);
                    // single-precision affine: a few 1e-6 mm times the slope of the function
                    assertEquals(world(p[0], p[1], p[2]), volume.values()[at++], 2e-4);
                }
            }
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double determinant(double[][] r) {
        return r[0][0] * (r[1][1] * r[2][2] - r[1][2] * r[2][1])
                - r[0][1] * (r[1][0] * r[2][2] - r[1][2] * r[2][0])
                + r[0][2] * (r[1][0] * r[2][1] - r[1][1] * r[2][0]);
    }

    /// Quaternion (a, b, c, d), a ≥ 0, of a proper rotation; largest component first, for accuracy.
    private static double[] quaternion(double[][] r) {
        double[] q = {
            1 + r[0][0] + r[1][1] + r[2][2],
            1 + r[0][0] - r[1][1] - r[2][2],
            1 - r[0][0] + r[1][1] - r[2][2],
            1 - r[0][0] - r[1][1] + r[2][2]
        };
        int m = 0;
        for (int i = 1; i < 4; i++) {
            m = q[i] > q[m] ? i : m;
        }
        double big = Math.sqrt(q[m]) / 2;
        double[][] products = {
            {0, r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1]},
            {r[2][1] - r[1][2], 0, r[1][0] + r[0][1], r[0][2] + r[2][0]},
            {r[0][2] - r[2][0], r[1][0] + r[0][1], 0, r[2][1] + r[1][2]},
            {r[1][0] - r[0][1], r[0][2] + r[2][0], r[2][1] + r[1][2], 0}
        };
        for (int i = 0; i < 4; i++) {
            q[i] = i == m ? big : products[m][i] / (4 * big);
        }
        double sign = q[0] < 0 ? -1 : 1;
        return new double[] {sign * q[0], sign * q[1], sign * q[2], sign * q[3]};
    }

    private static NiftiBytes withQform(NiftiBytes nifti, double[][] r) {
        double qfac = determinant(r) < 0 ? -1 : 1;
        double[][] proper = {
            {r[0][0], r[0][1], qfac * r[0][2]}, {r[1][0], r[1][1], qfac * r[1][2]}, {r[2][0], r[2][1], qfac * r[2][2]}
        };
        double[] q = quaternion(proper);
        return nifti.qform(qfac, q[1], q[2], q[3], OFFSET);
    }

    @Test
    void every_one_of_48_sforms_comes_back_in_patient_axes_as_the_same_function() {
        Set<String> codes = new HashSet<>();
        for (double[][] r : orientations()) {
            double[] ras = affine(r);
            ImageFile image = ImageFile.read(
                    NiftiBytes.little(SIZE).sform(ras).floats(sampled(ras)).write(folder));
            codes.add(image.facts().axisCodes());
            assertArrayEquals(
                    new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                    image.volume().grid().axes(),
                    1e-12);
            assertIsWorldFunction(image.volume());
        }
        assertEquals(48, codes.size());
    }

    @Test
    void every_one_of_48_qforms_gives_the_same_volume_as_its_sform() {
        for (double[][] r : orientations()) {
            double[] ras = affine(r);
            NiftiBytes nifti = NiftiBytes.little(SIZE).sform(ras).floats(sampled(ras));
            Volume bySform = Volume.read(nifti.write(folder));
            ImageFile byBoth = ImageFile.read(withQform(nifti, r).write(folder));
            assertEquals(List.of(), byBoth.facts().notes());
            Volume byQform = Volume.read(nifti.noSform().write(folder));
            assertTrue(byQform.grid().isSameAs(bySform.grid()));
            assertArrayEquals(bySform.values(), byQform.values());
        }
    }

    @Test
    void an_oblique_scan_keeps_its_rotation_in_all_48_orders() {
        double a = Math.toRadians(17);
        double b = Math.toRadians(-11);
        double[][] tilt = product(
                new double[][] {{1, 0, 0}, {0, Math.cos(a), -Math.sin(a)}, {0, Math.sin(a), Math.cos(a)}},
                new double[][] {{Math.cos(b), 0, Math.sin(b)}, {0, 1, 0}, {-Math.sin(b), 0, Math.cos(b)}});
        for (double[][] r : orientations()) {
            double[][] oblique = product(tilt, r);
            double[] ras = affine(oblique);
            NiftiBytes nifti = NiftiBytes.little(SIZE).sform(ras).floats(sampled(ras));
            Volume volume = Volume.read(nifti.write(folder));
            assertIsWorldFunction(volume);
            assertNotEquals(1, volume.grid().axes()[0], 1e-3);
            for (int g = 0; g < 3; g++) {
                assertTrue(volume.grid().axes()[4 * g] > 0.9, "axis " + g + " is nearest to its own patient axis");
            }
            assertIsWorldFunction(
                    Volume.read(withQform(nifti, oblique).noSform().write(folder)));
        }
    }

    @Test
    void labels_follow_the_same_turns_as_values() {
        for (double[][] r : orientations()) {
            NiftiBytes nifti = NiftiBytes.little(SIZE).sform(affine(r)).counting();
            Path file = nifti.write(folder);
            Volume volume = Volume.read(file);
            LabelMap labels = LabelMap.read(file);
            assertTrue(labels.grid().isSameAs(volume.grid()));
            for (int v = 0; v < labels.values().length; v++) {
                assertEquals(volume.values()[v], labels.values()[v]);
            }
        }
    }

    @Test
    void any_rotation_ends_right_handed_with_each_axis_nearest_to_its_own() {
        java.util.Random random = new java.util.Random(20261);
        for (int trial = 0; trial < 200; trial++) {
            double[][] r = randomRotation(random);
            double[] ras = affine(r);
            Volume volume = Volume.read(
                    NiftiBytes.little(SIZE).sform(ras).floats(sampled(ras)).write(folder));
            assertIsWorldFunction(volume);
        }
    }

    private static double[][] randomRotation(java.util.Random random) {
        double[] q = new double[4];
        double length = 0;
        for (int i = 0; i < 4; i++) {
            q[i] = random.nextGaussian();
            length += q[i] * q[i];
        }
        double s = 2 / length;
        double a = q[0], b = q[1], c = q[2], d = q[3];
        double f = random.nextBoolean() ? 1 : -1;
        return new double[][] {
            {1 - s * (c * c + d * d), s * (b * c - a * d), f * s * (b * d + a * c)},
            {s * (b * c + a * d), 1 - s * (b * b + d * d), f * s * (c * d - a * b)},
            {s * (b * d - a * c), s * (c * d + a * b), f * (1 - s * (b * b + c * c))}
        };
    }
}
