package fractura.mesh.synthetic;

/// The soft tissues around a bone, in its coordinates: skin, fat, muscle and what else a scan shows, as plain
/// shapes.
///
/// Values are those of soft tissue at any tube voltage (HU, from memory): fat -100, muscle 55, blood 45, disc
/// 85, skin 40,
/// viscera 35, marrow and fluid of the canal 20, lung -850, air -1000.
sealed interface Surroundings permits Torso, Thigh {
    double AIR_HU = -1000;
    double FAT_HU = -100;
    double MUSCLE_HU = 55;
    double BLOOD_HU = 45;
    double DISC_HU = 85;
    double SKIN_HU = 40;
    double VISCERA_HU = 35;
    double CANAL_HU = 20;
    double LUNG_HU = -850;
    double SKIN_MM = 2;

    /// @param x mm
    /// @param y mm
    /// @param z mm
    /// @return signed distance to the skin, mm, below 0 inside
    double outline(double x, double y, double z);

    /// @param x mm
    /// @param y mm
    /// @param z mm
    /// @return value of the tissue at a point within the skin, were no bone there, HU
    double hounsfield(double x, double y, double z);

    /// @return half-width and half-depth of the body's section, and its middle's x and y, mm
    double[] section();

    /// Distance to an ellipse, of first order.
    ///
    /// @param dx from its middle, mm
    /// @param dy from its middle, mm
    /// @param a half axis along x, mm
    /// @param b half axis along y, mm
    /// @return signed distance, mm, below 0 inside
    static double ellipse(double dx, double dy, double a, double b) {
        double u = dx / a;
        double v = dy / b;
        double f = Math.sqrt(u * u + v * v);
        double slope = Math.sqrt(u * u / (a * a) + v * v / (b * b));
        return f < 1e-9 ? -Math.min(a, b) : f * (f - 1) / slope;
    }
}
