package fractura.cases;

import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.solver.strength.StrengthEstimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the size of the voxels does to the numbers of a load case.
public sealed interface Discretisation {
    /// Half width of the bar of the reported strength from which the mesh is called too coarse for it (our
    /// choice).
    double COARSE_PERCENT = 30;

    /// From here on the bar reaches down to no strength at all, and none is reported.
    double UNKNOWN_PERCENT = 100;

    /// What the bar of the reported strength says of the result.
    ///
    /// @param load name of the load case
    /// @return W15: a caution from 30 % on or where no coarser model could be made, a block from 100 % on
    default Optional<Warning> finding(String load) {
        if (this instanceof NotGiven none && !none.isDrawn()) {
            return Optional.of(Warning.caution(
                    "W15",
                    load + ": how far the mesh alone may move the strength is not known, as " + none.reason()
                            + ". Take smaller voxels (mesh: voxel-mm)"));
        }
        if (!(this instanceof Bar bar) || bar.strengths().isEmpty()) {
            return Optional.empty();
        }
        double percent = bar.strengths().getFirst().errorPercent();
        if (percent < COARSE_PERCENT) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "%s: the mesh alone may move the strength by ± %.0f %% (%s %.0f %%). Take smaller voxels (mesh: voxel-mm), or"
                        + " leave this load out",
                load,
                percent,
                percent < UNKNOWN_PERCENT ? "a caution from" : "no strength is given from",
                percent < UNKNOWN_PERCENT ? COARSE_PERCENT : UNKNOWN_PERCENT);
        return Optional.of(percent < UNKNOWN_PERCENT ? Warning.caution("W15", text) : Warning.block("W15", text));
    }

    /// @return what the size of the voxels does to the stiffness alone
    default Discretisation withoutStrength() {
        return switch (this) {
            case NotGiven n -> n;
            case Bar b ->
                new Bar(
                        b.assumedOrder(),
                        b.safetyFactor(),
                        b.coarser().stream()
                                .map(c ->
                                        new Coarser(c.voxelMm(), c.elementCount(), c.stiffnessNewtonPerMm(), List.of()))
                                .toList(),
                        b.stiffnessErrorPercent(),
                        List.of());
        };
    }

    /// Error bars from coarser models of the same case.
    ///
    /// @param assumedOrder power of the voxel size with which the error is taken to fall
    /// @param safetyFactor by which the extrapolated error is multiplied
    /// @param coarser the coarser models, finest first
    /// @param stiffnessErrorPercent half width of the bar of the stiffness, percent of it
    /// @param strengths bars of the strengths by criterion, the reported one first; a criterion that gave no
    ///     strength in a coarser model is left out
    record Bar(
            double assumedOrder,
            double safetyFactor,
            List<Coarser> coarser,
            double stiffnessErrorPercent,
            List<StrengthError> strengths)
            implements Discretisation {}

    /// No bar could be given.
    ///
    /// @param reason why, in words that end a sentence
    /// @param isDrawn whether that is so because voxels of the label map are the elements, and no fault
    record NotGiven(String reason, boolean isDrawn) implements Discretisation {}

    /// The case with larger voxels.
    ///
    /// @param voxelMm edge, mm
    /// @param elementCount elements
    /// @param stiffnessNewtonPerMm force per shortening, N/mm
    /// @param strengths by criterion, the reported one first
    record Coarser(double voxelMm, int elementCount, double stiffnessNewtonPerMm, List<Strength> strengths) {
        /// @param specimen that was solved
        /// @param newtonPerMm its stiffness, N/mm
        /// @param estimates its strengths, the reported one first
        /// @return the numbers by which sizes are compared
        static Coarser of(Specimen specimen, double newtonPerMm, List<StrengthEstimate> estimates) {
            return new Coarser(
                    specimen.mesh().voxelMm(),
                    specimen.mesh().elementCount(),
                    newtonPerMm,
                    estimates.stream()
                            .map(e -> new Strength(e.criterion(), e.newton()))
                            .toList());
        }
    }

    /// Strength under one criterion.
    ///
    /// @param criterion in words
    /// @param newton load that breaks the bone, N
    record Strength(String criterion, double newton) {}

    /// Error bar of the strength under one criterion.
    ///
    /// @param criterion in words
    /// @param errorPercent half width, percent of the strength
    record StrengthError(String criterion, double errorPercent) {}
}
