package fractura.cases.cli;

/// Paths the help texts use; they exist in a fresh clone, or after the first example of `run`.
final class Examples {
    static final String CASE = "cases/gallery/01-l3-real";
    static final String RESULT = "result-l3-real";
    static final String SCAN = CASE + "/ct.nii.gz";
    static final String LABELS = CASE + "/labels.nii.gz";

    private Examples() {}
}
