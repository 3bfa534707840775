package fractura.cases;

import fractura.mesh.Warning;
import fractura.solver.SolveReport;
import java.util.Locale;
import java.util.Optional;

/// What a converged solve does not tell: walls one voxel thick.
final class ThinWalls {
    /// Share of elements or stiffness from which they are said. Ours: bones of the gallery have at most 1 %, dust
    /// and edges; a tube with a wall of one voxel has little else, however much marrow it holds.
    static final double SHARE = 0.1;

    private ThinWalls() {}

    /// @param load name of the load case
    /// @param report of its solve
    /// @return W15, a caution: such walls bend too stiffly whatever the residual says. By about half is carried on
    ///     from the cantilever of `verify`, 12 % at two voxels and four times less with each halving; not measured
    static Optional<Warning> finding(String load, SolveReport report) {
        if (report.thinShare() < SHARE) {
            return Optional.empty();
        }
        return Optional.of(Warning.caution(
                "W15",
                String.format(
                        Locale.ROOT,
                        "%s: %.0f %% of the model lies in parts one voxel thick, by volume or by stiffness (a caution from %.0f %%). Where these"
                                + " bend they are about half too stiff; a wall that bends needs four voxels. Take smaller"
                                + " voxels (mesh: voxel-mm)",
                        load,
                        100 * report.thinShare(),
                        100 * SHARE)));
    }
}
