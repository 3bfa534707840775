package fractura.mesh.density;

import java.util.List;
import java.util.Optional;

/// A spot followed through the slabs of a scan: a straight round thing along the scan axis.
///
/// @param region the straight cylinder through it
/// @param hu median of its values in the slabs
/// @param slabCount slabs it was seen in
record RodTrack(RodRegion region, double hu, int slabCount) {
    /// A rod is straight; its spots may lie this far from their line (choice of this project).
    private static final double LARGEST_OFFSET_MM = 2;

    /// Tilt against the scan axis that is followed (choice of this project): 10 degrees and a little.
    private static final double LARGEST_TILT = Math.tan(Math.toRadians(12));

    /// Where a spot lies in the patient.
    ///
    /// @param p LPS, mm, 3 numbers; owned
    /// @param disk the spot
    record Spot(double[] p, Disk disk) {}

    /// @param spots of one thing, by rising z, at least three
    /// @return its track; empty when they do not lie on a straight line near the scan axis
    static Optional<RodTrack> through(List<Spot> spots) {
        int n = spots.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        double[] radius = new double[n];
        double[] hu = new double[n];
        for (int s = 0; s < n; s++) {
            x[s] = spots.get(s).p()[0];
            y[s] = spots.get(s).p()[1];
            z[s] = spots.get(s).p()[2];
            radius[s] = spots.get(s).disk().radiusMm();
            hu[s] = spots.get(s).disk().hu();
        }
        LinearFit alongX = LinearFit.through(z, x);
        LinearFit alongY = LinearFit.through(z, y);
        if (Math.hypot(alongX.slope(), alongY.slope()) > LARGEST_TILT) {
            return Optional.empty();
        }
        for (int s = 0; s < n; s++) {
            if (Math.hypot(x[s] - alongX.at(z[s]), y[s] - alongY.at(z[s])) > LARGEST_OFFSET_MM) {
                return Optional.empty();
            }
        }
        double length = Math.sqrt(1 + Math.pow(alongX.slope(), 2) + Math.pow(alongY.slope(), 2));
        double middle = (z[0] + z[n - 1]) / 2;
        RodRegion region = new RodRegion(
                new double[] {alongX.at(middle), alongY.at(middle), middle},
                new double[] {alongX.slope() / length, alongY.slope() / length, 1 / length},
                Numbers.median(radius),
                (z[n - 1] - z[0]) * length);
        return Optional.of(new RodTrack(region, Numbers.median(hu), n));
    }

    /// @return cosine of the angle between two tracks
    double alignment(RodTrack other) {
        double[] a = region.axis();
        double[] b = other.region.axis();
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /// @return distance of two tracks in the plane z, mm
    double distanceMm(RodTrack other, double z) {
        double[] a = at(z);
        double[] b = other.at(z);
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /// @return LPS x and y of the axis in the plane z
    double[] at(double z) {
        double t = (z - region.centerMm()[2]) / region.axis()[2];
        return new double[] {region.centerMm()[0] + t * region.axis()[0], region.centerMm()[1] + t * region.axis()[1]};
    }
}
