package fractura.solver.assembly;

/// Which pair of kernels to run: the fast ones where the Vector API module is present, else the plain ones.
///
/// @param inDouble for the Krylov operator
/// @param inFloat for the preconditioner
/// @param isVectorised whether the fast kernels were found
record Kernels(LayerKernel<double[]> inDouble, LayerKernel<float[]> inFloat, boolean isVectorised) {
    /// The reference kernels.
    static final Kernels PLAIN = of(new PlainDoubleLoops(), new PlainFloatLoops(), false);

    private static final Kernels BEST = find();

    /// @return the fastest pair this Java runtime can load
    static Kernels best() {
        return BEST;
    }

    /// The fast kernels link against an incubator module, so they are only named by string: without
    /// `--add-modules jdk.incubator.vector` their classes cannot be loaded.
    private static Kernels find() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return PLAIN;
        }
        try {
            return of(loops("VectorDoubleLoops"), loops("VectorFloatLoops"), true);
        } catch (ReflectiveOperationException | LinkageError notThere) {
            return PLAIN;
        }
    }

    @SuppressWarnings("unchecked") // the names are those of this room
    private static <A> RowLoops<A> loops(String name) throws ReflectiveOperationException {
        return (RowLoops<A>) Class.forName(Kernels.class.getPackageName() + "." + name)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Kernels of(RowLoops<double[]> inDouble, RowLoops<float[]> inFloat, boolean isVectorised) {
        return new Kernels(new MirrorKernel<>(inDouble), new MirrorKernel<>(inFloat), isVectorised);
    }
}
