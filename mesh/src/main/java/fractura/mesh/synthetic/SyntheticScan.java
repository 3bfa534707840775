package fractura.mesh.synthetic;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Optional;

/// A scan of an invented bone, as a scanner and an anatomist would hand it over, and what is true of it.
///
/// @param ct HU, whole numbers from -1024 to 3071
/// @param labels the bone and its parts: a voxel belongs to the bone when its centre lies inside
/// @param lesions label 90 lytic, 91 blastic, 92 mixed within the bone; where two overlap the later one
/// @param density equivalent density (mg/cm³) as means over voxels, without blur and noise; soft tissues as the
/// HU line reads
/// them
/// @param truth what is known
public record SyntheticScan(Volume ct, LabelMap labels, LabelMap lesions, Volume density, Truth truth) {
    private static final int LEAST_HU = -1024;
    private static final int MOST_HU = 3071;

    /// What to make.
    ///
    /// @param bone the bone
    /// @param lesions put into it, in this order
    /// @param setting phantom, pose, field of view
    /// @param scanner the scanner
    /// @param seed of lesions and noise; the bone has its own
    public record Order(
            SyntheticBone bone, List<SyntheticLesion> lesions, Setting setting, Scanner scanner, long seed) {
        public Order {
            lesions = List.copyOf(lesions);
        }

        /// @param bone the bone
        /// @return a usual scan of it without lesions
        public static Order of(SyntheticBone bone) {
            return new Order(bone, List.of(), Setting.USUAL, Scanner.USUAL, 1);
        }

        /// @param more lesions
        /// @return this with these lesions
        public Order with(SyntheticLesion... more) {
            return new Order(bone, List.of(more), setting, scanner, seed);
        }

        /// @param other scanner
        /// @return this by that scanner
        public Order with(Scanner other) {
            return new Order(bone, lesions, setting, other, seed);
        }

        /// @param other setting
        /// @return this in that setting
        public Order with(Setting other) {
            return new Order(bone, lesions, other, scanner, seed);
        }
    }

    /// What lies where in the scanner.
    ///
    /// @param phantom under the patient
    /// @param pose of the patient
    /// @param view how much is shown
    /// @param marginMm around the bone, 0 to 200
    public record Setting(Optional<Phantom> phantom, Pose pose, FieldOfView view, double marginMm) {
        /// The bone alone, straight, 8 mm of margin.
        public static final Setting USUAL = new Setting(Optional.empty(), Pose.STRAIGHT, FieldOfView.BONE, 8);

        public Setting {
            BoneQuality.check("The margin around the bone", marginMm, 0, 200, "mm");
        }
    }

    /// Makes the scan. The outcome does not depend on the threads.
    ///
    /// @param order what to make
    /// @param threads to work with, 1 or more
    /// @return the scan
    /// @throws fractura.mesh.InputException when a lesion lies outside the bone or the image would be too large
    public static SyntheticScan of(Order order, int threads) {
        Scene scene = new Scene(order);
        Grid grid = order.setting().view().grid(order, scene.backMm());
        Scanner scanner = order.scanner();
        int pad = Blur.reach(scanner.blurSigmaMm(), grid.spacingMm()[0]);
        Grid wide = padded(grid, pad);
        double spacing = grid.spacingMm()[2];
        Raster exact = Raster.of(scene, wide, spacing, scanner, threads);
        Volume density = density(crop(exact.hounsfield(), wide, grid, pad), grid, scanner.line());
        double thickness = scanner.slices().thicknessMm();
        float[] hu = thickness == spacing
                ? exact.hounsfield()
                : Raster.of(scene, wide, thickness, scanner, threads).hounsfield();
        new Blur(scanner.blurSigmaMm(), grid.spacingMm()[0]).apply(wide, hu, threads);
        float[] values = crop(hu, wide, grid, pad);
        addNoise(values, grid, scanner.noise(), new SeededNoise(order.seed(), 2), threads);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.clamp(Math.floor(values[i] + 0.5), LEAST_HU, MOST_HU);
        }
        Volume ct = new Volume(grid, values);
        LabelMap[] maps = labels(scene, grid, threads);
        return new SyntheticScan(ct, maps[0], maps[1], density, Truth.of(order, scene, exact.tally(), ct));
    }

    private static Grid padded(Grid grid, int pad) {
        double[] o = grid.originMm();
        double pixel = grid.spacingMm()[0];
        return new Grid(
                grid.nx() + 2 * pad,
                grid.ny() + 2 * pad,
                grid.nz(),
                grid.spacingMm(),
                new double[] {o[0] - pad * pixel, o[1] - pad * pixel, o[2]},
                grid.axes());
    }

    private static float[] crop(float[] from, Grid wide, Grid grid, int pad) {
        float[] to = new float[grid.voxelCount()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                System.arraycopy(from, wide.index(pad, j + pad, k), to, grid.index(0, j, k), grid.nx());
            }
        }
        return to;
    }

    private static Volume density(float[] hu, Grid grid, HounsfieldLine line) {
        for (int i = 0; i < hu.length; i++) {
            hu[i] = (float) line.densityMgCm3(hu[i]);
        }
        return new Volume(grid, hu);
    }

    private static void addNoise(float[] values, Grid grid, Scanner.Grain grain, SeededNoise noise, int threads) {
        if (grain.sdHu() == 0) {
            return;
        }
        int pad = Blur.reach(grain.correlationMm(), grid.spacingMm()[0]);
        Grid wide = padded(grid, pad); // so that the noise is as high at the border as elsewhere
        float[] field = new float[wide.voxelCount()];
        int slice = wide.nx() * wide.ny();
        SliceWork.forEach(wide.nz(), threads, k -> {
            for (int i = k * slice; i < (k + 1) * slice; i++) {
                field[i] = (float) noise.gaussian(i);
            }
        });
        Blur blur = new Blur(grain.correlationMm(), grid.spacingMm()[0]);
        blur.apply(wide, field, threads);
        float[] shown = crop(field, wide, grid, pad);
        double gain = grain.sdHu() / blur.noiseGain();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (gain * shown[i]);
        }
    }

    private static LabelMap[] labels(Scene scene, Grid grid, int threads) {
        int[] bone = new int[grid.voxelCount()];
        int[] lesions = new int[bone.length];
        SliceWork.forEach(grid.nz(), threads, k -> {
            Scene.Look look = scene.newLook();
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double[] p = grid.toPatient(i, j, k);
                    scene.at(p[0], p[1], p[2], 0, look);
                    if (look.depth > 0) {
                        continue;
                    }
                    int at = grid.index(i, j, k);
                    bone[at] = scene.label(look);
                    for (int l = 0; l < look.lesion.length; l++) {
                        if (look.lesion[l] >= 0.5) {
                            lesions[at] = scene.lesions().get(l).asked().label();
                        }
                    }
                }
            }
        });
        return new LabelMap[] {new LabelMap(grid, bone), new LabelMap(grid, lesions)};
    }
}
