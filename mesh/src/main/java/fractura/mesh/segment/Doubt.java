package fractura.mesh.segment;

import fractura.mesh.Warning;

/// One thing that speaks against a mask.
///
/// @param reason its name
/// @param text what was measured, and where to look
public record Doubt(Reason reason, String text) {
    /// Why a mask is doubted or refused.
    public enum Reason {
        /// true of every mask: a program drew it
        AUTOMATIC("automatic"),
        /// the outline runs into the border of the image
        LEAVES_SCAN("leaves-scan"),
        /// the neighbour to cut from is not in the image
        NEIGHBOUR_NOT_SEEN("neighbour-not-seen"),
        /// much of the surface touches a neighbour
        TOUCHES_NEIGHBOUR("touches-neighbour"),
        /// the mask runs into bone beyond the region searched
        RUNS_OUT("runs-out"),
        /// 50 HU more or less make another mask
        HANGS_ON_THRESHOLD("hangs-on-threshold"),
        /// no bone of this kind has this volume or extent
        IMPLAUSIBLE_SIZE("implausible-size");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /// @return its name in results
        public String words() {
            return words;
        }
    }

    /// @return the finding; what leaves the scan is W05, all else W09
    public Warning warning() {
        String named = reason == Reason.AUTOMATIC ? text : reason.words() + ": " + text;
        return reason == Reason.LEAVES_SCAN ? Warning.caution("W05", named) : Warning.caution("W09", named);
    }
}
