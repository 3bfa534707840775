package fractura.solver.strength;

import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.element.StressMeasures;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Bone breaks when a critical share of its volume exceeds a critical effective strain (Pistoia02).
///
/// The effective strain √(2U/E) of all bone elements is sorted; the failure load is F · critical / (strain at the
/// volume percentile 1 - share) (theory, eq. 11). Limits: calibrated on the distal radius with micro-models; on
/// spine and hip a ranking index, not a calibrated strength.
///
/// @param criticalVolumeShare above 0, below 1; 0.02 in the paper
/// @param criticalStrain above 0; 0.007 in the paper
public record Pistoia(double criticalVolumeShare, double criticalStrain) {
    public Pistoia {
        if (!(criticalVolumeShare > 0 && criticalVolumeShare < 1) || !(criticalStrain > 0)) {
            throw new IllegalArgumentException("Critical volume share " + criticalVolumeShare
                    + " must lie between 0 and 1 and critical strain " + criticalStrain + " above 0");
        }
    }

    /// @return 2 % of the volume above 0.007
    public static Pistoia standard() {
        return new Pistoia(0.02, 0.007);
    }

    /// @param solution converged solve
    /// @param youngsModulusMPa one per element, MPa
    /// @param bone which elements are bone, one per element
    /// @param appliedNewton load of the solution, N, above 0
    /// @return failure load
    /// @throws NumericalException when there is no strained bone
    public StrengthEstimate of(Solution solution, double[] youngsModulusMPa, boolean[] bone, double appliedNewton) {
        int elements = solution.mesh().elementCount();
        double[] strain = new double[elements];
        int bones = 0;
        for (int e = 0; e < elements; e++) {
            if (bone[e]) {
                strain[bones++] = StressMeasures.effectiveStrain(
                        solution.stressMPa(), solution.strain(), 6 * e, youngsModulusMPa[e]);
            }
        }
        if (bones == 0) {
            throw new NumericalException("No bone to judge: none of " + elements
                    + " elements is bone. Check the labels and the law of the lesion.");
        }
        double atPercentile = percentile(Arrays.copyOf(strain, bones));
        if (!(atPercentile > 0)) {
            throw new NumericalException("Effective strain of bone is " + atPercentile
                    + " at the critical volume: nothing is strained, no failure load. Check the load.");
        }
        return new StrengthEstimate(
                "Pistoia " + 100 * criticalVolumeShare + " % above " + criticalStrain,
                appliedNewton * criticalStrain / atPercentile,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "Pistoia02",
                false,
                "calibrated on the distal radius; a ranking index here");
    }

    /// Value exceeded by the critical share of elements, all of which have one volume: of N in order, number
    /// floor(N (1 - share)) counted from 0.
    ///
    /// @param values one per element, at least one; not changed
    /// @return the value
    double percentile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // the slack keeps what should be a whole number from being rounded down to the one before
        return sorted[(int) (sorted.length * (1 - criticalVolumeShare) * (1 + 1e-10))];
    }
}
