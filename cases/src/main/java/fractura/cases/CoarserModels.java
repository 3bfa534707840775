package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.solver.NumericalException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The same case with voxels one and a half times and twice as large, for the error bar of the discretisation.
///
/// Two coarser sizes, since one may agree with the fine one by chance: the L3 of the gallery is less stiff with
/// voxels of 2 mm than with those of 1.5 mm. Together they have two fifths of the elements of the fine model.
final class CoarserModels {
    private static final double[] RATIOS = {1.5, 2};

    private final CaseFile asked;
    private final Scan scan;

    CoarserModels(CaseFile asked, Scan scan) {
        this.asked = asked;
        this.scan = scan;
    }

    /// Solves a specimen under all load cases.
    interface Solver {
        /// @return stiffness and strengths, one per load case
        List<Discretisation.Coarser> of(Specimen specimen);
    }

    /// @param fine the model the numbers are of, under one load case
    /// @param solver of that load case
    /// @return bars, or why there are none
    Discretisation beside(Discretisation.Coarser fine, Solver solver) {
        return beside(List.of(fine), solver).getFirst();
    }

    /// @param fine the model the numbers are of, by load case
    /// @param solver of these load cases
    /// @return bars, or why there are none, by load case
    List<Discretisation> beside(List<Discretisation.Coarser> fine, Solver solver) {
        double h = fine.getFirst().voxelMm();
        List<List<Discretisation.Coarser>> sizes = new ArrayList<>();
        for (double ratio : RATIOS) {
            try {
                Specimen specimen = Model.of(asked, scan, ratio * h).specimen();
                if (!(specimen.mesh().voxelMm() > h)) {
                    return notGiven(
                            fine.size(),
                            true,
                            "the discs are drawn in the label map, so its voxels are the elements and there is no"
                                    + " coarser model");
                }
                sizes.add(solver.of(specimen));
            } catch (InputException | NumericalException e) {
                return notGiven(
                        fine.size(),
                        false,
                        String.format(
                                Locale.ROOT,
                                "there is no model with voxels of %.3g mm to compare with (%s)",
                                ratio * h,
                                what(e.getMessage())));
            }
        }
        List<Discretisation> bars = new ArrayList<>();
        for (int q = 0; q < fine.size(); q++) {
            int load = q;
            bars.add(judged(fine.get(q), sizes.stream().map(s -> s.get(load)).toList()));
        }
        return bars;
    }

    /// The bar, if it has one for the reported strength.
    private static Discretisation judged(Discretisation.Coarser fine, List<Discretisation.Coarser> coarser) {
        Discretisation.Bar bar = bar(fine, coarser);
        boolean isReported = fine.strengths().isEmpty()
                || bar.strengths().stream().anyMatch(s -> s.criterion()
                        .equals(fine.strengths().getFirst().criterion()));
        return isReported
                ? bar
                : new Discretisation.NotGiven(
                        "a model with larger voxels has no strength by the same criterion", false);
    }

    private static List<Discretisation> notGiven(int count, boolean isDrawn, String reason) {
        return Collections.nCopies(count, new Discretisation.NotGiven(reason, isDrawn));
    }

    /// The first sentence of a message; what follows tells how to mend a case, and this one needs no mending.
    private static String what(String message) {
        int end = message.indexOf(". ");
        String first = end < 0 ? message : message.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /// @param fine the model the bars are for
    /// @param coarser the same case with larger voxels
    /// @return the bars
    static Discretisation.Bar bar(Discretisation.Coarser fine, List<Discretisation.Coarser> coarser) {
        GridConvergence.At[] stiffness = coarser.stream()
                .map(c -> new GridConvergence.At(c.voxelMm(), c.stiffnessNewtonPerMm()))
                .toArray(GridConvergence.At[]::new);
        List<Discretisation.StrengthError> errors = new ArrayList<>();
        for (Discretisation.Strength s : fine.strengths()) {
            percent(fine.voxelMm(), s, coarser)
                    .ifPresent(p -> errors.add(new Discretisation.StrengthError(s.criterion(), p)));
        }
        return new Discretisation.Bar(
                GridConvergence.ORDER,
                GridConvergence.SAFETY,
                List.copyOf(coarser),
                GridConvergence.percent(new GridConvergence.At(fine.voxelMm(), fine.stiffnessNewtonPerMm()), stiffness),
                List.copyOf(errors));
    }

    /// Empty when a coarser model has no strength by the criterion.
    private static OptionalDouble percent(
            double voxelMm, Discretisation.Strength fine, List<Discretisation.Coarser> coarser) {
        GridConvergence.At[] at = coarser.stream()
                .flatMap(c -> c.strengths().stream()
                        .filter(s -> s.criterion().equals(fine.criterion()))
                        .map(s -> new GridConvergence.At(c.voxelMm(), s.newton())))
                .toArray(GridConvergence.At[]::new);
        return at.length < coarser.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(GridConvergence.percent(new GridConvergence.At(voxelMm, fine.newton()), at));
    }
}
