package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CalibrationChoice.TissueChoice;
import fractura.cases.CaseFile.LesionChoice;
import fractura.cases.CaseFile.LoadKind;
import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.density.InternalTissue;
import fractura.mesh.density.RodCertificate;
import fractura.mesh.generate.BoneSurface;
import fractura.mesh.generate.MaskRepair;
import fractura.solver.SolverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CaseFileTest extends ReadCaseTest {
    @Test
    void every_key_arrives_in_its_record() {
        CaseFile c = read(FULL);
        assertEquals("L3-lytic", c.name());
        assertEquals(CaseFile.Sex.F, c.subject().sex().orElseThrow());
        assertEquals(OptionalDouble.of(66), c.subject().ageYears());
        assertEquals(OptionalDouble.of(70), c.subject().massKg());
        assertEquals(OptionalDouble.of(165), c.subject().heightCm());
        assertEquals("mechanical", c.clinical().pain().orElseThrow());
        assertEquals("normal", c.clinical().alignment().orElseThrow());
        assertEquals(LocalDate.of(2026, 10, 1), c.clinical().scanDate().orElseThrow());
        assertEquals(
                List.of(new CaseFile.Therapy("denosumab", LocalDate.of(2026, 8, 1))),
                c.clinical().therapies());
        assertEquals(List.of("W05"), c.accepted());
        assertEquals(new CaseFile.SiteChoice.Vertebra("L3"), c.site());
        assertEquals(new BoneSource.Ct(folder.resolve("ct.nii.gz"), BoneSource.CtHolds.HOUNSFIELD), c.source());
        assertEquals(DensityKind.K2HPO4, c.densityKind());
        assertEquals(
                new CaseFile.LabelFile(
                        folder.resolve("labels.nii.gz"),
                        values(22),
                        values(49, 50),
                        Optional.of(new LabelKey.Value(6)),
                        Optional.of(new LabelKey.Value(5)),
                        Map.of(Tissue.LYTIC, values(90), Tissue.BLASTIC, values(91), Tissue.MIXED, values(92)),
                        MaskRepair.Wish.NONE),
                c.labels().getFirst());
        assertEquals(new CalibrationChoice.Fixed(0.75, 0), c.calibration());
        assertEquals(1.5, c.voxelMm());
        assertEquals("morgan-2003-vertebra", c.materials().law());
        assertEquals(new LesionChoice.Named("tumour-tissue"), c.materials().lytic());
        assertEquals(new LesionChoice.Factor(0.4), c.materials().blastic());
        assertEquals(
                List.of(new CaseFile.LoadChoice(LoadKind.COMPRESSION, OptionalDouble.of(0.2), OptionalDouble.empty())),
                c.loads());
        assertEquals(List.of("standing", "lifting-20kg"), c.demands());
        assertEquals(new CaseFile.SolverChoice(1e-8, OptionalDouble.of(1e-6)), c.solver());
        SolverSettings settings = Pipeline.settings(c.solver(), 3);
        assertEquals(new SolverSettings(1e-8, OptionalDouble.of(1e-6), settings.maxIterations(), 3), settings);
    }

    @Test
    void spheres_and_ellipsoids_become_bodies_with_three_radii() {
        List<CaseFile.VirtualLesion> lesions = read(FULL).lesions();
        assertEquals(Tissue.LYTIC, lesions.get(0).type());
        assertArrayEquals(new double[] {1, -2, 3.5}, lesions.get(0).body().centerMm());
        assertArrayEquals(new double[] {8, 8, 8}, lesions.get(0).body().radiiMm());
        assertEquals(Tissue.BLASTIC, lesions.get(1).type());
        assertArrayEquals(new double[] {4, 5, 6}, lesions.get(1).body().radiiMm());
        assertEquals(0.5, lesions.get(1).severity());
    }

    @Test
    void what_is_not_written_takes_the_published_default() {
        CaseFile c = read(SMALL);
        assertEquals(new CalibrationChoice.None(), c.calibration());
        assertEquals(1.0, c.voxelMm());
        assertEquals("kopperdahl-2002-power", c.materials().law());
        assertEquals(new LesionChoice.Named("density-only"), c.materials().lytic());
        assertEquals(new LesionChoice.Factor(0.7), c.materials().blastic());
        assertEquals(new CaseFile.MixedChoice.VoxelWise(), c.materials().mixed());
        assertEquals(List.of(new CaseFile.LoadChoice(LoadKind.COMPRESSION)), c.loads());
        assertEquals(CaseKeys.VERTEBRA_TASKS, c.demands());
        assertEquals(new CaseFile.SolverChoice(1e-6, OptionalDouble.empty()), c.solver());
        assertTrue(Pipeline.settings(c.solver(), 1).settle().isEmpty());
        assertTrue(c.subject().massKg().isEmpty());
        assertTrue(c.lesions().isEmpty());
    }

    private static CalibrationChoice.Rod rod(double density, double hu) {
        return new CalibrationChoice.Rod(
                new RodCertificate(density, OptionalDouble.empty()), new CalibrationChoice.RodPlace.Measured(hu));
    }

    @Test
    void the_five_ways_of_calibration_are_told_apart() {
        assertEquals(
                new CalibrationChoice.Phantom(DensityKind.CHA, List.of(rod(0, -2), rod(200, 180)), Optional.empty()),
                read(SMALL + "calibration: {method: phantom, material: cha, rods:"
                                + " [{density-mg-cm3: 0, hu: -2}, {density-mg-cm3: 200, hu: 180}]}\n")
                        .calibration());
        assertEquals(
                new CalibrationChoice.Internal(
                        Map.of(
                                InternalTissue.ADIPOSE, new TissueChoice.Measured(-100),
                                InternalTissue.AIR, new TissueChoice.Measured(-990),
                                InternalTissue.MUSCLE, new TissueChoice.Measured(55)),
                        Optional.empty()),
                read(SMALL + "calibration: {method: internal, adipose-hu: -100, air-hu: -990, muscle-hu: 55}\n")
                        .calibration());
        assertEquals(
                new CalibrationChoice.AlreadyDensity(),
                read(SMALL + "ct-holds: density-mg-cm3\n").calibration());
        assertEquals(
                new CalibrationChoice.None(),
                read(SMALL + "calibration: {method: none}\n").calibration());
        assertEquals(new CalibrationChoice.Fixed(0.75, 0), read(FULL).calibration());
    }

    @Test
    void a_phantom_of_hydroxyapatite_makes_the_density_hydroxyapatite_equivalent() {
        String rods = "rods: [{density-mg-cm3: 0, hu: 0}, {density-mg-cm3: 100, hu: 90}]}\n";
        assertEquals(
                DensityKind.CHA,
                read(SMALL + "calibration: {method: phantom, material: cha, " + rods)
                        .densityKind());
        refuses(
                SMALL + "density-kind: k2hpo4\ncalibration: {method: phantom, material: cha, " + rods,
                "line 7, density-kind: is k2hpo4 but the phantom is cha. Make them agree, or delete density-kind.");
    }

    @Test
    void the_blurred_cortex_is_left_sharpened_or_walled() {
        String mesh = "mesh: {voxel-mm: 1.5}";
        CaseFile walled = read(FULL.replace(mesh, "mesh: {surface: cortical-shell, shell-mm: 0.5}")
                .replace("lytic: tumour-tissue,", "lytic: tumour-tissue, shell-mpa: 12000,"));
        assertEquals(new BoneSurface.CorticalShell(0.5), walled.surface());
        assertEquals(12_000, walled.materials().shellMPa());
        assertEquals(
                new BoneSurface.CorticalShell(0.4),
                read(FULL.replace(mesh, "mesh: {surface: cortical-shell}")).surface());
        assertEquals(
                new BoneSurface.NearestInterior(),
                read(FULL.replace(mesh, "mesh: {surface: nearest-interior}")).surface());
        assertEquals(new BoneSurface.AsIs(), read(FULL).surface());
        assertTrue(refusal(FULL.replace(mesh, "mesh: {shell-mm: 0.5}")).contains("Write surface: cortical-shell"));
        assertTrue(refusal(FULL.replace("lytic: tumour-tissue,", "lytic: tumour-tissue, shell-mpa: 12000,"))
                .contains("is the modulus of a shell, and the model has none."));
        assertTrue(refusal(FULL.replace(mesh, "mesh: {surface: cortical-shell, shell-mm: 5}"))
                .contains("0.2"));
    }

    @Test
    void a_mask_is_refined_or_split_only_where_it_names_bone_and_the_scan_can_tell() {
        CaseFile asked = read(SMALL + "    refine: threshold\n    split: neighbours\n");
        assertEquals(new MaskRepair.Wish(true, true), asked.labels().getFirst().repair());
        assertEquals(MaskRepair.Wish.NONE, read(SMALL).labels().getFirst().repair());
        assertTrue(refusal(SMALL + "    refine: threshold\nct-holds: density-mg-cm3\n")
                .contains("needs Hounsfield units"));
        assertTrue(refusal(SMALL + "  - {file: labels.nii.gz, body: [49], split: neighbours}\n")
                .contains("Move it to the map with bone"));
        assertTrue(refusal(SMALL.replace("bone: vertebra, level: L3", "bone: femur, side: left")
                        + "    split: neighbours\n")
                .contains("which a femur has not"));
    }

    @Test
    void body_may_repeat_the_values_of_bone() {
        assertEquals(
                values(22), read(SMALL + "    body: [22]\n").labels().getFirst().body());
    }

    @Test
    void a_folder_may_stand_for_a_scan_of_many_files() throws IOException {
        Files.createDirectory(folder.resolve("dicom"));
        assertEquals(
                List.of(folder.resolve("dicom")),
                read(SMALL.replace("ct.nii.gz", "dicom")).source().files());
    }

    @Test
    void a_result_is_not_written_among_the_slices_of_its_scan() throws IOException {
        Path slices = Files.createDirectory(folder.resolve("dicom"));
        CaseFile asked = read(SMALL.replace("ct.nii.gz", "dicom"));
        RunOptions into = new RunOptions(slices, true, 1);
        assertEquals(
                "Output folder " + slices + " is input of the case. Name another with -o.",
                assertThrows(InputException.class, () -> Pipeline.run(asked, into, Progress.silent()))
                        .getMessage());
    }

    @Test
    void density_scans_need_no_calibration() {
        refuses(
                SMALL + "ct-holds: density-mg-cm3\ncalibration: {method: none}\n",
                "line 8, calibration: the CT holds density already (ct-holds). Delete calibration, or ct-holds.");
    }
}
