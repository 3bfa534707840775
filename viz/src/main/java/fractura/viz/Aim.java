package fractura.viz;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;

/// Where a viewer looks, in parallel projection. The head-feet axis stays upright, as a patient is thought of.
///
/// @param yaw degrees around the head-feet axis: 0 from the front, 90 from the left, 180 from behind
/// @param pitch degrees the viewer stands above the horizon: 90 from the head, -90 from the feet
/// @param centreMm point in the middle of the picture, LPS, mm; owned
/// @param mmPerPixel size of a pixel, mm
record Aim(double yaw, double pitch, double[] centreMm, double mmPerPixel) {
    /// Distance of the camera, beyond any bone; with a parallel projection it changes nothing else, mm.
    private static final double FAR_MM = 2000;

    /// @param view standard direction
    /// @param centreMm point in the middle, LPS, mm
    /// @param mmPerPixel size of a pixel, mm
    /// @return the aim
    static Aim at(View view, double[] centreMm, double mmPerPixel) {
        return switch (view) {
            case ANTERIOR -> new Aim(0, 0, centreMm, mmPerPixel);
            case LEFT -> new Aim(90, 0, centreMm, mmPerPixel);
            case POSTERIOR -> new Aim(180, 0, centreMm, mmPerPixel);
            case RIGHT -> new Aim(-90, 0, centreMm, mmPerPixel);
            case CRANIAL -> new Aim(180, 90, centreMm, mmPerPixel);
            case CAUDAL -> new Aim(0, -90, centreMm, mmPerPixel);
        };
    }

    /// @return unit vector the viewer looks along, LPS
    double[] direction() {
        double c = Math.cos(Math.toRadians(pitch));
        return new double[] {-sin(yaw) * c, cos(yaw) * c, -sin(pitch)};
    }

    /// @return unit vector that points up in the picture, LPS
    double[] up() {
        return new double[] {-sin(yaw) * sin(pitch), cos(yaw) * sin(pitch), cos(pitch)};
    }

    /// @return unit vector that points right in the picture, LPS
    double[] right() {
        return CutSection.cross(direction(), up());
    }

    /// @param dx pixels dragged to the right
    /// @param dy pixels dragged down
    /// @return turned as if the bone were held by the hand, half a degree per pixel
    Aim turned(double dx, double dy) {
        return new Aim(yaw - 0.5 * dx, Math.clamp(pitch + 0.5 * dy, -90, 90), centreMm, mmPerPixel);
    }

    /// @param dx pixels dragged to the right
    /// @param dy pixels dragged down
    /// @return the centre moved so that the bone follows the hand
    Aim moved(double dx, double dy) {
        double[] r = right();
        double[] u = up();
        double[] c = centreMm.clone();
        for (int i = 0; i < 3; i++) {
            c[i] += mmPerPixel * (dy * u[i] - dx * r[i]);
        }
        return new Aim(yaw, pitch, c, mmPerPixel);
    }

    /// @param factor above 1 shows more
    /// @return with another size of pixel, between a hundredth and 5 mm
    Aim zoomed(double factor) {
        return new Aim(yaw, pitch, centreMm, Math.clamp(mmPerPixel * factor, 0.01, 5));
    }

    /// @param camera is placed, with its own width and height
    void apply(Camera camera) {
        double[] d = direction();
        double[] r = right();
        camera.setLocation(
                new Vector3f((float) (centreMm[0] - FAR_MM * d[0]), (float) (centreMm[1] - FAR_MM * d[1]), (float)
                        (centreMm[2] - FAR_MM * d[2])));
        Vector3f left = new Vector3f((float) -r[0], (float) -r[1], (float) -r[2]);
        camera.setRotation(new Quaternion().fromAxes(left, vector(up()), vector(d)));
        float halfW = (float) (mmPerPixel * camera.getWidth() / 2);
        float halfH = (float) (mmPerPixel * camera.getHeight() / 2);
        camera.setParallelProjection(true);
        camera.setFrustum(1, (float) (2 * FAR_MM), -halfW, halfW, halfH, -halfH);
        camera.update();
    }

    private static Vector3f vector(double[] v) {
        return new Vector3f((float) v[0], (float) v[1], (float) v[2]);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
