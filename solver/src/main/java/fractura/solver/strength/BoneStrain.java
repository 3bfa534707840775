package fractura.solver.strength;

import fractura.mesh.Field;
import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.element.StressMeasures;
import fractura.solver.material.SphereMean;

/// Principal strains of bone, averaged over bone within a radius.
///
/// Each element's largest and smallest principal strain at its centre is averaged over the bone elements whose
/// centres lie within the radius (theory, eq. 9). Tumour, discs, cement and metal neither enter the mean nor get
/// a value. The 3 mm used by default follow (Qasim16); the choice of a ball is ours.
///
/// @param largest mean of the largest principal strain, one per element; NaN where not bone; owned
/// @param smallest mean of the smallest principal strain, one per element; NaN where not bone; owned
/// @param radiusMm averaging radius, mm
public record BoneStrain(double[] largest, double[] smallest, double radiusMm) {
    /// Radius used unless another is asked for (mm).
    public static final double DEFAULT_RADIUS_MM = 3;

    /// @param solution converged solve
    /// @param bone which elements are bone, one per element
    /// @param radiusMm averaging radius, mm; below one voxel edge nothing is averaged
    /// @return the averaged strains at the load of the solution
    /// @throws NumericalException when no element is bone
    public static BoneStrain of(Solution solution, boolean[] bone, double radiusMm) {
        int elements = solution.mesh().elementCount();
        double[] largest = new double[elements];
        double[] smallest = new double[elements];
        double[] principal = new double[3];
        int bones = 0;
        for (int e = 0; e < elements; e++) {
            if (bone[e]) {
                StressMeasures.principalStrainInto(solution.strain(), 6 * e, principal);
                largest[e] = principal[0];
                smallest[e] = principal[2];
                bones++;
            }
        }
        if (bones == 0) {
            throw new NumericalException("No bone to judge: none of " + elements
                    + " elements is bone. Check the labels and the law of the lesion.");
        }
        SphereMean ball = new SphereMean(solution.mesh(), radiusMm);
        double[] meanLargest = new double[elements];
        double[] meanSmallest = new double[elements];
        ball.averageInto(largest, bone, meanLargest);
        ball.averageInto(smallest, bone, meanSmallest);
        return new BoneStrain(meanLargest, meanSmallest, radiusMm);
    }

    /// Local demand over local strength of one element: max(ε₁ / limit in tension, -ε₃ / limit in compression).
    ///
    /// @param e element
    /// @param limits yield strains
    /// @param loadFactor demand over the load of the solution; strains scale with it
    /// @return utilisation, 1 and above means yield; NaN where not bone
    public double utilisation(int e, StrainLimits limits, double loadFactor) {
        return loadFactor * Math.max(largest[e] / limits.tension(), -smallest[e] / limits.compression());
    }

    /// Utilisation of every element as a field for viewers.
    ///
    /// @param limits yield strains
    /// @param loadFactor demand over the load of the solution
    /// @return one value per element, dimensionless; NaN where not bone
    public Field utilisationField(StrainLimits limits, double loadFactor) {
        float[] values = new float[largest.length];
        for (int e = 0; e < values.length; e++) {
            values[e] = (float) utilisation(e, limits, loadFactor);
        }
        return new Field("utilisation", "", Field.Location.ELEMENT, 1, values);
    }
}
