package fractura.solver.linear;

/// The Vector API, an incubator module that Java does not load by itself.
///
/// It is there when Java was started with `--add-modules jdk.incubator.vector`. Else Java is asked to load it now, by
/// its own `jdk.internal.module.Modules`, which is open to this program where the manifest of its jar says so
/// (`Add-Exports`): started with the module, Java would leave the profiles of an ahead-of-time cache aside and
/// announce an incubator on every start.
final class VectorApi {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean IS_THERE =
            ModuleLayer.boot().findModule(MODULE).isPresent() || load();

    private VectorApi() {}

    /// @return whether classes that use it can be loaded
    static boolean isThere() {
        return IS_THERE;
    }

    private static boolean load() {
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notThere) {
            return false; // plain loops give the same numbers
        }
    }
}
