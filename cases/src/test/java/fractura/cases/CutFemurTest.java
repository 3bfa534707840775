package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.generate.FemurMesher;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.solver.SolverSettings;
import fractura.solver.load.FemurLoad;
import fractura.solver.load.HipActivity;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.MaterialModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One synthetic femur, held at planes ever nearer to its head as if it were cut there: the same elements,
/// densities and forces, so that the cut is all that changes. Its lesser trochanter lies 54 mm below the head's
/// centre.
class CutFemurTest {
    private static final FemurLoad FALL = new FemurLoad.SidewaysFall(3000);
    private static Specimen femur;

    /// Stiffness (N/mm) and strength (N) in stance.
    private static Variations.Answer whole;

    @BeforeAll
    static void solve() {
        SyntheticFemur bone = new SyntheticFemur(FemurDimensions.usual(false), BoneQuality.OF_FEMUR, 240, 1);
        Scanner coarse = new Scanner(new Scanner.Slices(2, 2, 2), 0.5, Scanner.Grain.NONE, Scanner.USUAL.line(), 1);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(bone).with(coarse), 2);
        float[] density = scan.density().values().clone();
        for (int v = 0; v < density.length; v++) {
            density[v] /= 1000;
        }
        femur = new FemurMesher(2.5)
                .mesh(
                        new Volume(scan.density().grid(), density),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource("synthetic", scan.labels(), LabelRoles.ofBone(bone.label()))),
                        Side.RIGHT)
                .specimen();
        whole = stance(femur);
    }

    private static Variations.Answer stance(Specimen specimen) {
        return answer(specimen, new FemurLoad.Muscles(HipActivity.WALKING, 700));
    }

    private static Variations.Answer answer(Specimen specimen, FemurLoad load) {
        MaterialModel laws = MaterialModel.defaults(DensityLaw.MORGAN_2003_FEMORAL_NECK);
        try (FemurSolver solver = new FemurSolver(specimen, List.of(load), SolverSettings.defaults())) {
            return solver.solve(specimen, laws).getFirst().answer();
        }
    }

    private static Site.Femur cutSite(double belowHeadMm) {
        Site.Femur f = (Site.Femur) femur.site();
        double[] at = f.shaft().pointMm().clone();
        double height = f.shaft().heightOf(f.head().centreMm()) - belowHeadMm;
        for (int c = 0; c < 3; c++) {
            at[c] += height * f.shaft().axis()[c];
        }
        Site.Femur.End end = new Site.Femur.End(at, f.shaft().axis(), true);
        Site.Femur.Shaft shaft = new Site.Femur.Shaft(
                f.shaft().pointMm(), f.shaft().axis(), f.shaft().radiusMm(), Site.Femur.Known.SEEN, end);
        return new Site.Femur(
                f.side(),
                f.frame(),
                f.head(),
                f.neck(),
                shaft,
                f.greaterTrochanterMm(),
                f.lesserTrochanterMm(),
                Optional.empty());
    }

    /// The table of decision 0017.
    @Test
    @Tag("slow")
    void every_millimetre_of_bone_below_the_head_makes_it_softer() {
        double wholeFall = answer(femur, FALL).strengthNewton();
        double last = Double.POSITIVE_INFINITY;
        for (double below : new double[] {32, 36, 42, 50, 60, 75, 110}) {
            Specimen cut = femur.withSite(cutSite(below));
            Variations.Answer stance = stance(cut);
            boolean canFall = !cutSite(below).endsAboveShaft();
            System.out.printf(
                    Locale.ROOT,
                    "held %.0f mm below the head: %.1f kN/mm, strength %.2f of the whole bone's, in a fall %s%n",
                    below,
                    stance.newtonPerMm() / 1e3,
                    stance.strengthNewton() / whole.strengthNewton(),
                    canFall
                            ? String.format(
                                    Locale.ROOT, "%.2f", answer(cut, FALL).strengthNewton() / wholeFall)
                            : "refused");
            assertTrue(stance.newtonPerMm() < last);
            last = stance.newtonPerMm();
        }
        System.out.printf(Locale.ROOT, "whole: %.1f kN/mm%n", whole.newtonPerMm() / 1e3);
    }

    @Test
    void from_the_lesser_trochanter_down_the_place_of_the_cut_hardly_moves_the_strength() {
        for (double below : new double[] {60, 75, 110}) {
            Site.Femur site = cutSite(below);
            assertEquals(Optional.empty(), FemurPoses.strengthWithheld(site));
            double strength = stance(femur.withSite(site)).strengthNewton();
            // 2.7 % at 60 mm, where the support is 6 mm from the trochanter; 0.1 % from 75 mm on
            assertEquals(whole.strengthNewton(), strength, (below < 70 ? 0.04 : 0.01) * whole.strengthNewton());
        }
    }

    @Test
    void cut_through_the_trochanters_it_seems_far_stronger_and_no_strength_is_given() {
        Site.Femur site = cutSite(32);
        double strength = stance(femur.withSite(site)).strengthNewton();
        assertEquals(1.7, strength / whole.strengthNewton(), 0.15); // the number the reason tells
        String why = FemurPoses.strengthWithheld(site).orElseThrow();
        assertTrue(why.contains("22 mm above the usual place"), why);
    }

    @Test
    void the_less_bone_below_the_head_the_stiffer_it_is_held() {
        double last = whole.newtonPerMm();
        for (double below : new double[] {110, 75, 50, 32}) {
            double stiffness = stance(femur.withSite(cutSite(below))).newtonPerMm();
            assertTrue(stiffness > 1.1 * last, stiffness + " N/mm at " + below + " mm, " + last + " below");
            last = stiffness;
        }
    }
}
