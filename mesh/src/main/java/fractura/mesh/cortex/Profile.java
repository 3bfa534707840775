package fractura.mesh.cortex;

/// Density along a line across the surface, inward, at equal steps.
///
/// @param startMm place of the first value; the surface of the mask is at 0 and inside is above it
/// @param stepMm between values, mm
/// @param values density, g/cm³; owned
record Profile(double startMm, double stepMm, double[] values) {
    double placeMm(int i) {
        return startMm + i * stepMm;
    }

    double endMm() {
        return placeMm(values.length - 1);
    }

    /// @param from first value
    /// @param to one behind the last
    /// @return their mean
    double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    double highest() {
        double highest = values[0];
        for (double v : values) {
            highest = Math.max(highest, v);
        }
        return highest;
    }
}
