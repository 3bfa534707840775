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

    /// Kernels for the nine constants of orthotropic materials, plain only: vectors along their rows gained
    /// little, since the blocks are most of the work.
    static final Kernels ORTHOTROPIC = new Kernels(
            new MirrorKernel<>(new PlainDoubleLoops(ADDED), new OrthotropicDoubleLoops(ADDED)),
            new MirrorKernel<>(new PlainFloatLoops(SUBTRACTED), new OrthotropicFloatLoops(SUBTRACTED)));

    /// Loops over assembled rows.
    static final FastLoops<StencilLoops> STENCIL =
            new FastLoops<>(() -> new VectorStencilLoops(), new PlainStencilLoops());

    /// Loops over elements of other shapes than the cube's.
    static final FastLoops<SideLoops> SIDES = new FastLoops<>(() -> new VectorSideLoops(), new PlainSideLoops());

    /// Updates of the smoother.
    static final FastLoops<SmootherLoops> SMOOTHER =
            new FastLoops<>(() -> new VectorSmootherLoops(), new PlainSmootherLoops());

    /// Loops between two grids.
    static final FastLoops<TransferLoops> TRANSFER =
            new FastLoops<>(() -> new VectorTransferLoops(), new PlainTransferLoops());

    /// @return kernels for isotropic materials that are always the faster ones
    static Kernels isotropic() {
        return new Kernels(
                new ChangingKernel<>(ISOTROPIC, Kernels::inDouble), new ChangingKernel<>(ISOTROPIC, Kernels::inFloat));
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
