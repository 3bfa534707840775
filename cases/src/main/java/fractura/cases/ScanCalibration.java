package fractura.cases;

import fractura.cases.CalibrationChoice.RodPlace;
import fractura.cases.CalibrationChoice.TissueChoice;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.density.Calibration;
import fractura.mesh.density.InternalCalibration;
import fractura.mesh.density.InternalTissue;
import fractura.mesh.density.PhantomCalibration;
import fractura.mesh.density.PixelTissues;
import fractura.mesh.density.RodCertificate;
import fractura.mesh.density.RodMeasurement;
import fractura.mesh.density.RodRegion;
import fractura.mesh.density.RodSearch;
import fractura.mesh.density.SampledTissues;
import fractura.mesh.density.TissueRegion;
import fractura.mesh.density.TissueSample;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The calibration of one scan: what the case asks for, measured in the scan where it must be.
///
/// @param calibration from HU to density
/// @param residualMgCm3 standard deviation of one density, mg/cm³; 0 when nothing measures it
/// @param points what was measured for it
/// @param findings of measuring, fit and record
/// @param inputs fingerprints of the files it was read from, beside the scan and its label maps
record ScanCalibration(
        Calibration calibration,
        double residualMgCm3,
        List<CaseResult.CalibrationPoint> points,
        List<Warning> findings,
        List<Provenance.Input> inputs) {

    /// What a calibration can be measured on.
    ///
    /// @param ct Hounsfield units
    /// @param protocol how it was taken
    /// @param day of the scan
    /// @param firstMap first label map of the case, on the grid of the scan
    record On(Volume ct, Protocol protocol, Optional<LocalDate> day, Optional<LabelMap> firstMap) {
        private LabelMap map() {
            return firstMap.orElseThrow(() -> new InputException(
                    "Labels are to be measured, but there is no label map." + " Name it (rod-labels, tissue-labels)."));
        }

        /// Labels are measured on a map of their own, where one is named.
        ///
        /// @param role of that map in the manifest
        /// @param file it, when named
        /// @param measure given the scan with that map, and where its findings go
        private ScanCalibration with(
                String role, Optional<Path> file, BiFunction<On, List<Warning>, ScanCalibration> measure) {
            List<Warning> found = new ArrayList<>();
            if (file.isEmpty()) {
                return measure.apply(this, found);
            }
            LabelMap map = LabelMap.read(file.get());
            Optional<LabelMap> onGrid = Optional.of(map.onGridOf(ct.grid(), found::add));
            ScanCalibration c = measure.apply(new On(ct, protocol, day, onGrid), found);
            return c.from(new Provenance.Input(role, Fingerprint.of(map)));
        }
    }

    /// @param asked the case
    /// @param on the scan
    /// @return its calibration
    /// @throws InputException when rods or tissues do not fit, or the record is of another voltage
    static ScanCalibration of(CaseFile asked, On on) {
        return switch (asked.calibration()) {
            case CalibrationChoice.Fixed f ->
                plain(new Calibration.Fixed(asked.densityKind(), f.slopeMgCm3PerHu(), f.offsetMgCm3()));
            case CalibrationChoice.Internal i ->
                on.with("tissue-labels", i.labels(), (mapped, found) -> internal(i, mapped, found));
            case CalibrationChoice.Phantom p -> phantom(p, on);
            case CalibrationChoice.Stored s ->
                stored(CalibrationRecord.read(s.file()), on)
                        .from(new Provenance.Input("calibration-record", Fingerprint.of(s.file())));
            case CalibrationChoice.None _ -> plain(new Calibration.None());
            case CalibrationChoice.AlreadyDensity _ -> plain(new Calibration.AlreadyCalibrated(asked.densityKind()));
        };
    }

    private ScanCalibration from(Provenance.Input input) {
        return new ScanCalibration(calibration, residualMgCm3, points, findings, List.of(input));
    }

    private static ScanCalibration plain(Calibration c) {
        return new ScanCalibration(c, c.residualMgCm3().orElse(0), List.of(), c.warnings(), List.of());
    }

    private static ScanCalibration stored(CalibrationRecord record, On on) {
        List<Warning> found = new ArrayList<>(record.against(on.protocol(), on.day()));
        found.addAll(record.calibration().warnings());
        List<CaseResult.CalibrationPoint> points = record.calibration() instanceof PhantomCalibration p
                ? points(
                        p,
                        Collections.nCopies(p.rods().size(), Optional.empty()),
                        IntStream.rangeClosed(1, p.rods().size())
                                .mapToObj(r -> "rod " + r)
                                .toList())
                : List.of();
        return new ScanCalibration(record.calibration(), record.residualMgCm3(), points, found, List.of());
    }

    /// Measures a phantom in its scan.
    static ScanCalibration phantom(CalibrationChoice.Phantom choice, On on) {
        return on.with("rod-labels", choice.labels(), (mapped, found) -> phantom(choice, mapped, found));
    }

    private static ScanCalibration phantom(CalibrationChoice.Phantom choice, On on, List<Warning> found) {
        List<RodCertificate> certificates =
                choice.rods().stream().map(CalibrationChoice.Rod::certificate).toList();
        boolean isSearched = choice.rods().getFirst().place() instanceof RodPlace.Search;
        List<RodRegion> regions = isSearched ? RodSearch.find(on.ct(), certificates) : List.of();
        List<Optional<RodMeasurement>> measured = new ArrayList<>();
        List<Double> hu = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int r = 0; r < certificates.size(); r++) {
            String name = "rod " + (r + 1);
            Optional<RodMeasurement> rod =
                    switch (choice.rods().get(r).place()) {
                        case RodPlace.Measured _ -> Optional.empty();
                        case RodPlace.Region region -> Optional.of(RodMeasurement.of(on.ct(), region.region(), name));
                        case RodPlace.Label label ->
                            Optional.of(RodMeasurement.of(on.ct(), on.map(), label.value(), name));
                        case RodPlace.Search _ -> Optional.of(RodMeasurement.of(on.ct(), regions.get(r), name));
                    };
            names.add(name
                    + place(choice.rods().get(r).place(), isSearched ? Optional.of(regions.get(r)) : Optional.empty()));
            rod.flatMap(m -> m.drift(name)).ifPresent(found::add);
            measured.add(rod);
            hu.add(
                    choice.rods().get(r).place() instanceof RodPlace.Measured m
                            ? m.hu()
                            : rod.orElseThrow().meanHu());
        }
        PhantomCalibration fit = CalibrationRecord.fitted(choice.material(), certificates, hu);
        found.addAll(fit.warnings());
        return new ScanCalibration(fit, fit.residualMgCm3().orElse(0), points(fit, measured, names), found, List.of());
    }

    private static List<CaseResult.CalibrationPoint> points(
            PhantomCalibration fit, List<Optional<RodMeasurement>> measured, List<String> names) {
        List<CaseResult.CalibrationPoint> points = new ArrayList<>();
        for (int r = 0; r < fit.rods().size(); r++) {
            Optional<RodMeasurement> rod = measured.get(r);
            points.add(new CaseResult.CalibrationPoint(
                    names.get(r),
                    fit.rods().get(r).hu(),
                    OptionalDouble.of(fit.rods().get(r).densityMgCm3()),
                    OptionalDouble.of(fit.residualsMgCm3().get(r)),
                    rod.map(m -> OptionalDouble.of(m.sdHu())).orElse(OptionalDouble.empty()),
                    rod.map(m -> OptionalDouble.of(m.driftHuPer100mm())).orElse(OptionalDouble.empty()),
                    rod.map(m -> OptionalInt.of(m.voxelCount())).orElse(OptionalInt.empty())));
        }
        return List.copyOf(points);
    }

    /// Where a rod was measured, for people.
    private static String place(RodPlace place, Optional<RodRegion> searched) {
        Optional<RodRegion> region = place instanceof RodPlace.Region r ? Optional.of(r.region()) : searched;
        return region.map(r -> String.format(
                        Locale.ROOT,
                        " at LPS %.0f, %.0f, %.0f mm, radius %.0f mm",
                        r.centerMm()[0],
                        r.centerMm()[1],
                        r.centerMm()[2],
                        r.radiusMm()))
                .orElse("");
    }

    private static ScanCalibration internal(CalibrationChoice.Internal choice, On on, List<Warning> found) {
        List<TissueSample> samples = new ArrayList<>();
        Map<InternalTissue, Double> means = new EnumMap<>(InternalTissue.class);
        choice.tissues().forEach((tissue, where) -> {
            switch (where) {
                case TissueChoice.Measured m -> means.put(tissue, m.hu());
                case TissueChoice.Region r -> samples.add(r.region().sample(on.ct(), tissue));
                case TissueChoice.Labels l ->
                    samples.add(new TissueRegion.Labels(on.map(), new HashSet<>(l.values())).sample(on.ct(), tissue));
                case TissueChoice.Pixels _ -> samples.add(PixelTissues.sample(on.ct(), tissue));
            }
        });
        SampledTissues sampled = SampledTissues.of(samples);
        found.addAll(sampled.findings());
        means.putAll(sampled.meanHu());
        List<CaseResult.CalibrationPoint> points = points(means, samples);
        if (means.size() < 3) {
            Calibration none = new Calibration.None();
            found.add(Warning.caution(
                    "W07",
                    "Internal calibration failed: only " + means.size()
                            + " tissues are left, three are needed. Measure more" + " tissues, or use a phantom."));
            found.addAll(none.warnings());
            return new ScanCalibration(none, 0, points, found, List.of());
        }
        InternalCalibration fit = InternalCalibration.of(means);
        found.addAll(fit.warnings());
        return new ScanCalibration(fit, fit.residualMgCm3().orElse(0), points, found, List.of());
    }

    private static List<CaseResult.CalibrationPoint> points(
            Map<InternalTissue, Double> means, List<TissueSample> samples) {
        List<CaseResult.CalibrationPoint> points = new ArrayList<>();
        means.forEach((tissue, hu) -> {
            Optional<TissueSample> sample =
                    samples.stream().filter(s -> s.tissue() == tissue).findFirst();
            points.add(new CaseResult.CalibrationPoint(
                    sample.map(s -> tissue.words() + ", " + s.source()).orElse(tissue.words()),
                    hu,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    sample.map(s -> OptionalDouble.of(s.sdHu())).orElse(OptionalDouble.empty()),
                    OptionalDouble.empty(),
                    sample.map(s -> OptionalInt.of(s.voxelCount())).orElse(OptionalInt.empty())));
        });
        return List.copyOf(points);
    }
}
