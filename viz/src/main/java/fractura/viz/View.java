package fractura.viz;

/// The six standard directions to look at a patient, in LPS.
public enum View {
    /// from the front
    ANTERIOR("Anterior", 'A', new double[] {0, 1, 0}, new double[] {0, 0, 1}),
    /// from behind
    POSTERIOR("Posterior", 'P', new double[] {0, -1, 0}, new double[] {0, 0, 1}),
    /// from the patient's left
    LEFT("Left lateral", 'L', new double[] {-1, 0, 0}, new double[] {0, 0, 1}),
    /// from the patient's right
    RIGHT("Right lateral", 'R', new double[] {1, 0, 0}, new double[] {0, 0, 1}),
    /// from the head, front upward
    CRANIAL("Cranial", 'H', new double[] {0, 0, -1}, new double[] {0, -1, 0}),
    /// from the feet, front upward, as an axial CT slice is shown
    CAUDAL("Caudal", 'F', new double[] {0, 0, 1}, new double[] {0, -1, 0});

    private final String words;
    private final char letter;
    private final double[] direction;
    private final double[] up;

    View(String words, char letter, double[] direction, double[] up) {
        this.words = words;
        this.letter = letter;
        this.direction = direction;
        this.up = up;
    }

    /// @return as printed above the picture
    public String words() {
        return words;
    }

    /// @return the side of the patient the viewer stands at
    public char letter() {
        return letter;
    }

    /// @return unit vector the viewer looks along, LPS, a new array of 3
    public double[] direction() {
        return direction.clone();
    }

    /// @return unit vector that points up in the picture, LPS, a new array of 3
    public double[] up() {
        return up.clone();
    }

    /// @return unit vector that points right in the picture, LPS, a new array of 3
    public double[] right() {
        return new double[] {
            direction[1] * up[2] - direction[2] * up[1],
            direction[2] * up[0] - direction[0] * up[2],
            direction[0] * up[1] - direction[1] * up[0]
        };
    }

    /// The letter of a direction: A/P front and back, L/R left and right, H/F head and feet.
    ///
    /// @param v vector in LPS
    /// @return letter of its largest component
    static char letterOf(double[] v) {
        double x = Math.abs(v[0]);
        double y = Math.abs(v[1]);
        double z = Math.abs(v[2]);
        if (x >= y && x >= z) {
            return v[0] > 0 ? 'L' : 'R';
        }
        if (y >= z) {
            return v[1] > 0 ? 'P' : 'A';
        }
        return v[2] > 0 ? 'H' : 'F';
    }
}
