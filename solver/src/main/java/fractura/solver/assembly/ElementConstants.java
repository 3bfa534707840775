package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hooke;
import fractura.solver.element.Orthotropic;
import fractura.solver.linear.Parallel;
import fractura.solver.material.Materials;
import fractura.solver.material.TransverseIsotropy;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Elastic constants of the finest level in double precision, in the order of the solver's rows and along its
/// axes.
///
/// @param values one array for each constant of the basis, one entry per hull element, 0 in voids; owned
/// @param extremes materials that all others are sums of
record ElementConstants(double[][] values, ExtremeMaterials extremes) {
    /// Elements below which one thread is as fast: a choice.
    private static final int WORTH_SHARING = 10_000;

    /// @param materials of the elements
    /// @param layout where they stand
    /// @param leftOut elements to treat as void: as held ones they would be springs to the ground on coarse
    ///     levels
    /// @param parallel threads
    static ElementConstants of(Materials materials, VoxelLayout layout, IntPredicate leftOut, Parallel parallel) {
        return materials.anisotropy().isEmpty()
                ? isotropic(materials, layout, leftOut, parallel)
                : orthotropic(materials, layout, leftOut);
    }

    private static ElementConstants isotropic(
            Materials materials, VoxelLayout layout, IntPredicate leftOut, Parallel parallel) {
        double[] lambda = new double[layout.rows.elementTotal + RowGrid.PAD];
        double[] mu = new double[lambda.length];
        parallel.forShared(materials.youngsModulusMPa().length, WORTH_SHARING, (from, to) -> {
            for (int e = from; e < to; e++) {
                if (!leftOut.test(e)) {
                    double modulus = materials.youngsModulusMPa()[e];
                    double nu = materials.poissonsRatio()[e];
                    lambda[layout.element(e)] = Hooke.lambda(modulus, nu);
                    mu[layout.element(e)] = Hooke.mu(modulus, nu);
                }
            }
        });
        double largestNu = 0;
        for (double nu : materials.poissonsRatio()) {
            largestNu = Math.max(largestNu, nu);
        }
        return new ElementConstants(new double[][] {lambda, mu}, ExtremeMaterials.isotropic(largestNu));
    }

    private static ElementConstants orthotropic(Materials materials, VoxelLayout layout, IntPredicate leftOut) {
        double[][] values = new double[Orthotropic.COUNT][layout.rows.elementTotal + RowGrid.PAD];
        double largestNu = 0;
        for (int e = 0; e < materials.youngsModulusMPa().length; e++) {
            double[] c = Orthotropic.renamed(of(materials, e), layout.componentOfAxis());
            for (int q = 0; q < c.length && !leftOut.test(e); q++) {
                values[q][layout.element(e)] = c[q];
            }
            largestNu = materials.bone()[e]
                    ? largestNu
                    : Math.max(largestNu, materials.poissonsRatio()[e]);
        }
        double[] law = Orthotropic.renamed(about(materials.anisotropy().orElseThrow(), 1), layout.componentOfAxis());
        return new ElementConstants(values, ExtremeMaterials.orthotropic(law, largestNu));
    }

    /// Stiffness of one element.
    ///
    /// @param materials of the elements
    /// @param e element
    /// @return nine constants along the grid axes of the mesh in the order of `Orthotropic`, MPa, a new array
    static double[] of(Materials materials, int e) {
        double modulus = materials.youngsModulusMPa()[e];
        if (materials.anisotropy().isPresent() && materials.bone()[e]) {
            return about(materials.anisotropy().get(), modulus);
        }
        double nu = materials.poissonsRatio()[e];
        return Orthotropic.isotropic(Hooke.lambda(modulus, nu), Hooke.mu(modulus, nu));
    }

    /// The inverse of the compliance of a transversely isotropic material.
    private static double[] about(TransverseIsotropy law, double e) {
        double across = law.poissonsRatioAcross();
        double toAxis = law.poissonsRatioToAxis();
        double transverse = law.transverseRatio() * e;
        double fromAxis = toAxis / law.transverseRatio();
        double d = 1 - across - 2 * toAxis * fromAxis;
        double normal = transverse * (1 - toAxis * fromAxis) / ((1 + across) * d);
        double shear = transverse / (2 * (1 + across));
        double coupling = toAxis * e / d;
        double axial = e * (1 - across) / d;
        double axialShear = law.axialShearRatio() * e;
        double between = normal - 2 * shear;
        double[] aboutZ = {normal, normal, axial, coupling, coupling, between, axialShear, axialShear, shear};
        int a = law.axis();
        return Orthotropic.renamed(aboutZ, new int[] {(a + 1) % 3, (a + 2) % 3, a});
    }

    boolean isIsotropic() {
        return extremes.basis() == ElasticBasis.ISOTROPIC;
    }

    /// Kept as sums: the rounded numbers alone serve the preconditioner.
    TwoFloats[] split(Parallel parallel) {
        TwoFloats[] sums = new TwoFloats[values.length];
        int parts = values[0].length < WORTH_SHARING ? 1 : Math.min(parallel.threads(), sums.length);
        parallel.forRanges(parts, sums.length, (from, to) -> {
            for (int q = from; q < to; q++) {
                sums[q] = TwoFloats.of(values[q]);
            }
        });
        return sums;
    }

    /// In single precision, for the preconditioner.
    ///
    /// @param sums as `split` makes them; the arrays are shared
    Moduli rounded(TwoFloats[] sums) {
        float[][] single = new float[sums.length][];
        Arrays.setAll(single, q -> sums[q].high());
        return new Moduli(single, extremes);
    }
}
