package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCalibrationTest {
    private static final String SMALL =
            """
            case: L3
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            labels: [{file: labels.nii.gz, bone: 22}]
            """;

    private static final String RECORD =
            """
            material: k2hpo4
            kvp: 120
            date: 2026-05-01
            manufacturer: SIEMENS
            scanner: Biograph64
            kernel: B30f
            """;

    private static final String LINE = RECORD + "line: {slope-mg-cm3-per-hu: 0.7, offset-mg-cm3: 3}\n";

    @TempDir
    Path temp;

    private WrittenCase written;

    @BeforeEach
    void write() throws IOException {
        written = WrittenCase.in(temp);
    }

    /// Three square rods of 8 voxels along z at 10, 80 and 220 HU, labelled 101 to 103, in fat.
    private static ScanCalibration.On scan() {
        Grid g = Grid.aligned(60, 20, 20, 1);
        float[] hu = new float[g.voxelCount()];
        int[] labels = new int[hu.length];
        float[] rods = {10, 80, 220};
        for (int at = 0; at < hu.length; at++) {
            int i = at % 60;
            int j = at / 60 % 20;
            boolean isRod = i % 20 >= 6 && i % 20 < 14 && j >= 6 && j < 14;
            hu[at] = isRod ? rods[i / 20] : -100;
            labels[at] = isRod ? 101 + i / 20 : 0;
        }
        return new ScanCalibration.On(
                new Volume(g, hu), Protocol.UNKNOWN, Optional.empty(), Optional.of(new LabelMap(g, labels)));
    }

    private static Protocol protocol(double kVp, String maker, String model, String kernel) {
        return new Protocol(
                OptionalDouble.of(kVp),
                Optional.of(kernel),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(maker),
                Optional.of(model),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private ScanCalibration calibrated(String yaml) {
        return ScanCalibration.of(written.read(SMALL + "calibration: " + yaml), scan());
    }

    @Test
    void rods_are_measured_where_the_case_says() {
        String rods = "{method: phantom, rods: [{density-mg-cm3: 0, %s}, {density-mg-cm3: 50, %s},"
                + " {density-mg-cm3: 150, %s}]}";
        ScanCalibration byLabel = calibrated(rods.formatted("label: 101", "label: 102", "label: 103"));
        ScanCalibration byHand = calibrated(rods.formatted("hu: 10", "hu: 80", "hu: 220"));
        String cylinder = "cylinder: {center-mm: [%d, 10, 10], radius-mm: 4, height-mm: 18}";
        ScanCalibration byPlace =
                calibrated(rods.formatted(cylinder.formatted(10), cylinder.formatted(30), cylinder.formatted(50)));
        for (ScanCalibration c : new ScanCalibration[] {byLabel, byHand, byPlace}) {
            assertEquals(100, c.calibration().densityMgCm3(150), 1e-6);
            assertEquals(3, c.points().size());
        }
        assertTrue(byLabel.points().getFirst().voxelCount().isPresent());
        assertTrue(byHand.points().getFirst().voxelCount().isEmpty());
    }

    @Test
    void water_densities_make_it_a_phantom_of_salt_in_water() {
        // certificate and HU of a scanner whose line is HU = 1.32 rho + 4.5
        StringBuilder rods = new StringBuilder();
        double[][] certificate = {{1012.2, -51.8}, {1057.0, -53.4}, {1103.6, 58.9}, {1119.5, 157.0}, {923.2, 375.8}};
        for (double[] rod : certificate) {
            double hu = rod[0] + (1.32 + 0.2174) * rod[1] + 4.5 - 999.6;
            rods.append(rods.isEmpty() ? "" : ", ")
                    .append("{density-mg-cm3: ")
                    .append(rod[1])
                    .append(", water-mg-cm3: ")
                    .append(rod[0])
                    .append(", hu: ")
                    .append(hu)
                    .append('}');
        }
        ScanCalibration c = calibrated("{method: phantom, rods: [" + rods + "]}");
        assertEquals(100, c.calibration().densityMgCm3(1.32 * 100 + 4.5), 1e-6);
        assertEquals(0, c.residualMgCm3(), 1e-6);
    }

    @Test
    void rods_half_placed_or_with_half_their_water_are_problems() {
        String half = written.refusal(
                SMALL + "calibration: {method: phantom, rods: [{density-mg-cm3: 0, hu: 1}, {density-mg-cm3: 9}]}\n");
        assertTrue(half.contains("1 of 2 rods have neither hu nor cylinder nor label"), half);
        String water =
                written.refusal(SMALL + "calibration: {method: phantom, material: cha, rods: [{density-mg-cm3: 0,"
                        + " water-mg-cm3: 1000, hu: 1}, {density-mg-cm3: 9, hu: 10}]}\n");
        assertTrue(water.contains("1 of 2 rods have a water density"), water);
        assertTrue(water.contains("not to hydroxyapatite"), water);
    }

    @Test
    void tissues_that_fail_leave_the_assumed_line_and_say_so() {
        ScanCalibration c = calibrated("{method: internal, muscle-hu: 50, tissues: {air: pixels, adipose: pixels}}");
        assertTrue(c.calibration().isAssumed());
        assertEquals(75, c.calibration().densityMgCm3(100));
        assertTrue(
                c.findings().stream().anyMatch(w -> w.text().startsWith("Internal calibration failed: only")),
                () -> c.findings().toString());
        assertTrue(c.findings().stream().anyMatch(w -> w.text().startsWith("air is left out")));
        assertTrue(c.findings().stream().allMatch(w -> w.code().equals("W07")));
    }

    @Test
    void tissues_are_measured_by_hand_label_and_region_together() {
        ScanCalibration c = calibrated("{method: internal, air-hu: -1000, tissues: {muscle: {label: 102}, cortical:"
                + " {box: {center-mm: [50, 10, 10], edges-mm: [6, 6, 18]}}, adipose: {sphere: {center-mm: [20, 10, 10],"
                + " radius-mm: 4}}}}");
        assertEquals(4, c.points().size() + 1, "compact bone of 220 HU cannot be and is left out");
        assertTrue(c.findings().stream().anyMatch(w -> w.text().startsWith("cortical bone is left out")));
        assertEquals(80, c.points().getLast().hu(), 1e-6);
        String twice = written.refusal(
                SMALL + "calibration: {method: internal, air-hu: -990, muscle-hu: 50, tissues: {air: pixels, blood:"
                        + " totalsegmentator}}\n");
        assertTrue(twice.contains("air is given and measured"), twice);
    }

    private ScanCalibration stored(String record, Protocol protocol, Optional<LocalDate> day) throws IOException {
        Files.writeString(temp.resolve("scanner.yaml"), record);
        CaseFile asked = written.read(SMALL + "calibration: {method: record, file: scanner.yaml}\n");
        ScanCalibration.On scan = scan();
        return ScanCalibration.of(asked, new ScanCalibration.On(scan.ct(), protocol, day, Optional.empty()));
    }

    @Test
    void the_record_of_a_phantom_has_its_fingerprint_in_the_manifest() throws IOException {
        ScanCalibration c = stored(LINE, protocol(120, "SIEMENS", "Biograph64", "B30f"), Optional.empty());
        assertEquals(
                List.of(new Provenance.Input("calibration-record", Fingerprint.of(temp.resolve("scanner.yaml")))),
                c.inputs());
    }

    @Test
    void a_map_of_rods_has_its_fingerprint_in_the_manifest_and_is_no_folder() throws IOException {
        ScanCalibration.On scan = scan();
        LabelMap map = scan.firstMap().orElseThrow();
        NiftiWriter.write(map, temp.resolve("rods.nii"));
        Files.createDirectories(temp.resolve("masks"));
        String rods = "calibration: {method: phantom, rod-labels: %s, rods: [{density-mg-cm3: 0, label: 101},"
                + " {density-mg-cm3: 50, label: 102}, {density-mg-cm3: 150, label: 103}]}\n";
        ScanCalibration.On bare = new ScanCalibration.On(scan.ct(), scan.protocol(), scan.day(), Optional.empty());
        ScanCalibration c = ScanCalibration.of(written.read(SMALL + rods.formatted("rods.nii")), bare);
        assertEquals(List.of(new Provenance.Input("rod-labels", Fingerprint.of(map))), c.inputs());
        String message = assertThrows(InputException.class, () -> written.read(SMALL + rods.formatted("masks")))
                .getMessage();
        assertTrue(message.contains("rod-labels") && message.contains("masks"), message);
    }

    /// Four thousand records, each with some characters changed, by a generator with a fixed seed.
    @Test
    void a_damaged_record_is_read_or_refused_in_words() throws IOException {
        String whole = RECORD + "rods: [{density-mg-cm3: 0, hu: -2}, {density-mg-cm3: 100, hu: 138},"
                + " {density-mg-cm3: 200, hu: 278}]\n";
        String letters = "0123456789.-+eE:{}[],&*!#'\"|>%@` \n\tabxn\u0000";
        List<String> words =
                List.of(".inf", ".nan", "1e999", "-1e308", "*a", "&a ", "!!java.net.URL ", "null", "{}", "[]");
        Random random = new Random(7);
        Path file = temp.resolve("scanner.yaml");
        int read = 0;
        int refused = 0;
        for (int n = 0; n < 4000; n++) {
            StringBuilder text = new StringBuilder(whole);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + random.nextInt(6));
                String with = random.nextBoolean()
                        ? words.get(random.nextInt(words.size()))
                        : "" + letters.charAt(random.nextInt(letters.length()));
                text.replace(at, to, with);
            }
            Files.writeString(file, text);
            try {
                double density = CalibrationRecord.read(file).calibration().densityMgCm3(200);
                assertTrue(Double.isFinite(density), text::toString);
                read++;
            } catch (InputException e) {
                assertTrue(e.getMessage().length() > 20, text::toString);
                refused++;
            }
        }
        assertTrue(read > 100 && refused > 1000, read + " read, " + refused + " refused");
    }

    @Test
    void a_record_that_multiplies_itself_by_aliases_is_refused() throws IOException {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int n = 1; n < 12; n++) {
            text.append("a%d: &a%d [%s]\n".formatted(n, n, ("*a" + (n - 1) + ", ").repeat(8) + "*a" + (n - 1)));
        }
        Files.writeString(temp.resolve("scanner.yaml"), text + LINE);
        String message = assertThrows(InputException.class, () -> CalibrationRecord.read(temp.resolve("scanner.yaml")))
                .getMessage();
        assertTrue(message.length() < 4000, message);
    }

    @Test
    void a_record_of_another_voltage_is_refused() {
        String message = assertThrows(
                        InputException.class,
                        () -> stored(LINE, protocol(100, "SIEMENS", "Biograph64", "B30f"), Optional.empty()))
                .getMessage();
        assertTrue(message.contains("100 kVp") && message.contains("120 kVp"), message);
    }

    @Test
    void a_record_of_the_same_scanner_is_used_with_the_error_of_another_day() throws IOException {
        ScanCalibration c = stored(
                RECORD + "rods: [{density-mg-cm3: 0, hu: -2}, {density-mg-cm3: 100, hu: 138}, {density-mg-cm3: 200, hu:"
                        + " 278}]\n",
                protocol(120, "Siemens", "Biograph 64", "B30F"),
                Optional.of(LocalDate.of(2026, 6, 1)));
        assertEquals(150, c.calibration().densityMgCm3(208), 1e-9);
        assertEquals(CalibrationRecord.ELSEWHEN_MG_CM3, c.residualMgCm3(), 1e-9);
        assertTrue(c.findings().isEmpty(), () -> c.findings().toString());
    }

    @Test
    void another_kernel_scanner_or_year_is_a_caution() throws IOException {
        ScanCalibration c =
                stored(LINE, protocol(120, "Siemens", "Somatom", "B60f"), Optional.of(LocalDate.of(2027, 7, 1)));
        assertEquals(
                3,
                c.findings().stream()
                        .filter(w -> w.level() == Warning.Level.CAUTION)
                        .count(),
                () -> c.findings().toString());
        assertTrue(c.findings().stream().anyMatch(w -> w.text().contains("426 days apart")));
        ScanCalibration unknown = stored(LINE, Protocol.UNKNOWN, Optional.empty());
        assertTrue(unknown.findings().stream().anyMatch(w -> w.code().equals("W04")));
    }

    @Test
    void what_a_scan_without_header_leaves_unchecked_is_named() throws IOException {
        ScanCalibration c = stored(LINE, Protocol.UNKNOWN, Optional.empty());
        assertTrue(
                c.findings().stream()
                        .anyMatch(w -> w.code().equals("W07")
                                && w.level() == Warning.Level.CAUTION
                                && w.text().contains("scanner, kernel and day of the scan are not known")),
                () -> c.findings().toString());
        ScanCalibration dated =
                stored(LINE, protocol(120, "SIEMENS", "Biograph64", "B30f"), Optional.of(LocalDate.of(2026, 6, 1)));
        assertTrue(dated.findings().stream().noneMatch(w -> w.text().contains("not known")), () -> dated.findings()
                .toString());
    }

    @Test
    void what_a_record_leaves_out_is_named() throws IOException {
        String bare = "material: k2hpo4\nkvp: 120\ndate: 2026-05-01\nline: {slope-mg-cm3-per-hu: 0.71}\n";
        ScanCalibration c =
                stored(bare, protocol(120, "SIEMENS", "Biograph64", "B30f"), Optional.of(LocalDate.of(2026, 6, 1)));
        assertTrue(
                c.findings().stream()
                        .anyMatch(w -> w.text().contains("the record does not name scanner and kernel of the phantom")),
                () -> c.findings().toString());
    }

    @Test
    void a_broken_record_names_its_problems() {
        String message = assertThrows(
                        InputException.class,
                        () -> stored("material: cha\nkvp: 120\n", Protocol.UNKNOWN, Optional.empty()))
                .getMessage();
        assertTrue(message.contains("key 'date' is missing"), message);
        assertTrue(message.contains("needs one of rods, line"), message);
    }
}
