/// Many cases in one go: which cases a set holds (`CaseSet`), how one is run into its folder (`CaseRun`, which the
/// command `run` uses too), and a whole set (`Batch`), so that a case that fails stops no other. Reads no scan and
/// solves nothing itself.
package fractura.cases.batch;
