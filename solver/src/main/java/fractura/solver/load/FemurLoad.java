package fractura.solver.load;

import fractura.mesh.InputException;
import fractura.mesh.Specimen;

/// How a femur is loaded: by forces on patches of its surface.
///
/// Directions are named (medial, anterior, proximal), so that left and right are mirror images. Everything is
/// proportional to the given load.
public sealed interface FemurLoad extends LoadCase {
    /// @param specimen a femur
    /// @return supports and forces on its nodes
    /// @throws InputException when the bone lacks a place the load needs
    FemurLoading on(Specimen specimen);

    /// @return size of the force of the hip joint on the head, N
    double jointNewton();

    /// Joint and muscle forces of an activity, with the shaft held below.
    ///
    /// @param activity what is done
    /// @param bodyWeightNewton body weight, N
    record Muscles(HipActivity activity, double bodyWeightNewton) implements FemurLoad {
        public Muscles {
            requireForce("Body weight", bodyWeightNewton);
        }

        @Override
        public String caseName() {
            return activity.caseName();
        }

        @Override
        public double jointNewton() {
            return activity.jointPercent() / 100 * bodyWeightNewton;
        }

        @Override
        public FemurLoading on(Specimen specimen) {
            return new FemurForces(specimen).muscles(this);
        }
    }

    /// One force on the head in the frontal plane, as in experiments without muscles, with the shaft held below.
    ///
    /// @param newton force, N
    /// @param angleDeg angle between the force and the downward axis of the shaft itself, towards lateral,
    ///     degrees, 0 to 45
    record HeadForce(double newton, double angleDeg) implements FemurLoad {
        /// As in the tests of (Keyak98), degrees.
        public static final double DEFAULT_ANGLE_DEG = 20;

        public HeadForce {
            requireForce("Force", newton);
            if (!(angleDeg >= 0 && angleDeg <= 45)) {
                throw new InputException("A force on the head at " + angleDeg + " degrees to the shaft (loads:"
                        + " single-force: angle-deg) is outside 0 to 45. Experiments use 0 to 20.");
            }
        }

        @Override
        public String caseName() {
            return "single-force";
        }

        @Override
        public double jointNewton() {
            return newton;
        }

        @Override
        public FemurLoading on(Specimen specimen) {
            return new FemurForces(specimen).headForce(this);
        }
    }

    /// A fall on the side: a force on the head towards the ground, the greater trochanter on rollers along the
    /// force, the shaft on rollers that let it turn (DragomirDaescu11).
    ///
    /// @param newton force, N
    record SidewaysFall(double newton) implements FemurLoad {
        /// The shaft leans by this much to the ground, its lower end raised (adduction, our reading of the
        /// tests), degrees.
        public static final double SHAFT_TO_GROUND_DEG = 10;

        /// The femur is turned inwards about its shaft by this much, degrees.
        public static final double INTERNAL_ROTATION_DEG = 15;

        public SidewaysFall {
            requireForce("Force", newton);
        }

        /// @param shaft directions of the femur
        /// @return unit vector towards the ground, LPS
        static double[] down(ShaftDirections shaft) {
            double lean = Math.toRadians(SHAFT_TO_GROUND_DEG);
            double turn = Math.toRadians(INTERNAL_ROTATION_DEG);
            return shaft.vector(-Math.cos(lean) * Math.cos(turn), -Math.cos(lean) * Math.sin(turn), Math.sin(lean));
        }

        @Override
        public String caseName() {
            return "sideways-fall";
        }

        @Override
        public double jointNewton() {
            return newton;
        }

        @Override
        public FemurLoading on(Specimen specimen) {
            return new FemurForces(specimen).fall(this);
        }
    }

    private static void requireForce(String what, double newton) {
        if (!(newton > 0) || Double.isInfinite(newton)) {
            throw new IllegalArgumentException(what + " must be a finite force above 0, got " + newton + " N");
        }
    }
}
