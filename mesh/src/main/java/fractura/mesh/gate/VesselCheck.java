package fractura.mesh.gate;

import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Arrays;
import java.util.List;

/// Contrast medium that no header tells of: blood in the labelled aorta above any native value.
public final class VesselCheck {
    /// Native blood lies at 30 to 60 HU; calcified walls are kept out by the median (choice of this project).
    public static final double CONTRAST_ABOVE_HU = 100;

    private static final int FEWEST_VOXELS = 50;

    private VesselCheck() {}

    /// @param ct Hounsfield units
    /// @param labels labels on its grid
    /// @param aorta label of the aorta
    /// @return nothing, or W03 as a caution
    public static List<Warning> of(Volume ct, LabelMap labels, int aorta) {
        float[] hu = new float[labels.values().length];
        int count = 0;
        for (int at = 0; at < hu.length; at++) {
            if (labels.values()[at] == aorta) {
                hu[count++] = ct.values()[at];
            }
        }
        if (count < FEWEST_VOXELS) {
            return List.of();
        }
        Arrays.sort(hu, 0, count);
        double median = hu[count / 2];
        if (median <= CONTRAST_ABOVE_HU) {
            return List.of();
        }
        return List.of(Warning.caution(
                "W03",
                Words.format(
                        "Blood in the labelled aorta has a median of %.0f HU (native blood has 30 to 60, limit %.0f): a"
                                + " contrast agent, which lifts trabecular HU by some 5 to 30. Use the native series if"
                                + " there is one.",
                        median, CONTRAST_ABOVE_HU)));
    }
}
