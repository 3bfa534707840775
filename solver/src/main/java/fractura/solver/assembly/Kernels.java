package fractura.solver.assembly;

/// Which pair of kernels to run: the fast ones where the Vector API module is present, else the plain ones.
///
/// @param inDouble for the Krylov operator: y += K x
/// @param inFloat for the preconditioner, where a product is wanted in residuals only: y -= K x
/// @param isVectorised whether the fast loops were found
record Kernels(MirrorKernel<double[]> inDouble, MirrorKernel<float[]> inFloat, boolean isVectorised) {
    private static final int ADDED = 1;
    private static final int SUBTRACTED = -1;

    /// The reference kernels.
    static final Kernels PLAIN = plain();

    private static final Kernels BEST = find();

    private static final StencilLoops STENCIL = BEST.isVectorised ? vectorStencil() : new PlainStencilLoops();

    /// @return the fastest pair this Java runtime can load
    static Kernels best() {
        return BEST;
    }

    /// @return the fastest loops over assembled rows this Java runtime can load
    static StencilLoops stencil() {
        return STENCIL;
    }

    /// @return the same for the nine constants of orthotropic materials; blocks in plain loops
    Kernels orthotropic() {
        return new Kernels(
                new MirrorKernel<>(inDouble.rows(), new OrthotropicDoubleLoops(ADDED)),
                new MirrorKernel<>(inFloat.rows(), new OrthotropicFloatLoops(SUBTRACTED)),
                isVectorised);
    }

    private static Kernels plain() {
        var inDouble = new PlainDoubleLoops(ADDED);
        var inFloat = new PlainFloatLoops(SUBTRACTED);
        return new Kernels(new MirrorKernel<>(inDouble, inDouble), new MirrorKernel<>(inFloat, inFloat), false);
    }

    /// The fast loops link against an incubator module, so they are only named by string: without
    /// `--add-modules jdk.incubator.vector` their classes cannot be loaded.
    private static Kernels find() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return PLAIN;
        }
        try {
            return new Kernels(kernel("VectorDoubleLoops", ADDED), kernel("VectorFloatLoops", SUBTRACTED), true);
        } catch (ReflectiveOperationException | LinkageError notThere) {
            return PLAIN;
        }
    }

    private static StencilLoops vectorStencil() {
        try {
            return (StencilLoops) Class.forName(Kernels.class.getPackageName() + ".VectorStencilLoops")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError notThere) {
            return new PlainStencilLoops();
        }
    }

    @SuppressWarnings("unchecked") // the names are those of this room
    private static <A> MirrorKernel<A> kernel(String name, int sign) throws ReflectiveOperationException {
        Object loops = Class.forName(Kernels.class.getPackageName() + "." + name)
                .getDeclaredConstructor(int.class)
                .newInstance(sign);
        return new MirrorKernel<>((RowLoops<A>) loops, (BlockLoops<A>) loops);
    }
}
