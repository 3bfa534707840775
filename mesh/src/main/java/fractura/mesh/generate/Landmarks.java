package fractura.mesh.generate;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Axes of a vertebra with the body they were found on.
///
/// @param axes axes and sizes
/// @param body flags of the body on the mask's grid; owned
/// @param upperPlane upper endplate `n·x = d`: unit normal to the superior side, then d (mm), LPS; owned
/// @param lowerPlane lower endplate, the same way; owned
/// @param warnings what was found on the way
record Landmarks(VertebraAxes axes, boolean[] body, double[] upperPlane, double[] lowerPlane, List<Warning> warnings) {
    private static final double[] HEAD = {0, 0, 1};
    private static final double[] BACK = {0, 1, 0};
    private static final int ROUNDS = 12;
    private static final double SETTLED_DEGREES = 0.01;
    /// Fewer posterior elements than this share of the bone cannot show where the back is.
    private static final double POSTERIOR_SHARE = 0.03;

    /// @param mask the vertebra
    /// @return its landmarks
    static Landmarks of(BoneMask mask) {
        List<Warning> found = new ArrayList<>();
        boolean[] body = mask.hasBody() ? largest(mask, mask.body()) : BodyFromShape.find(mask, found);
        Indicator shape = new Indicator(mask.grid(), body);
        double[] axes = settle(shape, posterior(mask, body, found), HEAD);
        Columns columns = Columns.of(shape, axes);
        double[] up = columns.plane(columns.top());
        double[] low = columns.plane(columns.bottom());
        double height = columns.meanHeight();
        if (!(height > 0)) {
            throw new InputException(
                    "The body of the vertebra has no height. Check that the labels hold a whole vertebra.");
        }
        checkPose(axes, found);
        var result = new VertebraAxes(
                axes,
                shape.centroid(),
                height,
                optional(columns.heightBetween(0.08, 0.25)),
                optional(columns.heightBetween(0.40, 0.60)),
                optional(columns.heightBetween(0.75, 0.92)),
                columns.area(columns.top(), up),
                columns.area(columns.bottom(), low),
                BoneMask.count(body) * mask.grid().voxelVolumeMm3(),
                mask.hasBody());
        return new Landmarks(result, body, columns.inSpace(up), columns.inSpace(low), List.copyOf(found));
    }

    /// Turns the superior axis until it is the mean normal of both endplates seen along itself.
    ///
    /// @param body the body
    /// @param posterior hint
    /// @param superior first guess
    /// @return axes left, posterior, superior
    static double[] settle(Indicator body, double[] posterior, double[] superior) {
        double[] axes = Turned.axes(superior, posterior);
        for (int round = 0; round < ROUNDS; round++) {
            Columns columns = Columns.of(body, axes);
            double[] a = columns.normal(columns.plane(columns.top()));
            double[] b = columns.normal(columns.plane(columns.bottom()));
            double[] mean = {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
            double turn = Turned.degrees(mean, Turned.axis(axes, 2));
            axes = Turned.axes(mean, posterior);
            if (turn < SETTLED_DEGREES) {
                break;
            }
        }
        return axes;
    }

    /// @param mask the vertebra
    /// @param body flags of its body
    /// @param found receives a caution when the direction cannot be seen
    /// @return from the body to the posterior elements, LPS
    static double[] posterior(BoneMask mask, boolean[] body, List<Warning> found) {
        boolean[] rest = new boolean[body.length];
        for (int v = 0; v < rest.length; v++) {
            rest[v] = mask.bone()[v] && !body[v];
        }
        if (BoneMask.count(rest) < POSTERIOR_SHARE * BoneMask.count(mask.bone())) {
            found.add(Warning.caution(
                    "W08",
                    "The bone label holds no posterior elements: the patient's back direction was taken for the "
                            + "vertebra's."));
            return BACK;
        }
        return Turned.minus(new Indicator(mask.grid(), rest).centroid(), new Indicator(mask.grid(), body).centroid());
    }

    private static void checkPose(double[] axes, List<Warning> found) {
        double tilt = Turned.degrees(Turned.axis(axes, 2), HEAD);
        double turn = Turned.degrees(Turned.axis(axes, 1), BACK);
        if (tilt > 50 || turn > 90) {
            found.add(Warning.caution(
                    "W08",
                    String.format(
                            java.util.Locale.ROOT,
                            "The vertebra's axis stands %.0f° off the patient's and its back %.0f° off the patient's "
                                    + "back: the image may be flipped or turned against its header.",
                            tilt,
                            turn)));
        }
    }

    private static boolean[] largest(BoneMask mask, boolean[] body) {
        return Components.of(body, mask.grid().nx(), mask.grid().ny(), Components.Contact.ANY)
                .flags(0);
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
