package fractura.mesh.synthetic;

/// Random numbers that are a function of seed, stream and place, so that they depend on no order and no thread.
///
/// Each number is the 64-bit finaliser of SplitMix64 (Steele14) applied to a counter; `NAME` goes into the
/// truth file,
/// so that a scan can be made again. Gaussian numbers by the method of Box and Muller (BoxMuller58) with
/// `StrictMath`.
///
/// @param seed any number; equal seeds give equal numbers
/// @param stream keeps uses of one seed apart
record SeededNoise(long seed, int stream) {
    /// The generator, as named in the truth file.
    static final String NAME = "SplitMix64 finaliser of a counter";

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// @param counter which number
    /// @return 64 well-mixed bits
    long bits(long counter) {
        long z = mix(seed * GOLDEN + stream) + counter * GOLDEN;
        return mix(z);
    }

    private static long mix(long v) {
        long z = v + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// @param counter which number
    /// @return uniform between 0 and 1, both excluded
    double uniform(long counter) {
        return ((bits(counter) >>> 11) + 0.5) * 0x1p-53;
    }

    /// @param counter which number
    /// @return Gaussian with mean 0 and standard deviation 1
    double gaussian(long counter) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(2 * counter)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(2 * counter + 1));
    }

    /// Smooth noise in space: uniform numbers on a cubic lattice, mixed without kinks (value noise, Perlin85),
    /// in three
    /// octaves of half the size and half the height.
    ///
    /// @param x mm
    /// @param y mm
    /// @param z mm
    /// @param sizeMm edge of the coarsest lattice, mm
    /// @return between -1 and 1, mean 0
    double smooth(double x, double y, double z, double sizeMm) {
        double sum = 0;
        double height = 4.0 / 7;
        double edge = sizeMm;
        for (int octave = 0; octave < 3; octave++) {
            sum += height * octave(x / edge, y / edge, z / edge, octave);
            height /= 2;
            edge /= 2;
        }
        return sum;
    }

    private double octave(double x, double y, double z, int octave) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        double fz = Math.floor(z);
        double u = Solid.step(0, 1, x - fx);
        double v = Solid.step(0, 1, y - fy);
        double w = Solid.step(0, 1, z - fz);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = corner & 1;
            int j = corner >> 1 & 1;
            int k = corner >> 2;
            double share = (i == 0 ? 1 - u : u) * (j == 0 ? 1 - v : v) * (k == 0 ? 1 - w : w);
            sum += share * lattice((long) fx + i, (long) fy + j, (long) fz + k, octave);
        }
        return sum;
    }

    /// Uniform between -1 and 1 at a lattice point.
    private double lattice(long i, long j, long k, int octave) {
        long key = (i & 0xfffff) | (j & 0xfffff) << 20 | (k & 0xfffff) << 40 | (long) octave << 60;
        return 2 * uniform(key) - 1;
    }
}
