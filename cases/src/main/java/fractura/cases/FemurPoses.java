package fractura.cases;

import fractura.cases.risk.ParameterRange;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import fractura.mesh.generate.FemurShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Directions of a femur that are not its own, and what they do to the answers: solves with each at the ends of
/// its range. The bone and its supports stay, the forces turn.
///
/// @param site the femur as solved
/// @param shaftSpreadDeg how far its shaft may lean to any side, degrees; 0 when its direction is known
/// @param solver of all load cases
/// @param progress listener
record FemurPoses(Site.Femur site, double shaftSpreadDeg, Solver solver, Progress progress) {
    /// An assumed anteversion may be off by this much, degrees.
    private static final double ANTEVERSION_SPREAD_DEG = FemurShape.ANTEVERSION_SPREAD;

    /// Angle between the shaft and the body's sides, front and back as solved, degrees.
    private static final double UPRIGHT_DEG = 90;

    /// Solves a femur seen under other directions.
    interface Solver {
        /// @return one answer per load case
        List<Variations.Answer> of(Site.Femur site);
    }

    /// Strengths at the ends of what is assumed, for the interval.
    ///
    /// @param ranges by load case, to be added to
    void addTo(List<List<ParameterRange>> ranges) {
        if (site.frame().isAnteversionAssumed()) {
            progress.stage("Solving for the interval: anteversion");
            double point = site.frame().anteversionDeg();
            double s = ANTEVERSION_SPREAD_DEG;
            add(
                    ranges,
                    new Turn(
                            "anteversion", point, s, site.withAnteversion(point - s), site.withAnteversion(point + s)));
        }
        if (shaftSpreadDeg > 0) {
            progress.stage("Solving for the interval: direction of the shaft");
            double s = shaftSpreadDeg;
            add(ranges, new Turn("shaft to the side", UPRIGHT_DEG, s, site.leaning(-s, 0), site.leaning(s, 0)));
            add(ranges, new Turn("shaft to the front", UPRIGHT_DEG, s, site.leaning(0, -s), site.leaning(0, s)));
        }
    }

    private record Turn(String name, double pointDeg, double spreadDeg, Site.Femur low, Site.Femur high) {}

    private void add(List<List<ParameterRange>> ranges, Turn turn) {
        List<Variations.Answer> low = solver.of(turn.low);
        List<Variations.Answer> high = solver.of(turn.high);
        for (int q = 0; q < ranges.size(); q++) {
            ranges.get(q)
                    .add(new ParameterRange(
                            turn.name.startsWith("shaft") ? "shaft direction" : turn.name,
                            turn.name,
                            turn.pointDeg - turn.spreadDeg,
                            turn.pointDeg,
                            turn.pointDeg + turn.spreadDeg,
                            false,
                            low.get(q).strengthNewton(),
                            high.get(q).strengthNewton()));
        }
    }

    /// What the direction of an assumed shaft does to the stiffness, by load case; for a bone whose strength is
    /// not given.
    ///
    /// @param names of the load cases
    /// @param asSolved their answers with the direction as solved
    /// @return findings; none when the direction is known
    List<Warning> stiffness(List<String> names, List<Variations.Answer> asSolved) {
        List<Warning> found = new ArrayList<>();
        if (shaftSpreadDeg == 0) {
            return found;
        }
        progress.stage("Solving with the shaft in other directions");
        double s = shaftSpreadDeg;
        List<List<Variations.Answer>> leaning = List.of(
                solver.of(site.leaning(-s, 0)),
                solver.of(site.leaning(s, 0)),
                solver.of(site.leaning(0, -s)),
                solver.of(site.leaning(0, s)));
        for (int q = 0; q < names.size(); q++) {
            double least = asSolved.get(q).newtonPerMm();
            double most = least;
            for (List<Variations.Answer> answers : leaning) {
                least = Math.min(least, answers.get(q).newtonPerMm());
                most = Math.max(most, answers.get(q).newtonPerMm());
            }
            found.add(Warning.note(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "%s: with the shaft leaning %.0f° to either side, front or back, the stiffness runs from %.3g to"
                                    + " %.3g kN/mm",
                            names.get(q),
                            s,
                            least / 1e3,
                            most / 1e3)));
        }
        return found;
    }

    /// Why a femur has no strength though it was solved.
    ///
    /// @param site the femur
    /// @return the reason; absent when nothing stands against it
    static Optional<String> strengthWithheld(Site.Femur site) {
        if (!site.endsAboveShaft()) {
            return Optional.empty();
        }
        double above = site.shaft().lowestMm() - site.lesserTrochanterHeightMm();
        return Optional.of(String.format(
                Locale.ROOT,
                "the bone is held where it is cut, %.0f mm %s the usual place of the lesser trochanter. It may break below the"
                        + " cut, near it the support decides, and the stiffness is that of a stump: a synthetic femur cut 22 mm"
                        + " above that place seemed 1.7 times as strong and 5 times as stiff as whole",
                Math.abs(above),
                above > 0 ? "above" : "below"));
    }
}
