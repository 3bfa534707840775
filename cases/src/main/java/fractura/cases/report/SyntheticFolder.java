package fractura.cases.report;

import fractura.cases.ResultFolder;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Phantom;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticLesion;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// A synthetic scan as a folder that `run` takes: scan, label maps, truth, and a case file.
public final class SyntheticFolder {
    private SyntheticFolder() {}

    /// What a folder shall hold.
    ///
    /// @param path the folder
    /// @param force whether it may hold something
    /// @param withDensity whether the density before the scanner is written too
    public record Wanted(Path path, boolean force, boolean withDensity) {}

    /// What was written.
    ///
    /// @param folder where
    /// @param files names, in the order written
    /// @param scan what they hold
    public record Written(Path folder, List<String> files, SyntheticScan scan) {}

    /// Makes a scan and writes it.
    ///
    /// @param order what to make
    /// @param wanted where to
    /// @param threads to work with
    /// @return what was written
    /// @throws InputException when the folder is not empty and `force` is off, or cannot be written, or the
    /// order
    /// cannot be made
    public static Written write(SyntheticScan.Order order, Wanted wanted, int threads) {
        try (ResultFolder.Claim _ = ResultFolder.claim(wanted.path())) {
            Path folder = ResultFolder.open(wanted.path(), wanted.force()).path();
            SyntheticScan scan = SyntheticScan.of(order, threads);
            List<String> files = new ArrayList<>();
            NiftiWriter.writeRounded(scan.ct(), file(folder, "ct.nii.gz", files));
            NiftiWriter.write(scan.labels(), file(folder, "labels.nii.gz", files));
            if (!order.lesions().isEmpty()) {
                NiftiWriter.write(scan.lesions(), file(folder, "lesions.nii.gz", files));
            }
            if (wanted.withDensity()) {
                NiftiWriter.write(scan.density(), file(folder, "density.nii.gz", files));
            }
            removeOthers(folder, files);
            text(file(folder, "truth.json", files), TruthReport.json(scan.truth()));
            text(file(folder, "case.yaml", files), caseFile(scan));
            return new Written(folder, files, scan);
        }
    }

    /// Label maps and densities of the scan that was here before are none of this one.
    private static void removeOthers(Path folder, List<String> files) {
        if (!Files.isRegularFile(folder.resolve("truth.json"))) {
            return; // what lies here is not ours
        }
        for (String name : List.of("lesions.nii.gz", "density.nii.gz")) {
            try {
                if (!files.contains(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            } catch (IOException e) {
                throw new InputException(
                        folder.resolve(name) + " of an earlier scan cannot be removed (" + DiskWords.of(e)
                                + "). Check its permissions, or name another folder with -o.",
                        e);
            }
        }
    }

    private static Path file(Path folder, String name, List<String> files) {
        files.add(name);
        return folder.resolve(name);
    }

    private static void text(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written (" + DiskWords.of(e) + "). Check its permissions and the free space.",
                    e);
        }
    }

    private static String caseFile(SyntheticScan scan) {
        SyntheticScan.Order order = scan.truth().order();
        boolean isVertebra = order.bone() instanceof SyntheticVertebra;
        StringBuilder yaml = new StringBuilder("# Synthetic: no patient. What is true of it stands in truth.json.\n");
        yaml.append("case: ").append(name(order)).append('\n');
        yaml.append("site: ").append(site(order)).append('\n');
        if (order.bone().runsOutBelow()) {
            yaml.append("gate: {accept: [W05]}             # the shaft runs out of the image on purpose\n");
        }
        yaml.append("ct: ct.nii.gz\nct-holds: hounsfield\n");
        Optional<Phantom> phantom = phantom(order);
        String kind = phantom.map(p -> p.kind().name()).orElse("K2HPO4").toLowerCase(Locale.ROOT);
        yaml.append("density-kind: ").append(kind).append('\n');
        yaml.append("labels:\n  - file: labels.nii.gz\n    bone: [")
                .append(order.bone().label())
                .append("]\n");
        if (isVertebra) {
            yaml.append("    body: [").append(SyntheticVertebra.BODY_LABEL).append("]\n");
        }
        if (!order.lesions().isEmpty()) {
            Map<String, Integer> labels = new TreeMap<>();
            order.lesions().forEach(l -> labels.put(TruthReport.name(l), l.label()));
            List<String> entries = new ArrayList<>();
            labels.forEach((type, label) -> entries.add(type + ": " + label));
            yaml.append("  - file: lesions.nii.gz\n    lesion: {" + String.join(", ", entries) + "}\n");
        }
        double height = scan.ct().grid().nz() * scan.ct().grid().spacingMm()[2];
        yaml.append(
                phantom.isPresent()
                        ? rods(scan.truth().rods(), kind, height)
                        : fixed(order.scanner().line()));
        yaml.append("mesh: {voxel-mm: 1.0}\n");
        return yaml.toString();
    }

    /// A phantom counts when the image shows it.
    private static Optional<Phantom> phantom(SyntheticScan.Order order) {
        return order.setting().view() == FieldOfView.BONE
                ? Optional.empty()
                : order.setting().phantom();
    }

    /// The places of the rods are known, so nothing needs to be searched for.
    private static String rods(List<Phantom.Rod> rods, String kind, double heightMm) {
        StringBuilder yaml = new StringBuilder("calibration:\n  method: phantom\n  material: " + kind + "\n  rods:\n");
        for (Phantom.Rod rod : rods) {
            double[] p = rod.centreMm();
            yaml.append(String.format(
                    Locale.ROOT,
                    "    - {density-mg-cm3: %s, cylinder: {center-mm: [%.2f, %.2f, %.2f], radius-mm: %.1f, height-mm: %.1f}}\n",
                    rod.densityMgCm3(),
                    p[0],
                    p[1],
                    p[2],
                    rod.radiusMm(),
                    heightMm));
        }
        return yaml.toString();
    }

    private static String fixed(HounsfieldLine line) {
        return String.format(
                Locale.ROOT,
                "calibration: {method: fixed, slope-mg-cm3-per-hu: %.6f, offset-mg-cm3: %.6f}\n",
                1 / line.huPerMgCm3(),
                line.densityMgCm3(0));
    }

    private static String site(SyntheticScan.Order order) {
        String[] words = order.bone().words().split(" ");
        return switch (order.bone()) {
            case SyntheticVertebra v -> "{bone: vertebra, level: " + words[1] + "}";
            case SyntheticFemur f -> "{bone: femur, side: " + words[1] + "}";
        };
    }

    private static String name(SyntheticScan.Order order) {
        TreeSet<String> types = new TreeSet<>();
        for (SyntheticLesion lesion : order.lesions()) {
            types.add(TruthReport.name(lesion));
        }
        String bone =
                order.bone().words().toLowerCase(Locale.ROOT).replace(' ', '-').replace("vertebra-", "");
        return "synthetic-" + bone + (types.isEmpty() ? "" : "-" + String.join("-", types));
    }
}
