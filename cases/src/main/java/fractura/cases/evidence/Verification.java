package fractura.cases.evidence;

import fractura.cases.Progress;
import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Problems with a known answer, each solved from scratch by the same solver that patients' cases use.
///
/// Tests run the list, the command `verify` prints it on the user's machine,
/// and the verification page is that print.
public final class Verification {
    private static final List<Problem> PROBLEMS = List.of(
            new UniformStrain(),
            new GrainOfVertebra(),
            new RigidMotion(),
            new LinearLaws(),
            new LayeredCube(),
            new GradedBar(),
            new Cantilever(),
            new Torsion(),
            new ManufacturedCube(),
            new HollowSphere(),
            new HollowCylinder(),
            new SphericalCavity(),
            new SphericalInclusion(),
            new DiluteVoids(),
            new KirschSlab(),
            new EllipticMembrane(),
            new ThickEllipticPlate());

    private Verification() {}

    /// A problem with a known answer.
    public interface Problem {
        /// @return name as typed after `verify`, lower case with hyphens
        String name();

        /// @return one sentence: what is solved and what it exercises
        String question();

        /// Solves it.
        ///
        /// @param threads worker threads; the numbers do not depend on it
        /// @return one comparison or more
        List<Check> run(int threads);
    }

    /// One computed number beside the exact one.
    ///
    /// @param name of the problem
    /// @param quantity what is compared, with its unit
    /// @param exact known answer
    /// @param computed the solver's answer
    /// @param relativeError |computed - exact| over |exact|, or over the
    /// scale named in the note when the answer is 0
    /// @param observedOrder convergence order over the meshes tried, where several were
    /// @param tolerance largest accepted relative error; the note gives its reason
    /// @param passed whether the error is within the tolerance
    /// @param source citation key of the known answer, or `identity` for one that follows from the equations
    /// @param note mesh, and why the tolerance is what it is
    public record Check(
            String name,
            String quantity,
            double exact,
            double computed,
            double relativeError,
            OptionalDouble observedOrder,
            double tolerance,
            boolean passed,
            String source,
            String note) {

        /// A comparison with a non-zero answer.
        static Check of(Problem problem, String quantity, double exact, double computed, Judgement j) {
            double error = Math.abs(computed - exact) / Math.abs(exact);
            return judged(problem, quantity, exact, computed, error, j);
        }

        /// A comparison with zero: the error counts in units of a scale.
        static Check ofZero(Problem problem, String quantity, double computed, double scale, Judgement j) {
            return judged(problem, quantity, 0, computed, Math.abs(computed) / scale, j);
        }

        private static Check judged(
                Problem p, String quantity, double exact, double computed, double err, Judgement j) {
            return new Check(
                    p.name(),
                    quantity,
                    exact,
                    computed,
                    err,
                    j.order(),
                    j.tolerance(),
                    err <= j.tolerance(),
                    j.source(),
                    j.note());
        }
    }

    /// What a comparison is held to.
    ///
    /// @param tolerance largest relative error
    /// @param source citation key
    /// @param note mesh and reason of the tolerance
    /// @param order observed order of convergence
    record Judgement(double tolerance, String source, String note, OptionalDouble order) {
        Judgement(double tolerance, String source, String note) {
            this(tolerance, source, note, OptionalDouble.empty());
        }

        Judgement withOrder(double observed) {
            return new Judgement(tolerance, source, note, OptionalDouble.of(observed));
        }
    }

    /// @return all problems, quickest and most elementary first
    public static List<Problem> problems() {
        return PROBLEMS;
    }

    /// @return names of all problems, in their order
    public static List<String> names() {
        return PROBLEMS.stream().map(Problem::name).toList();
    }

    /// Runs problems.
    ///
    /// @param names of the problems; empty for all
    /// @param threads worker threads
    /// @param progress listener
    /// @return all comparisons in order
    /// @throws InputException when there is no such problem
    public static List<Check> run(List<String> names, int threads, Progress progress) {
        for (String name : names) {
            if (!names().contains(name)) {
                throw new InputException(
                        "No problem is called '" + name + "'. Known: " + String.join(", ", names()) + ".");
            }
        }
        List<Check> checks = new ArrayList<>();
        for (Problem p : PROBLEMS) {
            if (names.isEmpty() || names.contains(p.name())) {
                progress.stage("Solving " + p.name());
                checks.addAll(p.run(threads));
            }
        }
        return checks;
    }

    /// @return the two heading lines of the table that `line` fills
    public static String heading() {
        return String.format(
                                "%-20s %-54s %12s %12s %9s %9s %6s  %-4s",
                                "problem", "quantity", "exact", "computed", "error", "allowed", "order", "")
                        .stripTrailing()
                + System.lineSeparator()
                + "-".repeat(134);
    }

    /// One line of the table.
    ///
    /// @param c comparison
    /// @return text without line end
    public static String line(Check c) {
        return String.format(
                Locale.ROOT,
                "%-20s %-54s %12.6g %12.6g %9.1e %9.1e %6s  %s",
                c.name(),
                c.quantity(),
                c.exact(),
                c.computed(),
                c.relativeError(),
                c.tolerance(),
                c.observedOrder().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", c.observedOrder().getAsDouble())
                        : "",
                c.passed() ? "ok" : "FAIL");
    }
}
