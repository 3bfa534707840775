package fractura.solver.load;

import java.util.List;

/// What a person does with the hip, as the forces of joint and muscles at the moment of greatest joint force
/// (Heller05): the simplified sets of muscles for walking and for climbing stairs.
///
/// Percent of body weight, towards medial, anterior and proximal, on either side. The resultants on the head,
/// 237.7 and 251.1 %, are those measured (Bergmann01). Components as recalled, not read in the paper.
public enum HipActivity {
    // spotless:off
    /// walking at 4 km/h; one-leg standing loads the hip a little less (Bergmann01)
    WALKING("stance", List.of(
            new Pull("hip joint", Attachment.HEAD, -54.0, -32.8, -229.2),
            new Pull("abductors", Attachment.GREATER_TROCHANTER, 58.0, 4.3, 86.5),
            new Pull("tensor fasciae latae, upper part", Attachment.GREATER_TROCHANTER, 7.2, 11.6, 13.2),
            new Pull("tensor fasciae latae, lower part", Attachment.GREATER_TROCHANTER, -0.5, -0.7, -19.0),
            new Pull("vastus lateralis", Attachment.LATERAL_SHAFT, -0.9, 18.5, -92.9))),
    /// climbing stairs
    STAIR_CLIMBING("stairs", List.of(
            new Pull("hip joint", Attachment.HEAD, -59.3, -60.6, -236.3),
            new Pull("abductors", Attachment.GREATER_TROCHANTER, 70.1, 28.8, 84.9),
            new Pull("ilio-tibial tract, upper part", Attachment.GREATER_TROCHANTER, 10.5, 3.0, 12.8),
            new Pull("ilio-tibial tract, lower part", Attachment.GREATER_TROCHANTER, -0.5, -0.8, -16.8),
            new Pull("tensor fasciae latae, upper part", Attachment.GREATER_TROCHANTER, 3.1, 4.9, 2.9),
            new Pull("tensor fasciae latae, lower part", Attachment.GREATER_TROCHANTER, -0.2, -0.3, -6.5),
            new Pull("vastus lateralis", Attachment.LATERAL_SHAFT, -2.2, 22.4, -135.1),
            new Pull("vastus medialis", Attachment.ANTEROMEDIAL_SHAFT, -8.8, 39.6, -267.1)));
    // spotless:on

    private final String caseName;
    private final List<Pull> pulls;

    HipActivity(String caseName, List<Pull> pulls) {
        this.caseName = caseName;
        this.pulls = pulls;
    }

    /// Where joint and muscles take hold of the femur: P0 to P3 of (Heller05).
    public enum Attachment {
        /// P0, the centre of the head
        HEAD("femoral head"),
        /// P1
        GREATER_TROCHANTER("greater trochanter"),
        /// P2
        LATERAL_SHAFT("lateral side of the upper shaft"),
        /// P3
        ANTEROMEDIAL_SHAFT("front inner side of the upper shaft");

        private final String words;

        Attachment(String words) {
            this.words = words;
        }

        /// @return the place in words
        public String words() {
            return words;
        }
    }

    /// A force of joint or muscle on the femur, percent of body weight.
    ///
    /// @param muscle whose it is
    /// @param at where it acts
    /// @param medial towards the other leg
    /// @param anterior to the front
    /// @param proximal towards the hip
    public record Pull(String muscle, Attachment at, double medial, double anterior, double proximal) {}

    /// @return the load's name in case files and reports
    public String caseName() {
        return caseName;
    }

    /// @return all forces, that of the joint first
    public List<Pull> pulls() {
        return pulls;
    }

    /// @return force of the joint on the head, percent of body weight
    public double jointPercent() {
        Pull joint = pulls.getFirst();
        return Math.hypot(Math.hypot(joint.medial, joint.anterior), joint.proximal);
    }
}
