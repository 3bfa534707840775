package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;

/// A pair of kernels, and which loops there are twice.
///
/// @param inDouble for the Krylov operator: y += K x
/// @param inFloat for the preconditioner, where a product is wanted in residuals only: y -= K x
record Kernels(LayerKernel<double[]> inDouble, LayerKernel<float[]> inFloat) {
    private static final int ADDED = 1;
    private static final int SUBTRACTED = -1;

    /// Kernels for isotropic materials.
    static final FastLoops<Kernels> ISOTROPIC = new FastLoops<>(() -> fused(), plain());

    /// Kernels for the nine constants of orthotropic materials; blocks in plain loops.
    static final FastLoops<Kernels> ORTHOTROPIC = new FastLoops<>(
            () -> orthotropic(new VectorDoubleLoops(), new VectorFloatLoops()),
            orthotropic(new PlainDoubleLoops(ADDED), new PlainFloatLoops(SUBTRACTED)));

    /// Loops over assembled rows.
    static final FastLoops<StencilLoops> STENCIL =
            new FastLoops<>(() -> new VectorStencilLoops(), new PlainStencilLoops());

    /// Updates of the smoother.
    static final FastLoops<SmootherLoops> SMOOTHER =
            new FastLoops<>(() -> new VectorSmootherLoops(), new PlainSmootherLoops());

    /// Loops between two grids.
    static final FastLoops<TransferLoops> TRANSFER =
            new FastLoops<>(() -> new VectorTransferLoops(), new PlainTransferLoops());

    /// @param both plain and fast kernels
    /// @return kernels that are always the faster of the two
    static Kernels changing(FastLoops<Kernels> both) {
        return new Kernels(new ChangingKernel<>(both, Kernels::inDouble), new ChangingKernel<>(both, Kernels::inFloat));
    }

    private static Kernels orthotropic(RowLoops<double[]> inDouble, RowLoops<float[]> inFloat) {
        return new Kernels(
                new MirrorKernel<>(inDouble, new OrthotropicDoubleLoops(ADDED)),
                new MirrorKernel<>(inFloat, new OrthotropicFloatLoops(SUBTRACTED)));
    }

    private static Kernels plain() {
        var inDouble = new PlainDoubleLoops(ADDED);
        var inFloat = new PlainFloatLoops(SUBTRACTED);
        return new Kernels(new MirrorKernel<>(inDouble, inDouble), new MirrorKernel<>(inFloat, inFloat));
    }

    private static Kernels fused() {
        return new Kernels(
                new FusedKernel<>(new VectorDoublePasses(ADDED)), new FusedKernel<>(new VectorFloatPasses(SUBTRACTED)));
    }
}
