package fractura.viz;

/// One picture to be taken of a result, without any lettering.
///
/// @param name of the picture
/// @param view where the viewer stands
/// @param centreMm point in the middle of the picture, LPS, mm; owned
/// @param mmPerPixel size of a pixel, mm; the projection is parallel, so it is true everywhere
/// @param width pixels
/// @param height pixels
/// @param options what is shown
record Shot(String name, View view, double[] centreMm, double mmPerPixel, int width, int height, SceneOptions options) {
    /// What the picture is drawn on.
    static final int BACKGROUND = 0xf7f6f3;

    /// @param xyz a point, LPS, mm
    /// @return where it is in the picture, pixels from the left and from the top
    double[] toPixel(double[] xyz) {
        double[] r = view.right();
        double[] u = view.up();
        double x = 0;
        double y = 0;
        for (int i = 0; i < 3; i++) {
            x += (xyz[i] - centreMm[i]) * r[i];
            y += (xyz[i] - centreMm[i]) * u[i];
        }
        return new double[] {width / 2.0 + x / mmPerPixel, height / 2.0 - y / mmPerPixel};
    }
}
