package fractura.mesh.density;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Tissues of a scan, and which of them can calibrate it.
///
/// @param samples all that were measured, in the order given
/// @param meanHu the usable ones
/// @param findings a caution for each one left out
public record SampledTissues(List<TissueSample> samples, Map<InternalTissue, Double> meanHu, List<Warning> findings) {
    private static final int FEWEST_TISSUES = 3;

    /// @param samples at most one of each tissue
    /// @return which can be used
    public static SampledTissues of(List<TissueSample> samples) {
        Map<InternalTissue, Double> means = new EnumMap<>(InternalTissue.class);
        List<Warning> findings = new ArrayList<>();
        for (TissueSample s : samples) {
            s.doubt().ifPresentOrElse(findings::add, () -> means.put(s.tissue(), s.meanHu()));
        }
        return new SampledTissues(List.copyOf(samples), means, List.copyOf(findings));
    }

    /// @return whether a curve can be fitted to what is left
    public boolean areEnough() {
        return meanHu.size() >= FEWEST_TISSUES;
    }
}
