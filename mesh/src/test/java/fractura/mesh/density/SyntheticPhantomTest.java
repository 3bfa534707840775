package fractura.mesh.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Phantom;
import fractura.mesh.synthetic.Pose;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticBone;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The phantom of synthetic scans lies in a slab of plastic with air around its end, a rod's radius from the
/// outer rods.
class SyntheticPhantomTest {
    private static final List<Double> DENSITIES = List.of(0.0, 50.0, 100.0, 200.0);
    private static final SyntheticVertebra T8 = SyntheticVertebra.of("T8");

    private static SyntheticScan scan(SyntheticBone bone, double mm, boolean hasPhantom, Pose pose) {
        Optional<Phantom> phantom =
                hasPhantom ? Optional.of(new Phantom(DensityKind.K2HPO4, DENSITIES)) : Optional.empty();
        Scanner scanner = new Scanner(
                new Scanner.Slices(mm, mm, mm), 0.6, new Scanner.Grain(15, 0.5), HounsfieldLine.AT_120_KVP, 1);
        return SyntheticScan.of(
                SyntheticScan.Order.of(bone)
                        .with(scanner)
                        .with(new SyntheticScan.Setting(phantom, pose, FieldOfView.PHANTOM, 4)),
                2);
    }

    private static SyntheticFemur femur() {
        return new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 100, 1);
    }

    private static List<RodRegion> find(SyntheticScan scan) {
        return RodSearch.find(
                scan.ct(),
                DENSITIES.stream()
                        .map(d -> new RodCertificate(d, OptionalDouble.empty()))
                        .toList());
    }

    /// Centres within a pixel; means over some thousand voxels at 15 HU of noise are within 1 HU of the line.
    private static void assertFound(SyntheticScan scan) {
        List<RodRegion> found = find(scan);
        for (int r = 0; r < DENSITIES.size(); r++) {
            Phantom.Rod rod = scan.truth().rods().get(r);
            assertEquals(rod.centreMm()[0], found.get(r).centerMm()[0], 1.5, "x of rod " + r);
            assertEquals(rod.centreMm()[1], found.get(r).centerMm()[1], 1.5, "y of rod " + r);
            double hu = RodMeasurement.of(scan.ct(), found.get(r), "rod").meanHu();
            assertEquals(HounsfieldLine.AT_120_KVP.hounsfield(rod.densityMgCm3()), hu, 1.5, "HU of rod " + r);
        }
    }

    @Test
    void the_phantom_of_a_synthetic_vertebra_is_found_although_its_slab_ends_near_the_outer_rods() {
        assertFound(scan(T8, 1.5, true, Pose.STRAIGHT));
    }

    @Test
    void the_phantom_of_a_synthetic_femur_is_found() {
        assertFound(scan(femur(), 1.5, true, Pose.STRAIGHT));
    }

    /// The patient leans, the phantom stays on the table.
    @Test
    @Tag("slow")
    void the_phantom_under_a_leaning_patient_is_found_in_fine_voxels() {
        Pose leaning = new Pose(new double[] {5, -4, 8}, new double[] {3, -2, 40});
        assertFound(scan(T8, 1, true, leaning));
        assertFound(scan(femur(), 1, true, leaning));
    }

    @Test
    void no_phantom_is_found_in_synthetic_scans_without_one() {
        for (SyntheticBone bone : List.of(T8, femur())) {
            SyntheticScan scan = scan(bone, 2, false, Pose.STRAIGHT);
            String message =
                    assertThrows(InputException.class, () -> find(scan)).getMessage();
            assertTrue(message.contains("No phantom with 4 rods found"), message);
        }
    }
}
