package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.material.Materials;
import java.util.List;

/// A rigid motion of the surface stores no energy, whatever the moduli inside.
final class RigidMotion implements Verification.Problem {
    private static final double[] ROTATION = {0, -2e-3, 1e-3, 2e-3, 0, -3e-3, -1e-3, 3e-3, 0};
    private static final double[] STRETCH = {2e-3, 0, 0, 0, 2e-3, 0, 0, 0, 2e-3};

    @Override
    public String name() {
        return "rigid-motion";
    }

    @Override
    public String question() {
        return "Does a small rigid rotation of a body of very unequal moduli cost no energy?";
    }

    @Override
    public List<Check> run(int threads) {
        VoxelMesh mesh = Bodies.ragged();
        Materials materials = Bodies.uniform(mesh, 1000, 0.3);
        for (int e = 0; e < mesh.elementCount(); e++) {
            materials.youngsModulusMPa()[e] = e % 3 == 0 ? 15_000 : e % 3 == 1 ? 500 : 5;
        }
        double rotated = energy(mesh, materials, ROTATION, threads);
        double stretched = energy(mesh, materials, STRETCH, threads);
        return List.of(Check.ofZero(
                this,
                "energy of a rotation (N mm)",
                rotated,
                stretched,
                new Judgement(
                        1e-12,
                        "identity",
                        "over the energy of a stretch of the same size; both are the work of the reactions, so "
                                + "the operator's own rounding shows and nothing else")));
    }

    private static double energy(VoxelMesh mesh, Materials materials, double[] gradient, int threads) {
        Solution s = Bodies.solve(mesh, materials, UniformStrain.linearOnSurface(mesh, gradient), 1e-10, threads);
        double work = 0;
        for (int i = 0; i < s.displacementMm().length; i++) {
            work += 0.5 * s.reactionNewton()[i] * s.displacementMm()[i];
        }
        return work;
    }
}
