package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.solver.NumericalException;
import fractura.solver.SolverSettings;
import fractura.solver.load.LoadCase.PlatenCompression;
import fractura.solver.material.MaterialModel;
import fractura.solver.strength.StrengthEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The same case with voxels one and a half times and twice as large, for the error bar of the discretisation.
///
/// Two coarser sizes, since one may agree with the fine one by chance: the L3 of the gallery is less stiff with voxels
/// of 2 mm than with those of 1.5 mm. Together they have two fifths of the elements of the fine model.
final class CoarserModels {
    private static final double[] RATIOS = {1.5, 2};

    private final CaseFile asked;
    private final Scan scan;
    private final MaterialModel laws;
    private final PlatenCompression load;
    private final SolverSettings settings;

    CoarserModels(CaseFile asked, Scan scan, MaterialModel laws, PlatenCompression load, SolverSettings settings) {
        this.asked = asked;
        this.scan = scan;
        this.laws = laws;
        this.load = load;
        this.settings = settings;
    }

    /// @param fine the model the numbers are of
    /// @param estimates its strengths, the reported one first
    /// @return bars, or why there are none
    Discretisation beside(Compressed fine, List<StrengthEstimate> estimates) {
        double h = fine.specimen().mesh().voxelMm();
        List<Discretisation.Coarser> coarser = new ArrayList<>();
        for (double ratio : RATIOS) {
            try {
                Specimen specimen = Model.of(asked, scan, ratio * h).specimen();
                if (!(specimen.mesh().voxelMm() > h)) {
                    return new Discretisation.NotGiven(
                            "the discs are drawn in the label map, so its voxels are the elements and there is no"
                                    + " coarser model");
                }
                coarser.add(solved(specimen, laws, load, settings));
            } catch (InputException | NumericalException e) {
                return new Discretisation.NotGiven(String.format(
                        Locale.ROOT,
                        "there is no model with voxels of %.3g mm to compare with (%s)",
                        ratio * h,
                        what(e.getMessage())));
            }
        }
        return bar(
                new Discretisation.Coarser(
                        h,
                        fine.specimen().mesh().elementCount(),
                        fine.stiffness().newtonPerMm(),
                        strengths(estimates)),
                coarser);
    }

    /// The first sentence of a message; what follows tells how to mend a case, and this one needs no mending.
    private static String what(String message) {
        int end = message.indexOf(". ");
        String first = end < 0 ? message : message.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /// One size of a case.
    static Discretisation.Coarser solved(
            Specimen specimen, MaterialModel laws, PlatenCompression load, SolverSettings settings) {
        Compressed solved = Compressed.of(specimen, laws, load, settings);
        return new Discretisation.Coarser(
                specimen.mesh().voxelMm(),
                specimen.mesh().elementCount(),
                solved.stiffness().newtonPerMm(),
                strengths(solved.estimates()));
    }

    private static List<Discretisation.Strength> strengths(List<StrengthEstimate> estimates) {
        return estimates.stream()
                .map(e -> new Discretisation.Strength(e.criterion(), e.newton()))
                .toList();
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
