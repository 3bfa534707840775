package fractura.solver.material;

/// Elastic constants of each element.
///
/// @param youngsModulusMPa one per element, above 0; owned
/// @param poissonsRatio one per element, 0 to below 0.5; owned
public record Materials(double[] youngsModulusMPa, double[] poissonsRatio) {
    public Materials {
        if (youngsModulusMPa.length != poissonsRatio.length) {
            throw new IllegalArgumentException(
                    youngsModulusMPa.length + " moduli but " + poissonsRatio.length + " Poisson ratios");
        }
    }
}
