package fractura.mesh.cortex;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Measures the cortex at many points of the surface of a bone.
///
/// A profile of density along the normal is fitted at each point with a plate between two plateaus
/// (`BlurredBox`). The plate has one density for the whole bone. Where the cortex is thicker than the blur, its
/// peak shows the density; the median of such peaks is taken if with it the fit is nearer than with a constant
/// and the cortex at least 3.5 blurs thick there, so that its middle reaches 92 % of what it would without blur.
/// Else it is the constant. A quarter of the points gives density and blur first.
///
/// Limits: thickness is mass of the cortex over its density, so a cortex that is less dense than assumed comes
/// out thinner by that share. A wall that runs into dense trabeculae has no edge there and is called too thick.
/// Slices much thicker than pixels blur more along the bone than across; one blur stands for both.
public final class CorticalSurvey {
    /// Compact bone in the densities of calibrated CT, g/cm³: our choice, between what the walls of long bones
    /// read.
    static final double USUAL_CORTICAL = 1.0;

    /// Share of the voxel edge below which the scan shows no thickness (our choice: there the area of the plate
    /// drowns in the noise and in the errors of the plateaus).
    static final double LIMIT_VOXELS = 0.3;

    private static final int MOST_POINTS = 1000;
    private static final int FEWEST_POINTS = 50;
    private static final double MOST_FAILED = 0.7;
    private static final double FIRST_TRUST = 0.02;
    private static final double TRUST = 0.1;
    private static final double FIRST_BLUR_VOXELS = 0.8;
    private static final double PERHAPS_RESOLVED_BLURS = 2.5;
    private static final double RESOLVED_BLURS = 3.5;
    private static final double RESOLVED_SHARE = 0.05;
    private static final double OUTSIDE_MM = 3;
    private static final double INSIDE_MM = 6;

    private final Volume density;
    private final MaskSurface surface;
    private final double voxelMm;

    private CorticalSurvey(Volume density, MaskSurface surface) {
        this.density = density;
        this.surface = surface;
        voxelMm = Math.cbrt(density.grid().voxelVolumeMm3());
    }

    /// @param density calibrated density, g/cm³
    /// @param grid of the mask, in the same patient space
    /// @param mask the bone, one flag per voxel; surface within two voxels of the grid's border is left out
    /// @param leftOut surface that is not to be measured, one flag per voxel
    /// @return the estimate; empty where the surface is too small, or most of it could not be fitted
    public static Optional<CorticalThickness> of(Volume density, Grid grid, boolean[] mask, boolean[] leftOut) {
        CorticalSurvey survey = new CorticalSurvey(density, new MaskSurface(grid, mask, leftOut));
        List<double[]> points = survey.surface.points(MOST_POINTS);
        return points.size() < FEWEST_POINTS ? Optional.empty() : survey.measured(points);
    }

    private Optional<CorticalThickness> measured(List<double[]> points) {
        PlateFit first = new PlateFit(USUAL_CORTICAL, FIRST_BLUR_VOXELS * voxelMm, FIRST_TRUST, voxelMm);
        List<Fitted> some = fitted(every(points, 4), first);
        if (some.size() < FEWEST_POINTS / 4) {
            return Optional.empty();
        }
        double blur = median(some.stream().mapToDouble(f -> f.box.blur()).toArray());
        CorticalThickness.Assumed plate = plate(some);
        List<Fitted> all = fitted(points, new PlateFit(plate.density(), blur, TRUST, voxelMm));
        if (all.size() < (1 - MOST_FAILED) * points.size()) {
            return Optional.empty();
        }
        double[] thicknesses = all.stream().mapToDouble(f -> f.box.thickness()).toArray();
        double seen = median(all.stream().mapToDouble(f -> f.box.blur()).toArray());
        return Optional.of(CorticalThickness.of(thicknesses, points.size(), seen, plate, LIMIT_VOXELS * voxelMm));
    }

    private CorticalThickness.Assumed plate(List<Fitted> fits) {
        CorticalThickness.Assumed constant = new CorticalThickness.Assumed(USUAL_CORTICAL, false);
        int fewest = Math.max(10, (int) (RESOLVED_SHARE * fits.size()));
        List<Fitted> thick = fits.stream()
                .filter(f -> f.box.thickness() > PERHAPS_RESOLVED_BLURS * f.box.blur())
                .toList();
        if (thick.size() < fewest) {
            return constant;
        }
        double peak =
                median(thick.stream().mapToDouble(f -> f.profile.highest()).toArray());
        PlateFit again = new PlateFit(peak, FIRST_BLUR_VOXELS * voxelMm, FIRST_TRUST, voxelMm);
        double before = 0;
        double after = 0;
        int resolved = 0;
        for (Fitted f : thick) {
            Optional<BlurredBox> box = again.of(f.profile);
            if (box.isPresent()) {
                before += f.box.misfit(f.profile, USUAL_CORTICAL);
                after += box.get().misfit(f.profile, peak);
                resolved += box.get().thickness() > RESOLVED_BLURS * box.get().blur() ? 1 : 0;
            }
        }
        return resolved >= fewest && after < before ? new CorticalThickness.Assumed(peak, true) : constant;
    }

    private record Fitted(Profile profile, BlurredBox box) {}

    private List<Fitted> fitted(List<double[]> points, PlateFit fit) {
        return points.stream()
                .map(p -> fitted(p, fit))
                .flatMap(Optional::stream)
                .toList();
    }

    /// A wall that fills the profile is looked at again through a longer one.
    private Optional<Fitted> fitted(double[] point, PlateFit fit) {
        double inside = Math.max(INSIDE_MM, 5 * voxelMm);
        double half = surface.depthMm(point, 4 * inside) / 2;
        Profile profile = profile(point, Math.min(half, inside));
        Optional<BlurredBox> box = fit.of(profile);
        boolean isLong = box.isEmpty() || box.get().thickness() > inside / 2;
        if (isLong && half > inside) {
            profile = profile(point, half);
            box = fit.of(profile);
        }
        Profile seen = profile;
        return box.map(b -> new Fitted(seen, b));
    }

    private Profile profile(double[] p, double insideMm) {
        double outside = Math.max(OUTSIDE_MM, 2.5 * voxelMm);
        double step = voxelMm / 4;
        double[] values = new double[Math.max(8, (int) Math.ceil((outside + insideMm) / step) + 1)];
        for (int i = 0; i < values.length; i++) {
            double way = -outside + i * step;
            double[] v = density.grid().toVoxel(p[0] + way * p[3], p[1] + way * p[4], p[2] + way * p[5]);
            values[i] = density.interpolate(v[0], v[1], v[2]);
        }
        return new Profile(-outside, step, values);
    }

    private static List<double[]> every(List<double[]> points, int stride) {
        return IntStream.range(0, points.size())
                .filter(i -> i % stride == 0)
                .mapToObj(points::get)
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
