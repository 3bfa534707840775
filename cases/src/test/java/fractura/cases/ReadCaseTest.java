package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Case files of a test, read or refused.
abstract class ReadCaseTest {
    static final String SMALL =
            """
            case: L3-lytic
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            labels:
              - file: labels.nii.gz
                bone: [22]
            """;

    static final String FULL =
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

    static List<LabelKey> values(int... values) {
        return IntStream.of(values).<LabelKey>mapToObj(LabelKey.Value::new).toList();
    }

    CaseFile read(String yaml) {
        return written.read(yaml);
    }

    String refusal(String yaml) {
        return written.refusal(yaml);
    }

    void refuses(String yaml, String words) {
        assertEquals("case.yaml, " + words, refusal(yaml));
    }
}
