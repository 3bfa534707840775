package fractura.solver.material;

import static fractura.solver.material.PiecewisePower.line;

import fractura.mesh.Specimen;

/// Moduli of bone as the CT-based rigidity analysis takes them from apparent density (Nazarian15).
///
/// Trabecular bone E = 820 ρ² + 70 and G = 210 ρ² + 10 MPa; from 1.1 g/cm³ on cortical bone,
/// E = 21910 ρ - 23500 MPa. All are recalled, not read in a source; the joined law steps down at 1.1 g/cm³, from
/// 1062 to 601 MPa, and is back at 1.12. No shear modulus of cortical bone was at hand: G = E/2.6, isotropic with
/// Poisson's ratio 0.3 (our choice). What a lesion is counts for nothing here, only its density.
///
/// @param youngsMPa Young's modulus at each sample of a specimen, MPa; owned
/// @param shearMPa shear modulus at each sample, MPa; owned
public record RigidityModuli(float[] youngsMPa, float[] shearMPa) {
    /// How far the coefficients were checked.
    public static final CoefficientCheck CHECK = CoefficientCheck.FROM_MEMORY;

    private static final double CORTICAL_G_CM3 = 1.1;
    private static final double E_OVER_G = 2.6;

    private static final PiecewisePower YOUNGS = line(70, 820, 2).until(CORTICAL_G_CM3, line(-23500, 21910, 1));
    private static final PiecewisePower SHEAR =
            line(10, 210, 2).until(CORTICAL_G_CM3, line(-23500 / E_OVER_G, 21910 / E_OVER_G, 1));

    /// @param specimen with any kind of density
    /// @return its moduli
    public static RigidityModuli of(Specimen specimen) {
        LawDensity toApparent = LawDensity.toApparent(specimen.densityKind());
        float[] density = specimen.density();
        float[] youngs = new float[density.length];
        float[] shear = new float[density.length];
        for (int s = 0; s < density.length; s++) {
            double rho = toApparent.at(density[s]);
            youngs[s] = (float) youngsMPa(rho);
            shear[s] = (float) shearMPa(rho);
        }
        return new RigidityModuli(youngs, shear);
    }

    static double youngsMPa(double apparentGcm3) {
        return YOUNGS.at(apparentGcm3);
    }

    static double shearMPa(double apparentGcm3) {
        return SHEAR.at(apparentGcm3);
    }
}
