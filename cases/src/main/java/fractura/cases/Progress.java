package fractura.cases;

/// Listens to how far a piece of work has come. Called from one thread at a time.
public interface Progress {
    /// A new stage has begun.
    ///
    /// @param words what is being done, for example `Solving compression`
    void stage(String words);

    /// Something worth saying inside the current stage.
    ///
    /// @param words for example `iteration 12, residual 3e-5`
    void detail(String words);

    /// @return a listener that says nothing
    static Progress silent() {
        return new Progress() {
            @Override
            public void stage(String words) {}

            @Override
            public void detail(String words) {}
        };
    }
}
