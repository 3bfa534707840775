package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileRefusalTest extends ReadCaseTest {
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
    void a_missing_scan_is_noticed_before_anything_is_computed() {
        refuses(
                SMALL.replace("ct.nii.gz", "scan.nii.gz"),
                "line 3, ct: no such file: scan.nii.gz. Paths are relative to the folder of the case file.");
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
