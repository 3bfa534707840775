package fractura.cases;

import fractura.mesh.Specimen;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.FemurLoad;
import fractura.solver.load.FemurLoading;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import fractura.solver.strength.FemoralStrength;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Solves several load cases on one femur again and again: those held alike share one setup and one pass, and
/// other materials take the place of the first.
final class FemurSolver implements AutoCloseable {
    private final Specimen specimen;
    private final List<FemurLoading> loadings;
    private final List<Group> groups = new ArrayList<>();

    /// Load cases with the same supports.
    private record Group(List<Integer> members, MaterialSeries series) {}

    /// A load case, solved.
    ///
    /// @param loading forces and supports
    /// @param materials of the bone
    /// @param solution of it
    /// @param strength under it
    record Solved(FemurLoading loading, Materials materials, Solution solution, FemoralStrength strength) {
        Variations.Answer answer() {
            return new Variations.Answer(
                    strength.estimates().getFirst().newton(),
                    strength.stiffness().newtonPerMm());
        }

        Discretisation.Coarser coarser(Specimen of) {
            return Discretisation.Coarser.of(of, strength.stiffness().newtonPerMm(), strength.estimates());
        }
    }

    /// @throws fractura.mesh.InputException when the bone lacks a place a load needs
    FemurSolver(Specimen specimen, List<? extends FemurLoad> loads, SolverSettings settings) {
        this.specimen = specimen;
        loadings = loads.stream().map(l -> l.on(specimen)).toList();
        for (List<Integer> members : heldAlike()) {
            List<BoundaryConditions> conditions =
                    members.stream().map(q -> loadings.get(q).conditions()).toList();
            groups.add(new Group(members, new MaterialSeries(specimen.mesh(), conditions, settings)));
        }
    }

    /// @return numbers of the loadings, those with the same supports together
    private List<List<Integer>> heldAlike() {
        List<List<Integer>> alike = new ArrayList<>();
        for (int q = 0; q < loadings.size(); q++) {
            groupOf(q, alike).add(q);
        }
        return alike;
    }

    /// The group that is held as loading q is, a new one if there is none.
    private List<Integer> groupOf(int q, List<List<Integer>> alike) {
        for (List<Integer> members : alike) {
            if (areHeldAlike(
                    loadings.get(members.getFirst()).conditions(),
                    loadings.get(q).conditions())) {
                return members;
            }
        }
        alike.add(new ArrayList<>());
        return alike.getLast();
    }

    private static boolean areHeldAlike(BoundaryConditions a, BoundaryConditions b) {
        return Arrays.equals(a.fixed(), b.fixed()) && a.skew().equals(b.skew());
    }

    /// @param bone on the mesh of the specimen
    /// @param laws of its materials
    /// @return one per load case, in order
    List<Solved> solve(Specimen bone, MaterialModel laws) {
        if (bone.mesh() != specimen.mesh()) {
            throw new IllegalArgumentException("This solver was set up for another mesh");
        }
        Materials materials = Materials.of(bone, laws);
        Solved[] solved = new Solved[loadings.size()];
        for (Group g : groups) {
            List<Solution> solutions = g.series().solve(materials);
            for (int i = 0; i < solutions.size(); i++) {
                FemurLoading loading = loadings.get(g.members().get(i));
                Solution solution = solutions.get(i);
                solved[g.members().get(i)] = new Solved(
                        loading, materials, solution, FemoralStrength.of(bone, materials, loading, solution));
            }
        }
        return List.of(solved);
    }

    @Override
    public void close() {
        groups.forEach(g -> g.series().close());
    }
}
