package fractura.cases.cli;

import fractura.cases.report.SyntheticFolder;
import fractura.cases.report.TruthReport;
import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Phantom;
import fractura.mesh.synthetic.Pose;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticBone;
import fractura.mesh.synthetic.SyntheticScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lesions, scanner, phantom and pose of a synthetic scan; and the making of it, which is the same for all bones.
final class ScanOptions {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for ct.nii.gz, labels.nii.gz, lesions.nii.gz, truth.json and case.yaml.")
    Path output;

    @ArgGroup(exclusive = false, multiplicity = "0..*", heading = "Lesions, each beginning with its type:%n")
    List<LesionOptions> lesions = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of texture, lesions and noise.")
    long seed;

    @Option(
            names = "--pixel-mm",
            paramLabel = "D",
            defaultValue = "0.7",
            description = "Pixel. Default: ${DEFAULT-VALUE}.")
    double pixel;

    @Option(
            names = "--slice-mm",
            paramLabel = "D",
            defaultValue = "1",
            description = "Slice spacing. Default: ${DEFAULT-VALUE}.")
    double slice;

    @Option(names = "--thickness-mm", paramLabel = "D", description = "Slice thickness; the spacing when absent.")
    Optional<Double> thickness = Optional.empty();

    @Option(
            names = "--blur-mm",
            paramLabel = "SD",
            defaultValue = "0.5",
            description = "Standard deviation of the in-plane blur. Default: ${DEFAULT-VALUE}.")
    double blur;

    @Option(
            names = "--noise-hu",
            paramLabel = "SD",
            defaultValue = "12",
            description = "Noise. Default: ${DEFAULT-VALUE}.")
    double noise;

    @Option(
            names = "--noise-grain-mm",
            paramLabel = "SD",
            defaultValue = "0.5",
            description = "In-plane blur of the noise. Default: ${DEFAULT-VALUE}.")
    double grain;

    @Option(
            names = "--hu-per-mg-cm3",
            paramLabel = "X",
            defaultValue = "1.4",
            description = "Slope of HU on density; falls with the tube voltage. Default: ${DEFAULT-VALUE}.")
    double slope;

    @Option(names = "--hu-offset", paramLabel = "HU", defaultValue = "-2", description = "Default: ${DEFAULT-VALUE}.")
    double offset;

    @Option(
            names = "--supersampling",
            paramLabel = "N",
            defaultValue = "3",
            description = "Points per voxel edge, 1 to 8. Default: ${DEFAULT-VALUE}.")
    int supersampling;

    @Option(
            names = "--phantom-mg-cm3",
            split = ",",
            paramLabel = "RHO",
            description = "Rods of a phantom under the patient, two to eight, with commas between; seen with --view.")
    List<Double> rods = List.of();

    @Option(
            names = "--phantom-material",
            paramLabel = "KIND",
            defaultValue = "k2hpo4",
            description = "k2hpo4 or cha. Default: ${DEFAULT-VALUE}.")
    DensityKind material;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "bone",
            description = "What the image shows: bone, phantom (down to it), body. Default: ${DEFAULT-VALUE}.")
    FieldOfView view;

    @Option(
            names = "--margin-mm",
            paramLabel = "D",
            defaultValue = "8",
            description = "Around the bone. Default: ${DEFAULT-VALUE}.")
    double margin;

    @Option(
            names = "--rotate-deg",
            split = ",",
            paramLabel = "A",
            description = "Patient turned about L, P, S: three angles with commas between.")
    double[] rotation = new double[3];

    @Option(names = "--density-volume", description = "Write density.nii.gz too: mg/cm³ before blur and noise.")
    boolean withDensity;

    int make(SyntheticBone bone, Doors.Synth door, Console console) {
        CommonOptions common = (CommonOptions) command.mixins().get("common").userObject();
        SyntheticScan.Order order = new SyntheticScan.Order(
                bone, lesions.stream().map(LesionOptions::lesion).toList(), setting(), scanner(), seed);
        SyntheticFolder.Wanted wanted = new SyntheticFolder.Wanted(output, common.force, withDensity);
        SyntheticFolder.Written written = door.make(order, wanted, common.threads);
        console.answer(common.json ? TruthReport.json(written) : TruthReport.text(written));
        return ExitCode.DONE;
    }

    private SyntheticScan.Setting setting() {
        if (rotation.length != 3) {
            throw new InputException(
                    "--rotate-deg needs three angles, about L, P and S, not " + rotation.length + ". Write 5,0,-3.");
        }
        Optional<Phantom> phantom = rods.isEmpty() ? Optional.empty() : Optional.of(new Phantom(material, rods));
        if (phantom.isPresent() && view == FieldOfView.BONE) {
            throw new InputException("The phantom would lie outside the image. Add --view phantom or --view body.");
        }
        return new SyntheticScan.Setting(phantom, new Pose(rotation, new double[3]), view, margin);
    }

    private Scanner scanner() {
        Scanner.Slices slices = new Scanner.Slices(pixel, slice, thickness.orElse(slice));
        HounsfieldLine line = new HounsfieldLine(slope, offset);
        return new Scanner(slices, blur, new Scanner.Grain(noise, grain), line, supersampling);
    }
}
