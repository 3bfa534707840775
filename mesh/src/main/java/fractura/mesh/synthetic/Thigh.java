package fractura.mesh.synthetic;

/// A thigh around a femur: skin, fat under it, muscle. The pelvis and the other bones of the knee are left out.
///
/// @param axisX position of the shaft's axis, mm
/// @param axisY position of the shaft's axis, mm
record Thigh(double axisX, double axisY) implements Surroundings {
    private static final double HALF_WIDTH_MM = 92;
    private static final double HALF_DEPTH_MM = 86;
    private static final double FAT_MM = 12;

    private double middleX() {
        return axisX - 22;
    }

    private double middleY() {
        return axisY + 5;
    }

    @Override
    public double[] section() {
        return new double[] {HALF_WIDTH_MM, HALF_DEPTH_MM, middleX(), middleY()};
    }

    @Override
    public double outline(double x, double y, double z) {
        return Surroundings.ellipse(x - middleX(), y - middleY(), HALF_WIDTH_MM, HALF_DEPTH_MM);
    }

    @Override
    public double hounsfield(double x, double y, double z) {
        double depth = -outline(x, y, z);
        if (depth < SKIN_MM) {
            return SKIN_HU;
        }
        return depth < SKIN_MM + FAT_MM ? FAT_HU : MUSCLE_HU;
    }
}
