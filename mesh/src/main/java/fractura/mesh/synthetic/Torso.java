package fractura.mesh.synthetic;

/// A trunk around a vertebra: skin, fat under it, a wall of muscle, muscle along the spine, the aorta, lungs in
/// the chest and
/// viscera in the belly; discs on both endplates and the canal behind the body. Neighbouring vertebrae and ribs
/// are
/// left out.
///
/// @param level which vertebra
/// @param spinousTip y of the tip of the spinous process, mm
/// @param body the vertebra's body
record Torso(VertebraLevel level, double spinousTip, VertebralBody body) implements Surroundings {
    private static final double HALF_WIDTH_MM = 155;
    private static final double HALF_DEPTH_MM = 105;
    private static final double BEHIND_SPINE_MM = 20;
    private static final double FAT_MM = 14;
    private static final double WALL_MM = 12;

    private double middle() {
        return spinousTip + BEHIND_SPINE_MM - HALF_DEPTH_MM;
    }

    @Override
    public double[] section() {
        return new double[] {HALF_WIDTH_MM, HALF_DEPTH_MM, 0, middle()};
    }

    @Override
    public double outline(double x, double y, double z) {
        return Surroundings.ellipse(x, y - middle(), HALF_WIDTH_MM, HALF_DEPTH_MM);
    }

    @Override
    public double hounsfield(double x, double y, double z) {
        double depth = -outline(x, y, z);
        if (depth < SKIN_MM) {
            return SKIN_HU;
        }
        if (depth < SKIN_MM + FAT_MM) {
            return FAT_HU;
        }
        double wall = level.bodyDepthMm / 2;
        double canal = level.canalDepthMm / 2;
        if (y < wall + 1 && body.radial(x, y) < 1) {
            return DISC_HU;
        }
        if (Surroundings.ellipse(x, y - wall - canal, level.canalWidthMm / 2, canal) < 0) {
            return CANAL_HU;
        }
        if (Surroundings.ellipse(x - 8, y + wall + 13, 11, 11) < 0) {
            return BLOOD_HU;
        }
        boolean isAlongSpine = y > wall && Math.abs(x) < 62;
        double psoas = level.bodyWidthMm / 2 + 15;
        boolean isPsoas = level.lumbarShare() > 0.5 && Surroundings.ellipse(Math.abs(x) - psoas, y - 4, 15, 21) < 0;
        if (isAlongSpine || isPsoas || depth < SKIN_MM + FAT_MM + WALL_MM) {
            return MUSCLE_HU;
        }
        if (level.lumbarShare() < 0.5) {
            boolean isLung = Surroundings.ellipse(Math.abs(x) - 75, y - middle(), 48, 68) < 0;
            return isLung ? LUNG_HU : VISCERA_HU;
        }
        return Surroundings.ellipse(x, y - middle() + 25, 95, 45) < 0 ? VISCERA_HU : FAT_HU;
    }
}
