package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.element.HexModes;
import fractura.solver.element.Hooke;
import fractura.solver.element.Orthotropic;

/// Materials of which those of all elements are sums, with factors of 0 or more, and so are those of coarser grids.
/// What bounds the Rayleigh quotients of these bounds those of all elements.
///
/// @param basis what constants multiply
/// @param constants `[material][constant]`, MPa
/// @param eigenvalueBound of D⁻¹K of any body of such elements
record ExtremeMaterials(ElasticBasis basis, double[][] constants, double eigenvalueBound) {
    /// Isotropic materials of 1 MPa whose Poisson's ratio is the least, 0, and the largest; others lie between them.
    ///
    /// @param largestPoissonsRatio of all elements, 0 to below 0.5
    static ExtremeMaterials isotropic(double largestPoissonsRatio) {
        double[][] ends = {
            {0, Hooke.mu(1, 0)}, {Hooke.lambda(1, largestPoissonsRatio), Hooke.mu(1, largestPoissonsRatio)}
        };
        double bound = HexModes.UNIT.eigenvalueBound(largestPoissonsRatio);
        return new ExtremeMaterials(ElasticBasis.ISOTROPIC, ends, bound);
    }

    /// Elements that follow one law, and isotropic ones among them.
    ///
    /// @param law nine constants of the law along the solver's axes, all elements that follow it differ by a factor
    /// @param largestPoissonsRatio of the isotropic ones
    static ExtremeMaterials orthotropic(double[] law, double largestPoissonsRatio) {
        ExtremeMaterials isotropic = isotropic(largestPoissonsRatio);
        double[][] all = new double[3][];
        for (int q = 0; q < isotropic.constants.length; q++) {
            double[] end = isotropic.constants[q];
            all[q] = Orthotropic.isotropic(end[0], end[1]);
        }
        all[2] = law;
        double bound = Math.max(isotropic.eigenvalueBound, ElementBound.of(Hex8.stiffness(law)));
        return new ExtremeMaterials(ElasticBasis.ORTHOTROPIC, all, bound);
    }

    /// An upper bound of the eigenvalues of D⁻¹K of elements of another shape.
    ///
    /// @param matrices 24×24 of that shape, one for each constant
    double bound(double[][] matrices) {
        ElementBound largest = new ElementBound();
        for (double[] material : constants) {
            double[] k = new double[Hex8.DOFS * Hex8.DOFS];
            for (int q = 0; q < material.length; q++) {
                ElasticBasis.addMultiple(material[q], matrices[q], k);
            }
            largest.take(k);
        }
        return largest.value();
    }
}
