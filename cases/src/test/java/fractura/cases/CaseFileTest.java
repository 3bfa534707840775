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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {
    private static final String SMALL =
            """
            case: L3-lytic
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            labels:
              - file: labels.nii.gz
                bone: [22]
            """;

    private static final String FULL =
            """
            case: L3-lytic
            subject: {sex: F, age-years: 66, mass-kg: 70, height-cm: 165}
            clinical: {pain: mechanical, alignment: normal, scan-date: 2026-10-01, therapy: [{kind: denosumab, since: 2026-08-01}]}
            gate: {accept: [W05]}
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            ct-holds: hounsfield
            density-kind: k2hpo4
            labels:
              - file: labels.nii.gz
                bone: [22]
                body: [49, 50]
                platen-top: 6
                platen-bottom: 5
                lesion: {lytic: 90, blastic: 91, mixed: 92}
            calibration: {method: fixed, slope-mg-cm3-per-hu: 0.75, offset-mg-cm3: 0}
            lesions:
              - {type: lytic, sphere: {center-mm: [1, -2, 3.5], radius-mm: 8}, severity: 1.0}
              - {type: blastic, ellipsoid: {center-mm: [0, 0, 0], radii-mm: [4, 5, 6]}, severity: 0.5}
            mesh: {voxel-mm: 1.5}
            materials: {law: morgan-2003-vertebra, lytic: tumour-tissue, blastic: {factor: 0.4}}
            loads: [{compression: {displacement-mm: 0.2}}]
            demands: [standing, lifting-20kg]
            solver: {tolerance: 1e-8, settling: 1e-6}
            """;

    @TempDir
    Path folder;

    private WrittenCase written;

    @BeforeEach
    void put_scan_and_labels_beside_the_case() throws IOException {
        written = WrittenCase.in(folder);
    }

    private static List<LabelKey> values(int... values) {
        return IntStream.of(values).<LabelKey>mapToObj(LabelKey.Value::new).toList();
    }

    private CaseFile read(String yaml) {
        return written.read(yaml);
    }

    private String refusal(String yaml) {
        return written.refusal(yaml);
    }

    private void refuses(String yaml, String words) {
        assertEquals("case.yaml, " + words, refusal(yaml));
    }

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
    void a_foreign_unit_in_a_key_names_the_key_and_its_unit() {
        refuses(
                SMALL + "subject: {mass-lb: 150}\n",
                "line 7, subject.mass-lb: unknown key 'mass-lb'. It is given in kg here: write 'mass-kg'.");
        refuses(
                SMALL + "mesh: {voxel-cm: 0.1}\n",
                "line 7, mesh.voxel-cm: unknown key 'voxel-cm'. It is given in mm here: write 'voxel-mm'.");
        refuses(
                SMALL + "subject: {mass: 70}\n",
                "line 7, subject.mass: unknown key 'mass'. It is given in kg here: write 'mass-kg'.");
    }

    @Test
    void an_unknown_key_names_the_nearest_known_one() {
        refuses(SMALL + "solvr: {tolerance: 1e-6}\n", "line 7, solvr: unknown key 'solvr'. Did you mean 'solver'?");
        refuses(
                SMALL + "densityKind: cha\n",
                "line 7, densityKind: unknown key 'densityKind'. Did you mean 'density-kind'?");
    }

    @Test
    void a_key_at_the_wrong_place_is_told_where_it_belongs() {
        refuses(SMALL + "voxel-mm: 1\n", "line 7, voxel-mm: unknown key 'voxel-mm'. It belongs under 'mesh'.");
    }

    @Test
    void a_key_near_to_nothing_lists_what_is_known() {
        refuses(
                SMALL + "solver: {preconditioner: none}\n",
                "line 7, solver.preconditioner: unknown key 'preconditioner'. Known here: tolerance, settling.");
    }

    @Test
    void a_value_with_its_unit_is_asked_for_without() {
        refuses(
                SMALL + "subject: {mass-kg: 70 kg}\n",
                "line 7, subject.mass-kg: '70 kg' is not a number."
                        + " The unit is in the key: write 70 alone (20 to 350 kg).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            subject: {mass-kg: -70}       | subject.mass-kg: -70 is outside 20 to 350 kg. Check value and unit.
            subject: {mass-kg: 70000}     | subject.mass-kg: 70000 is outside 20 to 350 kg. Check value and unit.
            subject: {mass-kg: .nan}      | subject.mass-kg: '.nan' is not a number. Write a plain number from 20 to 350 kg.
            subject: {mass-kg: seventy}   | subject.mass-kg: 'seventy' is not a number. Write a plain number from 20 to 350 kg.
            subject: {height-cm: 1.65}    | subject.height-cm: 1.65 is outside 80 to 250 cm. Check value and unit.
            subject: {mass-kg: }          | subject.mass-kg: nothing stands where a value is wanted. Write a number from 20 to 350 kg.
            subject: {mass-kg: [70]}      | subject.mass-kg: a list stands where a value is wanted. Write a number from 20 to 350 kg.
            subject: {mass-kg: !!int 70}  | ''
            subject: 70                   | subject: '70' stands where keys are wanted. Write {key: value, …}.
            subject: {sex: female}        | subject.sex: 'female' is not known here. Allowed: F, M.
            mesh: {voxel-mm: 0.1}         | mesh.voxel-mm: 0.1 is outside 0.2 to 5 mm. Check value and unit.
            mesh: {voxel-mm: 6}           | mesh.voxel-mm: 6 is outside 0.2 to 5 mm. Check value and unit.
            materials: {law: morgan-2003-vertebre} | materials.law: 'morgan-2003-vertebre' is not known here. Did you mean 'morgan-2003-vertebra'? Allowed: kopperdahl-2002-power, kopperdahl-2002-linear, morgan-2003-vertebra, morgan-2003-femoral-neck, morgan-2003-pooled, morgan-2003-tibia, keller-1994-pooled, keller-1994-spine, keyak-1998, keyak-falkinstein-2003, carter-hayes-1977.
            materials: {blastic: hard}    | materials.blastic: 'hard' is not known here. Allowed: density-only, woven, or a mapping.
            loads: [stance]               | loads: stance loads a femur, and the site is a vertebra. A vertebra takes: compression.
            loads: [stand]                | loads[1]: 'stand' is not known here. Did you mean 'stance'? Allowed: compression, stance, stairs, sideways-fall, single-force, walking, or a mapping.
            loads: []                     | loads: the list has 0 entries. Give 1 to 10.
            loads: [compression, {compression: {}}] | loads: compression is there twice. Keep one.
            loads: [flexion]              | loads[1]: Flexion is not supported in this version, only compression. Wait for a version that knows it.
            demands: [standing, standing] | demands: a task is there twice. Keep one of each.
            demands: [stairs]             | demands: stairs is no task of a vertebra. Known: standing, carrying, flexion-10kg, lifting-20kg, lateral-bending-10kg.
            gate: {accept: [W99]}         | gate.accept[1]: 'W99' does not fit. Write a finding code such as W05.
            gate: {accept: [W15]}         | gate.accept: W15 cannot be accepted: a solve that did not converge has no result. Delete it.
            clinical: {pain: functional}  | clinical.pain: functional is pain of a limb as Mirels asks for it, and the bone is a vertebra. Write mechanical, occasional or none.
            clinical: {scan-date: 1.10.26}| clinical.scan-date: '1.10.26' is not a day. Write it as 2026-10-01.
            calibration: {method: fixed}  | calibration: key 'slope-mg-cm3-per-hu' is missing. Add it: density = slope HU + offset.
            calibration: {slope: 1}       | calibration: key 'method' is missing. Add one of: fixed, internal, phantom, record, none.
            calibration: {method: internal, air-hu: -990} | calibration.method: internal calibration needs three or more tissues. Add for example air-hu, adipose-hu and muscle-hu, or tissues: {air: pixels, adipose: pixels, muscle: pixels}.
            solver: {tolerance: 1}        | solver.tolerance: 1 is outside 1e-12 to 0.01. Check value and unit.
            solver: {settling: 1e-3}      | solver.settling: 1e-3 is outside 1e-12 to 1e-4. Check value and unit.
            """)
    void a_value_that_cannot_be_meant_is_refused_with_what_is_allowed(String line, String words) {
        if (words.isEmpty()) {
            assertEquals(
                    OptionalDouble.of(70), read(SMALL + line + "\n").subject().massKg());
        } else {
            refuses(SMALL + line + "\n", "line 7, " + words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {type: lytic, sphere: {center-mm: [0, 0, 0], radius-mm: 8}, severity: 1.5} | lesions[1].severity: 1.5 is outside 0 to 1. Check value and unit.
            {type: lytic, sphere: {center-mm: [0, 0], radius-mm: 8}} | lesions[1].sphere.center-mm: the list has 2 entries. Give exactly 3.
            {type: lytic, sphere: {center-mm: [0, 0, 0], radius-cm: 1}} | lesions[1].sphere.radius-cm: unknown key 'radius-cm'. It is given in mm here: write 'radius-mm'.
            {type: lytic} | lesions[1]: needs one of sphere, ellipsoid. Give exactly one.
            {type: osteoid, sphere: {center-mm: [0, 0, 0], radius-mm: 8}} | lesions[1].type: 'osteoid' is not known here. Allowed: lytic, blastic, mixed.
            """)
    void a_virtual_lesion_has_one_body_and_a_severity_from_0_to_1(String lesion, String words) {
        String message = refusal(SMALL + "lesions: [" + lesion + "]\n");
        assertTrue(message.contains("line 7, " + words), message);
    }

    private static final String FEMUR = SMALL.replace("{bone: vertebra, level: L3}", "{bone: femur, side: right}");

    @Test
    void pain_of_a_femur_may_be_in_the_words_of_mirels_and_still_in_those_of_sins() {
        for (String word : List.of("functional", "mechanical")) {
            CaseFile femur = read(FEMUR + "clinical: {pain: " + word + "}\n");
            assertEquals(word, femur.clinical().pain().orElseThrow());
        }
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
    void the_shell_of_a_femur_has_no_usual_thickness() {
        String femur = SMALL.replace("bone: vertebra, level: L3", "bone: femur, side: left");
        assertTrue(refusal(femur + "mesh: {surface: cortical-shell}\n").contains("Add shell-mm"));
        assertEquals(
                new BoneSurface.CorticalShell(1.5),
                read(femur + "mesh: {surface: cortical-shell, shell-mm: 1.5}\n").surface());
        assertEquals(
                new BoneSurface.NearestInterior(),
                read(femur + "mesh: {surface: nearest-interior}\n").surface());
    }

    @Test
    void the_direction_of_a_shaft_is_a_way_of_any_length_and_some_length() {
        String given = FEMUR.replace("side: right", "side: right, shaft-axis: [0, -3, 4]");
        CaseFile.SiteChoice.Femur femur =
                (CaseFile.SiteChoice.Femur) read(given).site();
        assertArrayEquals(new double[] {0, -0.6, 0.8}, femur.shaftAxis().orElseThrow(), 1e-15);
        assertTrue(((CaseFile.SiteChoice.Femur) read(FEMUR).site()).shaftAxis().isEmpty());
        assertTrue(
                refusal(given.replace("[0, -3, 4]", "[0, 0, 0]")).contains("shaft-axis: [0, 0, 0] is no direction."));
    }

    @Test
    void a_femur_is_loaded_upright_on_stairs_and_in_a_fall_when_nothing_is_said() {
        CaseFile c = read(FEMUR);
        assertEquals(
                List.of(LoadKind.STANCE, LoadKind.STAIRS, LoadKind.SIDEWAYS_FALL),
                c.loads().stream().map(CaseFile.LoadChoice::kind).toList());
        assertEquals(List.of("standing", "walking", "stairs", "sideways-fall"), c.demands());
        assertEquals("morgan-2003-femoral-neck", c.materials().law());
    }

    @Test
    void tasks_of_a_femur_are_those_of_the_loads_asked_for() {
        assertEquals(List.of("stairs"), read(FEMUR + "loads: [stairs]\n").demands());
        assertEquals(
                List.of("standing", "walking"),
                read(FEMUR + "loads: [{single-force: {angle-deg: 7}}]\n").demands());
        assertEquals(
                List.of(new CaseFile.LoadChoice(LoadKind.SINGLE_FORCE, OptionalDouble.empty(), OptionalDouble.of(7))),
                read(FEMUR + "loads: [{single-force: {angle-deg: 7}}]\n").loads());
    }

    @Test
    void walking_is_another_name_of_stance() {
        assertEquals(
                List.of(new CaseFile.LoadChoice(LoadKind.STANCE)),
                read(FEMUR + "loads: [walking]\n").loads());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            loads: [compression]           | loads: compression loads a vertebra, and the site is a femur. A femur takes: stance, stairs, sideways-fall, single-force.
            loads: [stance, walking]       | loads: stance and walking are two names of one load. Keep one.
            demands: [carrying]            | demands: carrying is no task of a femur. Known: standing, walking, stumbling, stairs, sideways-fall.
            loads: [{single-force: {angle-deg: 60}}] | loads[1].single-force.angle-deg: 60 is outside 0 to 45 degrees. Check value and unit.
            """)
    void what_does_not_fit_a_femur_is_refused_with_what_does(String line, String words) {
        refuses(FEMUR + line + "\n", "line 7, " + words);
    }

    @Test
    void a_task_whose_load_is_not_asked_for_is_refused() {
        refuses(
                FEMUR + "loads: [stance]\ndemands: [stairs]\n",
                "line 8, demands: stairs is compared with the strength under stairs, which is not among the loads."
                        + " Add it to loads, or delete the task.");
    }

    @Test
    void cervical_levels_are_refused_by_name() {
        refuses(
                SMALL.replace("level: L3", "level: C3"),
                "line 2, site.level: Cervical vertebrae are not supported in this version, only T1 to T12 and L1 to L5."
                        + " Wait for a version that knows it.");
    }

    @Test
    void no_other_level_is_proposed_for_an_unknown_one() {
        String message = refusal(SMALL.replace("level: L3", "level: S1"));
        assertTrue(message.contains("'S1' is not known here. Allowed: T1, T2"), message);
    }

    @Test
    void labels_need_bone_in_at_least_one_map() {
        refuses(SMALL.replace("[22]", "[]"), "line 6, labels[1].bone: the list has 0 entries. Give 1 to 500.");
        refuses(
                SMALL.replace("    bone: [22]\n", "    platen-top: 6\n"),
                "line 4, labels: no label map says which values are bone. Add for example bone: [22].");
        refuses(
                SMALL.replace("  - file: labels.nii.gz\n    bone: [22]\n", "  []\n"),
                "line 5, labels: the list has 0 entries. Give 1 to 20.");
    }

    @Test
    void a_label_has_one_meaning() {
        refuses(
                SMALL + "    lesion: {lytic: 22}\n",
                "line 7, labels[1].lesion.lytic: label 22 already stands for bone. Give each label one meaning.");
    }

    @Test
    void body_may_repeat_the_values_of_bone() {
        assertEquals(
                values(22), read(SMALL + "    body: [22]\n").labels().getFirst().body());
    }

    @Test
    void a_missing_scan_is_noticed_before_anything_is_computed() {
        refuses(
                SMALL.replace("ct.nii.gz", "scan.nii.gz"),
                "line 3, ct: no such file: scan.nii.gz. Paths are relative to the folder of the case file.");
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

    @Test
    void a_key_written_twice_is_refused() {
        refuses(SMALL + "ct: other.nii.gz\n", "line 7, ct: the key is there twice, first in line 3. Keep one.");
    }

    @Test
    void a_missing_key_is_named_with_its_meaning() {
        refuses(
                SMALL.replace("case: L3-lytic\n", ""),
                "line 1, key 'case' is missing. Add it: name of the case; also names the result folder.");
    }

    @Test
    void a_case_name_cannot_leave_its_folder() {
        refuses(
                SMALL.replace("L3-lytic", "../../etc"),
                "line 1, case: '../../etc' does not fit. Write a name of letters, digits, '.', '_' and '-', at most 80.");
    }

    @Test
    void all_problems_of_a_file_are_told_at_once_in_the_order_of_its_lines() {
        String message = refusal(
                """
                case: L3
                subject: {mass-lb: 150}
                site: {bone: vertebra, level: L9}
                ct: nowhere.nii.gz
                labels: []
                """);
        List<String> lines = message.lines().toList();
        assertEquals("case.yaml has 4 problems:", lines.getFirst());
        assertTrue(lines.get(1).startsWith("  line 2, subject.mass-lb: "), message);
        assertTrue(lines.get(2).startsWith("  line 3, site.level: "), message);
        assertTrue(lines.get(3).startsWith("  line 4, ct: "), message);
        assertTrue(lines.get(4).startsWith("  line 5, labels: "), message);
    }

    @Test
    void a_density_kind_the_calibration_cannot_give_is_refused() {
        String none = assertThrows(InputException.class, () -> read(SMALL + "density-kind: cha\n"))
                .getMessage();
        assertTrue(none.contains("density-kind: is cha, but calibration method none gives k2hpo4 density."), none);
        String fixed = "calibration: {method: fixed, slope-mg-cm3-per-hu: 0.75, offset-mg-cm3: 0}\n";
        assertEquals(
                DensityKind.CHA, read(SMALL + "density-kind: cha\n" + fixed).densityKind());
        assertEquals(
                DensityKind.CHA,
                read(SMALL + "density-kind: cha\nct-holds: density-mg-cm3\n").densityKind());
    }
}
