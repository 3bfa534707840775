package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Tissue;
import fractura.mesh.generate.BoneSurface;
import fractura.mesh.generate.MaskRepair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person asks of the program: one bone of one scan, the laws to use, the loads to apply.
///
/// Everything is checked and every default is filled in; paths are resolved against the folder of the file.
///
/// @param file where it was read from
/// @param name name of the case, fit for a folder name
/// @param subject who it is
/// @param clinical what only people know
/// @param accepted finding codes the user takes responsibility for
/// @param site which bone
/// @param source what the bone is read from
/// @param densityKind what the calibrated density is equivalent to
/// @param labels label maps, at least one of them with bone; empty where the bone is read from surfaces
/// @param calibration how Hounsfield units become density
/// @param lesions virtual lesions on top of the label maps
/// @param voxelMm edge of the elements, mm
/// @param surface what is done about the blurred cortex
/// @param materials laws from density to stiffness
/// @param loads load cases, at least one
/// @param demands tasks of daily life to compare with
/// @param solver how the equations are solved
public record CaseFile(
        Path file,
        String name,
        Subject subject,
        Clinical clinical,
        List<String> accepted,
        SiteChoice site,
        BoneSource source,
        DensityKind densityKind,
        List<LabelFile> labels,
        CalibrationChoice calibration,
        List<VirtualLesion> lesions,
        double voxelMm,
        BoneSurface surface,
        MaterialChoice materials,
        List<LoadChoice> loads,
        List<String> demands,
        SolverChoice solver) {

    /// Reads a case.
    ///
    /// @param fileOrFolder a case file, or a folder that holds `case.yaml`
    /// @return the case
    /// @throws InputException naming every problem of the file with line, key and mend
    public static CaseFile read(Path fileOrFolder) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve("case.yaml") : fileOrFolder;
        List<Problem> problems = new ArrayList<>();
        Branch root = new ShapeCheck(CaseKeys.root(), problems).check(CaseYaml.read(file));
        CaseBinding binding = new CaseBinding(file, root);
        problems.addAll(new CaseChecks(binding).check(root));
        if (!problems.isEmpty()) {
            throw Problem.report(file, problems);
        }
        return binding.bind();
    }

    /// @return every file and folder the case reads, its own file first
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(file));
        inputs.addAll(source.files());
        labels.forEach(l -> inputs.add(l.file()));
        inputs.addAll(calibration.files());
        return inputs;
    }

    /// Who it is. What is absent is assumed later, with a warning.
    ///
    /// @param sex female or male
    /// @param ageYears age, years
    /// @param massKg body mass, kg
    /// @param heightCm body height, cm
    /// @param trochantericTissueMm soft tissue over the greater trochanter, mm
    public record Subject(
            Optional<Sex> sex,
            OptionalDouble ageYears,
            OptionalDouble massKg,
            OptionalDouble heightCm,
            OptionalDouble trochantericTissueMm) {}

    /// Sex, as far as it matters for assumed mass, height and published thresholds.
    public enum Sex {
        /// female
        F,
        /// male
        M
    }

    /// What only people know; for the scores.
    ///
    /// @param pain as the score of the bone has it: `mechanical`, `occasional`, `none` (SINS); `mild`,
    ///     `moderate`, `functional` (Mirels)
    /// @param alignment `normal`, `deformity` or `subluxation`
    /// @param scanDate day of the CT
    /// @param decisionDate day the decision is about
    /// @param therapies given so far
    public record Clinical(
            Optional<String> pain,
            Optional<String> alignment,
            Optional<LocalDate> scanDate,
            Optional<LocalDate> decisionDate,
            List<Therapy> therapies) {}

    /// A therapy.
    ///
    /// @param kind for example `denosumab`
    /// @param since first day
    public record Therapy(String kind, LocalDate since) {}

    /// Which bone is asked for.
    public sealed interface SiteChoice {
        /// A vertebra.
        ///
        /// @param level `T1` to `L5`
        record Vertebra(String level) implements SiteChoice {}

        /// A femur.
        ///
        /// @param side left or right
        /// @param shaftAxis direction of the shaft towards the hip, unit vector, LPS; owned; absent when the
        ///     scan has to show it
        record Femur(Side side, Optional<double[]> shaftAxis) implements SiteChoice {
            /// A femur whose scan has to show its shaft.
            ///
            /// @param side left or right
            public Femur(Side side) {
                this(side, Optional.empty());
            }
        }
    }

    /// A label map and what its values mean.
    ///
    /// @param file the map, or a folder of masks
    /// @param bone labels of the whole bone; may be empty when another map has them
    /// @param body labels of the vertebral body; may be empty
    /// @param platenTop label of the upper embedding disc
    /// @param platenBottom label of the lower embedding disc
    /// @param lesion labels by `LYTIC`, `BLASTIC`, `MIXED`; types that are not marked are absent
    /// @param repair what may be changed about the mask of the bone, holes apart
    public record LabelFile(
            Path file,
            List<LabelKey> bone,
            List<LabelKey> body,
            Optional<LabelKey> platenTop,
            Optional<LabelKey> platenBottom,
            Map<Tissue, List<LabelKey>> lesion,
            MaskRepair.Wish repair) {}

    /// A lesion that is not in the label maps.
    ///
    /// @param type `LYTIC`, `BLASTIC` or `MIXED`
    /// @param body where it is
    /// @param severity 0 to 1
    public record VirtualLesion(Tissue type, Body body, double severity) {}

    /// An ellipsoid along the patient axes; a sphere has three equal radii.
    ///
    /// @param centerMm centre, LPS, mm, 3 numbers; owned
    /// @param radiiMm half-axes along L, P, S, mm, 3 numbers; owned
    public record Body(double[] centerMm, double[] radiiMm) {}

    /// Laws from density to stiffness.
    ///
    /// @param law name of the law of healthy bone, one of `CaseKeys.LAWS`; that of the site when none was named
    /// @param lytic law inside lytic lesions
    /// @param blastic law inside blastic lesions
    /// @param mixed how mixed lesions are split
    /// @param shellMPa Young's modulus of an explicit cortical shell, MPa
    public record MaterialChoice(
            String law, LesionChoice lytic, LesionChoice blastic, MixedChoice mixed, double shellMPa) {}

    /// How a lesion changes the law of healthy bone.
    public sealed interface LesionChoice {
        /// A law with a name.
        ///
        /// @param name lytic: `density-only`, `tumour-tissue`, `void`, `uniform-soft`; blastic: `density-only`,
        /// `woven`
        record Named(String name) implements LesionChoice {}

        /// The modulus is multiplied.
        ///
        /// @param factor 0.01 to 2
        record Factor(double factor) implements LesionChoice {}
    }

    /// How the voxels of a mixed lesion are told apart.
    public sealed interface MixedChoice {
        /// By the thresholds of the program.
        record VoxelWise() implements MixedChoice {}

        /// By given thresholds; what lies between is normal bone.
        ///
        /// @param lyticBelowMgCm3 calibrated density below which a voxel is lytic, mg/cm³
        /// @param blasticAboveMgCm3 calibrated density above which a voxel is blastic, mg/cm³
        record Thresholds(double lyticBelowMgCm3, double blasticAboveMgCm3) implements MixedChoice {}
    }

    /// How the equations are solved; the first to be reached stops a solve.
    ///
    /// @param tolerance relative residual
    /// @param settling share of the energy still to come, 1e-12 to 1e-4; absent to go by the residual alone
    public record SolverChoice(double tolerance, OptionalDouble settling) {}

    /// A load case.
    ///
    /// @param kind what is done to the bone
    /// @param displacementMm applied shortening, mm; absent for the default of the load case
    /// @param angleDeg angle of a single force to the shaft, degrees; absent for the default of the load case
    public record LoadChoice(LoadKind kind, OptionalDouble displacementMm, OptionalDouble angleDeg) {
        /// @param kind what is done, with the defaults of the load case
        public LoadChoice(LoadKind kind) {
            this(kind, OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /// Kinds of load.
    public enum LoadKind {
        /// axial compression of a vertebra between platens
        COMPRESSION("compression", "vertebra"),
        /// hip and muscle forces of walking
        STANCE("stance", "femur"),
        /// hip and muscle forces of climbing stairs
        STAIRS("stairs", "femur"),
        /// fall on the side
        SIDEWAYS_FALL("sideways-fall", "femur"),
        /// one force on the head, without muscles
        SINGLE_FORCE("single-force", "femur");

        private final String words;
        private final String bone;

        LoadKind(String words, String bone) {
            this.words = words;
            this.bone = bone;
        }

        /// @return the kind as written in case files and results
        public String words() {
            return words;
        }

        /// @return the bone it loads, as written in case files
        public String bone() {
            return bone;
        }
    }
}
