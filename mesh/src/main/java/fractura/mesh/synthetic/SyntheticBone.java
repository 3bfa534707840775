package fractura.mesh.synthetic;

import java.util.Map;

/// A bone that can be scanned: its shape, the density inside, and what is known of it.
///
/// Coordinates are those of the bone: mm, x to the left (of a femur: away from the body's middle), y to the
/// back, z to the
/// head, the origin as each bone says. Densities are equivalent densities of the calibration phantom, marrow
/// included, as
/// a calibrated scan without blur and noise would give them, mg/cm³.
public sealed interface SyntheticBone permits SyntheticVertebra, SyntheticFemur {
    /// @return bone and level or side in words
    String words();

    /// @return 1, or -1 when x of the bone points to the patient's right
    int side();

    /// @return label value of the whole bone
    int label();

    /// @return a box that holds the bone: lowest x, y, z, then highest
    double[] boxMm();

    /// @return whether the bone goes on below the box, so that the image must cut it
    default boolean runsOutBelow() {
        return false;
    }

    /// @return the tissues around
    Surroundings surroundings();

    /// @return named places a lesion can be put
    Map<String, double[]> places();

    /// @return named points an anatomist would mark
    Map<String, double[]> landmarks();

    /// @return lengths (mm) and angles (degrees) the bone was made with; the unit is part of the name
    Map<String, Double> measures();

    /// @param x bone coordinates, mm
    /// @param y bone coordinates, mm
    /// @param z bone coordinates, mm
    /// @return signed distance to the surface, mm, below 0 inside
    double distance(double x, double y, double z);

    /// @param x bone coordinates, mm
    /// @param y bone coordinates, mm
    /// @param z bone coordinates, mm
    /// @return thickness of the cortex there, mm
    double cortexMm(double x, double y, double z);

    /// @return density of the cortex, mg/cm³
    double corticalMgCm3();

    /// @param x bone coordinates, mm
    /// @param y bone coordinates, mm
    /// @param z bone coordinates, mm
    /// @return density within the cortex, mg/cm³; below 0 where fatty marrow prevails
    double trabecularMgCm3(double x, double y, double z);

    /// @param x bone coordinates, mm, of a point inside
    /// @param y bone coordinates, mm
    /// @param z bone coordinates, mm
    /// @return label value of the part the point belongs to
    int labelAt(double x, double y, double z);
}
