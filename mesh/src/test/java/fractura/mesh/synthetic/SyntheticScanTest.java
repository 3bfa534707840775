package fractura.mesh.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Volume;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticScanTest {
    private static final SyntheticVertebra L3 = SyntheticVertebra.of("L3");
    private static final SyntheticVertebra T8 = SyntheticVertebra.of("T8");

    /// Several tests look at the same scan.
    private static final Map<SyntheticScan.Order, SyntheticScan> MADE = new HashMap<>();

    private static Scanner scanner(double mm, double blur, Scanner.Grain noise) {
        return new Scanner(new Scanner.Slices(mm, mm, mm), blur, noise, HounsfieldLine.AT_120_KVP, 3);
    }

    /// Where edges do not matter: one point a pixel.
    private static Scanner quick(double mm, double blur, Scanner.Grain noise) {
        return new Scanner(new Scanner.Slices(mm, mm, mm), blur, noise, HounsfieldLine.AT_120_KVP, 1);
    }

    private static SyntheticScan scan(SyntheticBone bone, Scanner scanner) {
        return MADE.computeIfAbsent(SyntheticScan.Order.of(bone).with(scanner), order -> SyntheticScan.of(order, 4));
    }

    private static SyntheticFemur femur(boolean isLeft) {
        return new SyntheticFemur(FemurDimensions.usual(isLeft), BoneQuality.OF_FEMUR, 100, 1);
    }

    @Test
    void calibrated_with_its_own_line_the_scan_gives_back_the_density_deep_inside() {
        SyntheticScan scan = scan(L3, quick(1.6, 0.6, new Scanner.Grain(12, 0.5)));
        Grid grid = scan.ct().grid();
        double difference = 0;
        double truth = 0;
        int count = 0;
        for (int at = 0; at < grid.voxelCount(); at++) {
            double[] p = grid.toPatient(at % grid.nx(), at / grid.nx() % grid.ny(), at / (grid.nx() * grid.ny()));
            if (L3.distance(p[0], p[1], p[2]) < -5 && p[1] < 14) {
                float recovered =
                        (float) HounsfieldLine.AT_120_KVP.densityMgCm3(scan.ct().values()[at]);
                difference += recovered - scan.density().values()[at];
                truth += scan.density().values()[at];
                count++;
            }
        }
        assertTrue(count > 1000, count + " voxels");
        // noise of 12 HU / 1.4 over some thousand voxels, correlated over about two: 0.3 mg/cm³
        assertEquals(0, difference / count, 1);
        // 140 mg/cm³ in the middle, up to 30 % more towards the endplates
        assertTrue(truth / count > 140 && truth / count < 170, "mean of " + truth / count);
    }

    @Test
    void blur_moves_mineral_but_loses_none() {
        SyntheticScan sharp = scan(L3, quick(2, 0, Scanner.Grain.NONE));
        SyntheticScan soft = scan(L3, quick(2, 1.0, Scanner.Grain.NONE));
        double bone = 0;
        for (Truth.Part part : sharp.truth().parts()) {
            bone += part.volumeCm3() * part.meanMgCm3();
        }
        double moved = (mass(soft) - mass(sharp)) / bone;
        // fat and muscle exchanged across the border of the image, and rounding to whole HU
        assertEquals(0, moved, 2e-3);
        assertFalse(Arrays.equals(soft.ct().values(), sharp.ct().values()));
    }

    private static double mass(SyntheticScan scan) {
        double sum = 0;
        for (float hu : scan.ct().values()) {
            sum += hu;
        }
        return sum / HounsfieldLine.AT_120_KVP.huPerMgCm3() * scan.ct().grid().voxelVolumeMm3() / 1000;
    }

    /// A cortex of 0.45 mm in voxels of 3 mm: thinner than the voxel, its volume must not depend on it.
    @Test
    void volumes_of_bone_and_cortex_do_not_depend_on_the_voxel() {
        Truth fine = scan(L3, scanner(1.5, 0, Scanner.Grain.NONE)).truth();
        Truth coarse = scan(L3, scanner(3, 0, Scanner.Grain.NONE)).truth();
        assertEquals(fine.boneVolumeCm3(), coarse.boneVolumeCm3(), 0.005 * fine.boneVolumeCm3());
        assertEquals(fine.cortexVolumeCm3(), coarse.cortexVolumeCm3(), 0.02 * fine.cortexVolumeCm3());
    }

    @Test
    void labels_hold_the_volume_of_the_bone() {
        SyntheticScan scan = scan(L3, scanner(1.5, 0, Scanner.Grain.NONE));
        double voxels = 0;
        for (int count : scan.labels().labelCounts().values()) {
            voxels += count;
        }
        // centres inside or not: unbiased, some thousand voxels of the border at even odds
        assertEquals(scan.truth().boneVolumeCm3(), voxels * 3.375 / 1000, 0.01 * voxels * 3.375 / 1000);
        assertEquals(List.of(22, 49), List.copyOf(scan.labels().labelCounts().keySet()));
    }

    @Test
    void left_and_right_femur_are_mirror_images_to_the_bit() {
        Scanner scanner = scanner(3, 0.8, Scanner.Grain.NONE);
        SyntheticScan left = scan(femur(true), scanner);
        SyntheticScan right = scan(femur(false), scanner);
        Grid grid = left.ct().grid();
        for (int at = 0; at < grid.voxelCount(); at++) {
            int mirrored = at + grid.nx() - 1 - 2 * (at % grid.nx());
            assertEquals(left.density().values()[at], right.density().values()[mirrored]);
            assertEquals(left.ct().values()[at], right.ct().values()[mirrored]);
            assertEquals(left.labels().values()[at] == 75, right.labels().values()[mirrored] == 76);
        }
        assertEquals(
                -left.truth().landmarksMm().get("greaterTrochanterTip")[0],
                right.truth().landmarksMm().get("greaterTrochanterTip")[0]);
    }

    @Test
    void one_thread_and_four_make_the_same_scan_and_another_seed_another_one() {
        SyntheticScan.Order order = SyntheticScan.Order.of(T8).with(scanner(2, 0.8, new Scanner.Grain(10, 0.8)));
        SyntheticScan one = SyntheticScan.of(order, 1);
        SyntheticScan four = scan(T8, order.scanner());
        assertArrayEquals(one.ct().values(), four.ct().values());
        assertArrayEquals(one.density().values(), four.density().values());
        assertEquals(one.truth().boneVolumeCm3(), four.truth().boneVolumeCm3());
        SyntheticScan other = SyntheticScan.of(
                new SyntheticScan.Order(order.bone(), List.of(), order.setting(), order.scanner(), 2), 2);
        assertFalse(Arrays.equals(one.ct().values(), other.ct().values()));
    }

    /// A number of this very version: it must be the same on every machine.
    @Test
    void the_same_order_gives_the_same_bits_everywhere() {
        SyntheticScan scan = scan(T8, scanner(2, 0.8, new Scanner.Grain(10, 0.8)));
        CRC32 crc = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(4 * scan.ct().values().length);
        bytes.asFloatBuffer().put(scan.ct().values());
        crc.update(bytes.array());
        assertEquals("87eeec60", Long.toHexString(crc.getValue()));
    }

    @Test
    void what_is_written_is_read_back_as_it_was(@TempDir Path folder) {
        Pose pose = new Pose(new double[] {5, -8, 12}, new double[] {-31, 140, 812.5});
        SyntheticScan scan = SyntheticScan.of(
                SyntheticScan.Order.of(T8)
                        .with(quick(2, 0.8, new Scanner.Grain(10, 0)))
                        .with(new SyntheticScan.Setting(Optional.empty(), pose, FieldOfView.BONE, 5)),
                2);
        NiftiWriter.writeRounded(scan.ct(), folder.resolve("ct.nii.gz"));
        NiftiWriter.write(scan.labels(), folder.resolve("labels.nii.gz"));
        Volume ct = Volume.read(folder.resolve("ct.nii.gz"));
        assertTrue(ct.grid().isSameAs(scan.ct().grid()));
        assertArrayEquals(scan.ct().values(), ct.values());
        LabelMap labels = LabelMap.read(folder.resolve("labels.nii.gz"));
        assertArrayEquals(scan.labels().values(), labels.values());
    }

    @Test
    void a_turned_patient_keeps_volume_and_landmarks() {
        Pose pose = new Pose(new double[] {12, -8, 20}, new double[] {10, 20, 30});
        SyntheticScan straight = scan(femur(true), quick(4, 0, Scanner.Grain.NONE));
        SyntheticScan.Order order = SyntheticScan.Order.of(femur(true)).with(quick(2, 0, Scanner.Grain.NONE));
        SyntheticScan turned =
                SyntheticScan.of(order.with(new SyntheticScan.Setting(Optional.empty(), pose, FieldOfView.BONE, 8)), 2);
        assertArrayEquals(pose.positionMm(), turned.truth().landmarksMm().get("headCentre"), 1e-12);
        // a distance does not change when the bone is turned
        assertEquals(gap(straight), gap(turned), 1e-9);
        for (String name : List.of("headCentre", "neckShaftJunction")) {
            double[] p = turned.truth().landmarksMm().get(name);
            double[] v = turned.labels().grid().toVoxel(p[0], p[1], p[2]);
            assertEquals(75, turned.labels().nearest(v[0], v[1], v[2]), name);
        }
    }

    private static double gap(SyntheticScan scan) {
        double[] a = scan.truth().landmarksMm().get("greaterTrochanterTip");
        double[] b = scan.truth().landmarksMm().get("lesserTrochanterTip");
        return Solid.length(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }

    @Test
    void the_rods_of_the_phantom_lie_on_the_line_of_the_scanner() {
        Phantom phantom = new Phantom(DensityKind.K2HPO4, List.of(0.0, 50.0, 100.0, 200.0));
        SyntheticScan scan = SyntheticScan.of(
                SyntheticScan.Order.of(T8)
                        .with(quick(2, 0.8, new Scanner.Grain(10, 0)))
                        .with(new SyntheticScan.Setting(Optional.of(phantom), Pose.STRAIGHT, FieldOfView.PHANTOM, 4)),
                2);
        assertEquals(4, scan.truth().rods().size());
        for (Phantom.Rod rod : scan.truth().rods()) {
            // 10 HU of noise over some hundred voxels
            assertEquals(HounsfieldLine.AT_120_KVP.hounsfield(rod.densityMgCm3()), rod.hu(), 1.5);
        }
    }

    @Test
    void noise_has_the_height_and_the_grain_that_were_asked_for() {
        Scanner quiet = quick(1.5, 0.6, Scanner.Grain.NONE);
        Scanner noisy = quick(1.5, 0.6, new Scanner.Grain(20, 1.875));
        float[] a = scan(T8, quiet).ct().values();
        float[] b = scan(T8, noisy).ct().values();
        double squares = 0;
        double neighbours = 0;
        for (int i = 1; i < a.length; i++) {
            squares += (b[i] - a[i]) * (double) (b[i] - a[i]);
            neighbours += (b[i] - a[i]) * (double) (b[i - 1] - a[i - 1]);
        }
        assertEquals(20, Math.sqrt(squares / a.length), 0.6);
        // white noise blurred with sigma is alike over a step h by exp(-h²/4σ²) = 0.85
        assertEquals(0.85, neighbours / squares, 0.04);
    }

    @Test
    void thick_slices_smear_along_the_table_only_and_lose_nothing() {
        Scanner thin = new Scanner(new Scanner.Slices(3, 1, 1), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 2);
        Scanner thick = new Scanner(new Scanner.Slices(3, 1, 4), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 2);
        SyntheticScan a = scan(L3, thin);
        SyntheticScan b = scan(L3, thick);
        // truth knows nothing of thickness
        assertArrayEquals(a.density().values(), b.density().values());
        assertEquals(mass(a), mass(b), 2e-3 * a.truth().boneVolumeCm3() * 350);
        Grid grid = a.ct().grid();
        double[] top = grid.toVoxel(0, 0, a.truth().landmarksMm().get("superiorEndplateCentre")[2] - 0.3);
        int i = (int) Math.round(top[0]);
        int j = (int) Math.round(top[1]);
        int k = (int) Math.round(top[2]);
        assertTrue(
                a.ct().values()[grid.index(i, j, k)] > b.ct().values()[grid.index(i, j, k)] + 50,
                "an endplate pales in thick slices");
    }

    @Test
    void a_phantom_that_could_calibrate_nothing_is_refused() {
        assertThrows(InputException.class, () -> new Phantom(DensityKind.K2HPO4, List.of(0.0)));
        assertThrows(InputException.class, () -> new Phantom(DensityKind.K2HPO4, List.of(50.0, 50.0, 50.0)));
        assertThrows(InputException.class, () -> new Phantom(DensityKind.ASH, List.of(0.0, 100.0)));
    }
}
