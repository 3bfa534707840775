package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Pose;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import java.util.Optional;

/// A synthetic femur, head at the origin, with or without a socket around the inner upper half of its head: a
/// joint space, a plate of 3 mm and spongy bone behind it, as means over voxels.
///
/// @param ct HU
/// @param labels of the femur
/// @param label its number
record SocketedFemur(Volume ct, LabelMap labels, int label) {
    private static final double HEAD_MM = 23;
    private static final double PLATE_MM = 3;
    private static final double DEEP_MM = 14;
    private static final double JOINT_HU = 60;
    private static final double PLATE_HU = 700;
    private static final double SPONGY_HU = 220;
    private static final int POINTS = 3;

    /// @param isLeft side
    /// @param shownMm length from the top of the head
    /// @param voxelMm edge of the voxels
    /// @param noiseHu standard deviation
    static SocketedFemur bare(boolean isLeft, double shownMm, double voxelMm, double noiseHu) {
        SyntheticFemur femur = new SyntheticFemur(FemurDimensions.usual(isLeft), BoneQuality.OF_FEMUR, shownMm, 1);
        Scanner scanner = new Scanner(
                new Scanner.Slices(voxelMm, voxelMm, voxelMm),
                0.5,
                new Scanner.Grain(noiseHu, 0.5),
                HounsfieldLine.AT_120_KVP,
                2);
        SyntheticScan.Setting setting =
                new SyntheticScan.Setting(Optional.empty(), Pose.STRAIGHT, FieldOfView.BONE, 20);
        SyntheticScan scan =
                SyntheticScan.of(SyntheticScan.Order.of(femur).with(scanner).with(setting), 2);
        return new SocketedFemur(scan.ct(), scan.labels(), isLeft ? 75 : 76);
    }

    /// @param gapMm joint space
    SocketedFemur inSocket(double gapMm) {
        Grid g = ct.grid();
        float[] hu = ct.values().clone();
        for (int v = 0; v < hu.length; v++) {
            double sum = 0;
            for (int s = 0; s < POINTS * POINTS * POINTS; s++) {
                double[] p = g.toPatient(
                        v % g.nx() + part(s % POINTS),
                        v / g.nx() % g.ny() + part(s / POINTS % POINTS),
                        v / (g.nx() * g.ny()) + part(s / (POINTS * POINTS)));
                sum += socketHu(p, gapMm, hu[v]);
            }
            hu[v] = (float) (sum / (POINTS * POINTS * POINTS));
        }
        return new SocketedFemur(new Volume(g, hu), labels, label);
    }

    private static double part(int s) {
        return (s + 0.5) / POINTS - 0.5;
    }

    private double socketHu(double[] p, double gapMm, double otherwise) {
        double away = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) - HEAD_MM;
        double inwards = label == 75 ? -p[0] : p[0];
        boolean isBehind = 0.7 * inwards + 0.7 * p[2] > 3;
        if (!isBehind || away < 0 || away > gapMm + DEEP_MM) {
            return otherwise;
        }
        return away < gapMm ? JOINT_HU : away < gapMm + PLATE_MM ? PLATE_HU : SPONGY_HU;
    }

    /// @param endMm height of the lower end of the condyles
    /// @return this over a tibia 3 mm below that end, which a bridge of 12 mm joins to the outer condyle
    SocketedFemur onTibia(double endMm) {
        Grid g = ct.grid();
        float[] hu = ct.values().clone();
        for (int v = 0; v < hu.length; v++) {
            double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
            double x = Math.abs(p[0]) - 43;
            boolean isTibia = p[2] < endMm - 3 && x * x + p[1] * p[1] < 35 * 35;
            boolean isBridge = p[2] < endMm + 6 && Math.abs(x - 24) < 6 && Math.abs(p[1] - 10) < 6;
            hu[v] = isTibia || isBridge ? 500 : hu[v];
        }
        return new SocketedFemur(new Volume(g, hu), labels, label);
    }

    double dice(FemurFromSeed found) {
        return Overlap.dice(found.labels().values(), labels.values(), label);
    }

    double volumeCm3() {
        return labels.labelCounts().get(label) * ct.grid().voxelVolumeMm3() / 1000;
    }
}
