package fractura.solver.assembly;

/// Which pair of kernels to run: the fast ones where the Vector API module is present, else the plain ones.
///
/// @param inDouble for the Krylov operator
/// @param inFloat for the preconditioner
/// @param isVectorised whether the fast kernels were found
record Kernels(DoubleKernel inDouble, FloatKernel inFloat, boolean isVectorised) {
    /// The reference kernels.
    static final Kernels PLAIN = new Kernels(new PlainDoubleKernel(), new PlainFloatKernel(), false);

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
            String room = Kernels.class.getPackageName();
            return new Kernels(
                    (DoubleKernel) Class.forName(room + ".VectorDoubleKernel")
                            .getDeclaredConstructor()
                            .newInstance(),
                    (FloatKernel) Class.forName(room + ".VectorFloatKernel")
                            .getDeclaredConstructor()
                            .newInstance(),
                    true);
        } catch (ReflectiveOperationException | LinkageError notThere) {
            return PLAIN;
        }
    }
}
