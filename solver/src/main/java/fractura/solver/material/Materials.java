package fractura.solver.material;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import java.util.Arrays;
import java.util.Optional;

/// Elastic constants of each element.
///
/// @param youngsModulusMPa one per element, above 0; owned
/// @param poissonsRatio one per element, 0 to below 0.5; owned
/// @param bone one per element: whether it is mostly bone and stiffer than tumour (10 MPa), so that a strength
///     criterion looks at it; discs, cement, metal, tumour that has replaced bone, and marrow that only the clamp
///     of the density law carries are not; owned
/// @param coverage how far the density law stayed within its data
/// @param anisotropy of the elements that count as bone, whose Young's modulus is then that along its axis and
///     whose Poisson's ratio is not used; empty for isotropy everywhere
public record Materials(
        double[] youngsModulusMPa,
        double[] poissonsRatio,
        boolean[] bone,
        LawCoverage coverage,
        Optional<TransverseIsotropy> anisotropy) {
    public Materials {
        if (youngsModulusMPa.length != poissonsRatio.length || youngsModulusMPa.length != bone.length) {
            throw new IllegalArgumentException(youngsModulusMPa.length + " moduli but " + poissonsRatio.length
                    + " Poisson ratios and " + bone.length + " bone marks");
        }
    }

    /// Isotropic elements.
    ///
    /// @param youngsModulusMPa one per element, above 0; owned
    /// @param poissonsRatio one per element, 0 to below 0.5; owned
    /// @param bone one per element; owned
    /// @param coverage how far the density law stayed within its data
    public Materials(double[] youngsModulusMPa, double[] poissonsRatio, boolean[] bone, LawCoverage coverage) {
        this(youngsModulusMPa, poissonsRatio, bone, coverage, Optional.empty());
    }

    /// Given constants; every element counts as bone.
    ///
    /// @param youngsModulusMPa one per element, above 0; owned
    /// @param poissonsRatio one per element, 0 to below 0.5; owned
    public Materials(double[] youngsModulusMPa, double[] poissonsRatio) {
        this(youngsModulusMPa, poissonsRatio, filled(youngsModulusMPa.length), LawCoverage.NONE);
    }

    /// One material throughout.
    ///
    /// @param elementCount elements
    /// @param youngsModulusMPa above 0, MPa
    /// @param poissonsRatio 0 to below 0.5
    /// @return the materials; every element counts as bone
    public static Materials uniform(int elementCount, double youngsModulusMPa, double poissonsRatio) {
        double[] e = new double[elementCount];
        double[] nu = new double[elementCount];
        Arrays.fill(e, youngsModulusMPa);
        Arrays.fill(nu, poissonsRatio);
        return new Materials(e, nu);
    }

    /// Elastic constants of a specimen.
    ///
    /// The modulus, not the density, is averaged over the eight samples of an element, since E(mean ρ) is not the
    /// mean of E(ρ) (theory, eq. 4). Poisson's ratio is the mean over the samples.
    ///
    /// @param specimen mesh, densities, tissues
    /// @param model laws and fixed materials
    /// @return one modulus and one ratio per element
    /// @throws InputException when the law wants a density kind the specimen's cannot be turned into
    public static Materials of(Specimen specimen, MaterialModel model) {
        return new MaterialSampling(specimen, model).run();
    }

    /// @param law of the elements that count as bone
    /// @return the same moduli, now along the axis of the law
    public Materials with(TransverseIsotropy law) {
        return new Materials(youngsModulusMPa, poissonsRatio, bone, coverage, Optional.of(law));
    }

    private static boolean[] filled(int count) {
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        return all;
    }
}
