package fractura.mesh.gate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.Protocol;
import java.util.List;

/// Whether slices are thin enough: by the largest voxel edge, and by the thickness in the header, since slices
/// may be thicker than their distance.
public final class SliceCheck {
    /// Largest edge or thickness for a vertebra, mm.
    public static final double MOST_SPINE_MM = 3;

    /// Largest edge or thickness for a femur, mm.
    public static final double MOST_FEMUR_MM = 5;

    /// Headers and affines are rounded.
    private static final double ROUNDING = 1.001;

    private SliceCheck() {}

    /// @param grid the CT's grid
    /// @param protocol how it was taken
    /// @param isSpine whether the bone is a vertebra
    /// @return nothing, or W02: block for a vertebra, caution for a femur
    public static List<Warning> of(Grid grid, Protocol protocol, boolean isSpine) {
        double[] s = grid.spacingMm();
        double edge = Math.max(s[0], Math.max(s[1], s[2]));
        double thickness = protocol.sliceThicknessMm().orElse(0);
        double limit = isSpine ? MOST_SPINE_MM : MOST_FEMUR_MM;
        if (Math.max(edge, thickness) <= limit * ROUNDING) {
            return List.of();
        }
        String what = edge >= thickness
                ? "Largest voxel edge " + Words.number(edge) + " mm"
                : "Slices are " + Words.number(thickness) + " mm thick (their distance is " + Words.number(s[2])
                        + " mm)";
        String text = what
                + ", above the limit of " + Words.number(limit)
                + " mm for this bone: thin walls vanish in it. Use a thinner reconstruction.";
        return List.of(isSpine ? Warning.block("W02", text) : Warning.caution("W02", text));
    }
}
