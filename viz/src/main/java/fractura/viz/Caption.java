package fractura.viz;

import java.util.Optional;

/// What a picture tells that the mesh and its fields do not know.
///
/// @param caseName for example `L3-lytic`
/// @param site bone in words, for example `Vertebra L3`
/// @param demand load of the utilisation in words, with its size where it has one
/// @param applied load of stress, strain and displacement, likewise
/// @param status how far the result may be used
/// @param lateral where the outer side of a paired bone is seen from; empty for a bone of the trunk
/// @param answer strength and factor of risk under the demand, in words; empty where there is none
/// @param failureMm place that fails first as the load grows, LPS, mm, 3; owned; empty where none is told
public record Caption(
        String caseName,
        String site,
        String demand,
        String applied,
        Status status,
        Optional<View> lateral,
        String answer,
        Optional<double[]> failureMm) {
    /// How far a result may be used.
    public enum Status {
        /// no finding against it
        REPORTABLE("REPORTABLE", 0x1b7a4b),
        /// findings lower the trust
        CAUTION("CAUTION", 0xa85800),
        /// no strength may be read from it
        NOT_REPORTABLE("NOT REPORTABLE", 0xa3122a);

        private final String words;
        private final int rgb;

        Status(String words, int rgb) {
            this.words = words;
            this.rgb = rgb;
        }

        String words() {
            return words;
        }

        int rgb() {
            return rgb;
        }
    }

    /// Fields may stand for different loads: utilisation for a task, the others for the force that was solved.
    ///
    /// @param scale of the field shown
    /// @return load of that field in words, empty for a property of the bone
    String loadOf(ColorScale scale) {
        if (!scale.dependsOnLoad()) {
            return "";
        }
        return scale.field().equals("utilisation") ? demand : applied;
    }
}
