package fractura.solver.material;

/// Elasticity that is the same in all directions across one grid axis and another along it, every constant in
/// proportion to Young's modulus along that axis.
///
/// ν_ij is the contraction along j over the stretch along i under stress along i. The shear modulus across the
/// axis follows from isotropy there, E_t / (2 (1 + ν_t)).
///
/// @param axis grid axis of the mesh, 0 to 2
/// @param transverseRatio E_t / E_axial, above 0
/// @param poissonsRatioAcross ν between two transverse directions
/// @param poissonsRatioToAxis ν from a transverse direction to the axis
/// @param axialShearRatio shear modulus of planes that hold the axis over E_axial, above 0
public record TransverseIsotropy(
        int axis,
        double transverseRatio,
        double poissonsRatioAcross,
        double poissonsRatioToAxis,
        double axialShearRatio) {
    public TransverseIsotropy {
        boolean isElastic = transverseRatio > 0
                && axialShearRatio > 0
                && Math.abs(poissonsRatioAcross) < 1
                && determinant(transverseRatio, poissonsRatioAcross, poissonsRatioToAxis) > 0;
        if (axis < 0 || axis > 2 || !isElastic) {
            throw new IllegalArgumentException("Axis " + axis + ", ratios " + transverseRatio + ", "
                    + poissonsRatioAcross + ", " + poissonsRatioToAxis + ", " + axialShearRatio
                    + " are no transversely isotropic material: the axis must be 0 to 2 and the energy of every strain "
                    + "above 0");
        }
    }

    /// Vertebral trabecular bone about its superior-inferior axis (Crawford03).
    ///
    /// @param axis grid axis that runs along the spine
    /// @return E_t = 0.333 E, ν 0.381 across and 0.104 to the axis, G = 0.157 E
    public static TransverseIsotropy ofVertebra(int axis) {
        return new TransverseIsotropy(axis, 0.333, 0.381, 0.104, 0.157);
    }

    /// 1 - ν_t - 2 ν_ta ν_at, positive where the material is.
    private static double determinant(double ratio, double across, double toAxis) {
        return 1 - across - 2 * toAxis * toAxis / ratio;
    }
}
