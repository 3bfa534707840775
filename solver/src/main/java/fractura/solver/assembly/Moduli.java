package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Elements given by their elastic constants: rediscretisation on every level.
///
/// @param constants one array for each constant of the basis, one entry per hull element, all 0 in voids, the
///     last one above 0 elsewhere; owned
/// @param extremes materials that those of all elements are sums of
record Moduli(float[][] constants, ExtremeMaterials extremes) implements LevelStiffness {
    /// Isotropic elements.
    ///
    /// @param lambda first Lamé constant, owned
    /// @param mu shear modulus, owned
    /// @param largestPoissonsRatio of all elements
    static Moduli isotropic(float[] lambda, float[] mu, double largestPoissonsRatio) {
        return new Moduli(new float[][] {lambda, mu}, ExtremeMaterials.isotropic(largestPoissonsRatio));
    }

    ElasticBasis basis() {
        return extremes.basis();
    }

    @Override
    public double eigenvalueBound() {
        return extremes.eigenvalueBound();
    }

    /// Arithmetic means on voxels twice as large, voids counting as 0.
    Moduli coarsened(RowGrid fine, RowGrid coarse, Parallel parallel) {
        float[][] means = new float[constants.length][coarse.elementTotal + RowGrid.PAD];
        parallel.forRanges(LevelParts.of(fine, parallel), coarse.nz, (from, to) -> {
            int begin = Math.max(0, 2 * from - coarse.padding.z());
            int end = Math.min(fine.nz, 2 * to - coarse.padding.z());
            for (int q = 0; q < means.length; q++) {
                addMeans(fine, coarse, constants[q], begin, end, means[q]);
            }
        });
        return new Moduli(means, extremes);
    }

    /// Values of voxels twice as large: the mean of the eight children, voids counting 0, times 2 for the doubled
    /// edge, since the stiffness of a cube grows with its edge and all levels share the finest grid's unit.
    ///
    /// @param begin first fine layer
    /// @param end behind the last one
    private static void addMeans(RowGrid fine, RowGrid coarse, float[] values, int begin, int end, float[] mean) {
        for (int k = begin; k < end; k++) {
            for (int j = 0; j < fine.ny; j++) {
                int r = j + fine.ny * k;
                int c = (j + coarse.padding.y()) / 2 + coarse.ny * ((k + coarse.padding.z()) / 2);
                int o = coarse.elementOffset[c] - coarse.elementFirst[c];
                int first = fine.elementFirst[r] + coarse.padding.x();
                addPairs(values, fine.elementOffset[r], fine.elementCount[r], first, o, mean);
            }
        }
    }

    /// Adds quarters of the n values from place `at` on, whose padded x begins at `first`, to those of half their x.
    private static void addPairs(float[] values, int at, int n, int first, int o, float[] mean) {
        int i = 0;
        if (first % 2 == 1 && n > 0) {
            mean[o + first / 2] += 0.25f * values[at];
            i++;
        }
        for (; i + 1 < n; i += 2) {
            int to = o + (first + i) / 2;
            mean[to] = mean[to] + 0.25f * values[at + i] + 0.25f * values[at + i + 1];
        }
        if (i < n) {
            mean[o + (first + i) / 2] += 0.25f * values[at + i];
        }
    }

    @Override
    public boolean elementInto(int e, double[] matrix) {
        if (isVoid(e)) {
            return false;
        }
        Arrays.fill(matrix, 0);
        for (int q = 0; q < constants.length; q++) {
            ElasticBasis.addMultiple(constants[q][e], basis().matrices()[q], matrix);
        }
        return true;
    }

    /// The last constant of each element, a shear modulus: a measure of its stiffness, 0 in voids.
    float[] stiffness() {
        return constants[constants.length - 1];
    }

    boolean isVoid(int e) {
        return stiffness()[e] == 0;
    }

    long bytes() {
        return 4L * constants.length * constants[0].length;
    }

    /// Adds the diagonal of the stiffness of one component on node plane k, `d[node entry]`.
    private void addDiagonal(RowGrid g, float[] share, int k, float[] d) {
        for (int layer = Math.max(0, k - 1); layer <= Math.min(k, g.nz - 1); layer++) {
            for (int j = 0; j < g.ny; j++) {
                int r = j + g.ny * layer;
                int s = j + (g.ny + 1) * k;
                for (int row = s; row <= s + 1 && g.elementCount[r] > 0; row++) {
                    for (int q = 0; q < share.length; q++) {
                        addRow(constants[q], g.elementOffset[r], g.elementCount[r], share[q], d, g.nodeEntry(row, r));
                    }
                }
            }
        }
    }

    private static void addRow(float[] values, int from, int count, float share, float[] d, int o) {
        for (int i = 0; i < count; i++) {
            float v = share * values[from + i];
            d[o + i] += v;
            d[o + i + 1] += v;
        }
    }

    @Override
    public float[] inverseDiagonal(RowGrid g, float[] spring, Parallel parallel) {
        float[] inverse = new float[g.vectorLength()];
        float[] d = new float[g.stride];
        int[] cut = g.partition(LevelParts.of(g, parallel));
        for (int c = 0; c < 3; c++) {
            boolean isAsBefore = c > 0 && basis() == ElasticBasis.ISOTROPIC;
            float[] share = shares(c);
            int o = c * g.stride;
            parallel.run(cut.length - 1, part -> {
                int from = g.planeStart(cut[part]);
                int to = g.planeStart(cut[part + 1]);
                if (!isAsBefore) {
                    Arrays.fill(d, from, to, 0);
                    for (int k = cut[part]; k < cut[part + 1]; k++) {
                        addDiagonal(g, share, k, d);
                    }
                }
                for (int i = from; i < to; i++) {
                    float sum = spring.length == 0 ? d[i] : d[i] + spring[o + i];
                    inverse[o + i] = sum > 0 ? 1 / sum : 0;
                }
            });
        }
        return inverse;
    }

    /// What one of each constant adds to the diagonal of a component.
    private float[] shares(int component) {
        float[] share = new float[constants.length];
        for (int q = 0; q < share.length; q++) {
            share[q] = (float) basis().diagonal(q, component);
        }
        return share;
    }
}
