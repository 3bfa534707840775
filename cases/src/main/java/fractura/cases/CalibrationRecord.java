package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.density.Calibration;
import fractura.mesh.density.PhantomCalibration;
import fractura.mesh.density.RodCertificate;
import fractura.mesh.image.Protocol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// A phantom scanned at another time on the same scanner: its fit and how it was scanned.
///
/// Densities then carry the drift of the scanner and the patient's own hardening of the beam; some 5 to 10
/// mg/cm³ are expected (Knowles16) and go into the interval.
///
/// @param calibration the fit
/// @param kVp tube voltage of the phantom's scan
/// @param date day of the phantom's scan
/// @param manufacturer of the scanner
/// @param scanner its model
/// @param kernel reconstruction kernel
record CalibrationRecord(
        Calibration calibration,
        double kVp,
        LocalDate date,
        Optional<String> manufacturer,
        Optional<String> scanner,
        Optional<String> kernel) {
    /// Middle of the 5 to 10 mg/cm³ expected; taken as a standard deviation (choice of this project).
    static final double ELSEWHEN_MG_CM3 = 7.5;

    /// Scanners are recalibrated and tubes replaced within years (choice of this project).
    private static final long OLDEST_DAYS = 365;

    private static final double SAME_KV = 0.5;

    /// @param file YAML or JSON
    /// @return the record
    /// @throws InputException naming every problem of the file
    static CalibrationRecord read(Path file) {
        List<Problem> problems = new ArrayList<>();
        Branch root = new ShapeCheck(CalibrationKeys.record(), problems).check(CaseYaml.read(file));
        List<Branch> rods = root.list("rods", Branch.class);
        CalibrationChecks checks = new CalibrationChecks(problems);
        checks.densities(root, rods);
        checks.waters(
                root, (int) rods.stream().filter(r -> r.has("water-mg-cm3")).count(), rods.size());
        if (!problems.isEmpty()) {
            throw Problem.report(file, problems);
        }
        return new CalibrationRecord(
                fit(root, rods),
                root.number("kvp"),
                root.day("date").orElseThrow(),
                root.text("manufacturer"),
                root.text("scanner"),
                root.text("kernel"));
    }

    private static Calibration fit(Branch root, List<Branch> rods) {
        DensityKind kind = CalibrationBinding.kind(root);
        return root.branch("line")
                .<Calibration>map(l -> {
                    CalibrationChoice.Fixed line = CalibrationBinding.fixed(l);
                    return new Calibration.Fixed(kind, line.slopeMgCm3PerHu(), line.offsetMgCm3());
                })
                .orElseGet(() -> fitted(
                        kind,
                        rods.stream().map(CalibrationBinding::certificate).toList(),
                        rods.stream().map(r -> r.number("hu")).toList()));
    }

    /// The fit the certificate asks for: with water densities where it gives them.
    static PhantomCalibration fitted(DensityKind kind, List<RodCertificate> certificates, List<Double> hu) {
        List<PhantomCalibration.Rod> rods = new ArrayList<>();
        List<Double> water = new ArrayList<>();
        for (int r = 0; r < hu.size(); r++) {
            rods.add(new PhantomCalibration.Rod(certificates.get(r).densityMgCm3(), hu.get(r)));
            certificates.get(r).waterMgCm3().ifPresent(water::add);
        }
        return water.isEmpty() ? PhantomCalibration.of(kind, rods) : PhantomCalibration.ofWaterRods(rods, water);
    }

    /// Standard deviation of one density: of the fit, and of the time and place between the scans.
    double residualMgCm3() {
        OptionalDouble fit = calibration.residualMgCm3();
        return Math.hypot(fit.orElse(0), ELSEWHEN_MG_CM3);
    }

    /// Whether this record speaks of the scan at hand.
    ///
    /// @param scan how the patient was scanned
    /// @param day when, where that is known
    /// @return cautions
    /// @throws InputException when the tube voltages differ
    List<Warning> against(Protocol scan, Optional<LocalDate> day) {
        List<Warning> found = new ArrayList<>();
        if (scan.kVp().isEmpty()) {
            found.add(Warning.caution(
                    "W04",
                    String.format(
                            Locale.ROOT,
                            "The phantom was scanned at %.0f kVp; the file of the scan does not say its own voltage, so"
                                    + " that they agree is not checked. Another voltage shifts densities by 10 %% and more.",
                            kVp)));
        } else if (Math.abs(scan.kVp().getAsDouble() - kVp) > SAME_KV) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The scan was taken at %.0f kVp, the phantom of the calibration record at %.0f kVp: HU of bone differ"
                            + " between voltages. Use a record of this voltage.",
                    scan.kVp().getAsDouble(),
                    kVp));
        }
        differs("kernel", kernel, scan.kernel()).ifPresent(t -> found.add(Warning.caution("W01", t)));
        differs("manufacturer", manufacturer, scan.manufacturer())
                .or(() -> differs("scanner", scanner, scan.model()))
                .ifPresent(t -> found.add(Warning.caution("W07", t)));
        day.map(d -> Math.abs(ChronoUnit.DAYS.between(date, d)))
                .filter(days -> days > OLDEST_DAYS)
                .ifPresent(days -> found.add(Warning.caution(
                        "W07",
                        "Phantom and patient were scanned " + days + " days apart (limit " + OLDEST_DAYS
                                + "): the scanner may have changed. Scan the phantom again.")));
        unchecked(scan, day).ifPresent(t -> found.add(Warning.caution("W07", t)));
        return found;
    }

    /// The tube voltage has its own words.
    private Optional<String> unchecked(Protocol scan, Optional<LocalDate> day) {
        List<String> ofScan = new ArrayList<>();
        List<String> ofPhantom = new ArrayList<>();
        if (scan.manufacturer().isEmpty() && scan.model().isEmpty()) {
            ofScan.add("scanner");
        }
        if (scan.kernel().isEmpty()) {
            ofScan.add("kernel");
        }
        if (day.isEmpty()) {
            ofScan.add("day");
        }
        if (manufacturer.isEmpty() && scanner.isEmpty()) {
            ofPhantom.add("scanner");
        }
        if (kernel.isEmpty()) {
            ofPhantom.add("kernel");
        }
        if (ofScan.isEmpty() && ofPhantom.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Phantom and patient are not compared in all that matters: "
                + (ofScan.isEmpty()
                        ? ""
                        : listed(ofScan)
                                + (ofScan.size() == 1 ? " of the scan is not known" : " of the scan are not known"))
                + (ofScan.isEmpty() || ofPhantom.isEmpty() ? "" : "; ")
                + (ofPhantom.isEmpty() ? "" : "the record does not name " + listed(ofPhantom) + " of the phantom")
                + ". Give the DICOM series and a whole record, or make sure that both were scanned alike.");
    }

    private static String listed(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private static Optional<String> differs(String what, Optional<String> phantom, Optional<String> scan) {
        if (phantom.isEmpty() || scan.isEmpty() || plain(phantom.get()).equals(plain(scan.get()))) {
            return Optional.empty();
        }
        return Optional.of("The " + what + " of the phantom's scan is " + phantom.get() + ", of this scan " + scan.get()
                + ": densities may be off by more than the record says. Use a record of the same " + what + ".");
    }

    private static String plain(String words) {
        return words.replaceAll("[\\s_-]+", "").toLowerCase(Locale.ROOT);
    }
}
