package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;

/// Which pair of kernels to run: the fast ones where the Vector API module is present, else the plain ones.
///
/// @param inDouble for the Krylov operator: y += K x
/// @param inFloat for the preconditioner, where a product is wanted in residuals only: y -= K x
/// @param isVectorised whether the fast loops were found
record Kernels(LayerKernel<double[]> inDouble, LayerKernel<float[]> inFloat, boolean isVectorised) {
    private static final int ADDED = 1;
    private static final int SUBTRACTED = -1;

    /// The reference kernels.
    static final Kernels PLAIN = plain();

    private static final Kernels BEST = FastLoops.best(() -> fast(), () -> PLAIN);

    private static final Kernels ORTHOTROPIC = FastLoops.best(
            () -> orthotropic(new VectorDoubleLoops(), new VectorFloatLoops()),
            () -> orthotropic(new PlainDoubleLoops(ADDED), new PlainFloatLoops(SUBTRACTED)));

    private static final StencilLoops STENCIL =
            FastLoops.best(() -> new VectorStencilLoops(), () -> new PlainStencilLoops());

    private static final SmootherLoops SMOOTHER =
            FastLoops.best(() -> new VectorSmootherLoops(), () -> new PlainSmootherLoops());

    private static final TransferLoops TRANSFER =
            FastLoops.best(() -> new VectorTransferLoops(), () -> new PlainTransferLoops());

    /// @return the fastest pair this Java runtime can load
    static Kernels best() {
        return BEST;
    }

    /// @return the fastest loops over assembled rows this Java runtime can load
    static StencilLoops stencil() {
        return STENCIL;
    }

    /// @return the fastest updates of the smoother this Java runtime can load
    static SmootherLoops smoother() {
        return SMOOTHER;
    }

    /// @return the fastest loops between two grids this Java runtime can load
    static TransferLoops transfer() {
        return TRANSFER;
    }

    /// @return the same for the nine constants of orthotropic materials; blocks in plain loops
    Kernels orthotropic() {
        return isVectorised ? ORTHOTROPIC : orthotropic(new PlainDoubleLoops(ADDED), new PlainFloatLoops(SUBTRACTED));
    }

    private static Kernels orthotropic(RowLoops<double[]> inDouble, RowLoops<float[]> inFloat) {
        return new Kernels(
                new MirrorKernel<>(inDouble, new OrthotropicDoubleLoops(ADDED)),
                new MirrorKernel<>(inFloat, new OrthotropicFloatLoops(SUBTRACTED)),
                inDouble.lanes() > 1);
    }

    private static Kernels plain() {
        var inDouble = new PlainDoubleLoops(ADDED);
        var inFloat = new PlainFloatLoops(SUBTRACTED);
        return new Kernels(new MirrorKernel<>(inDouble, inDouble), new MirrorKernel<>(inFloat, inFloat), false);
    }

    private static Kernels fast() {
        return new Kernels(
                new FusedKernel<>(new VectorDoublePasses(ADDED)),
                new FusedKernel<>(new VectorFloatPasses(SUBTRACTED)),
                true);
    }
}
