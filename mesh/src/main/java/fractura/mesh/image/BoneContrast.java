package fractura.mesh.image;

import fractura.mesh.Grid;
import java.util.Set;

/// How a labelled bone stands out from the unlabelled voxels around it, up to two voxels away along the axes.
///
/// @param boneCount voxels of the bone
/// @param boneMean their mean, HU
/// @param airCount those below the limit of air
/// @param metalCount those above the limit of metal
/// @param shellCount unlabelled voxels around the bone, each counted once for every bone voxel it is near
/// @param shellMean their mean, HU
record BoneContrast(int boneCount, double boneMean, int airCount, int metalCount, long shellCount, double shellMean) {
    private static final int REACH = 2;

    static BoneContrast of(Volume ct, LabelMap labels, Set<Integer> bone, double airBelow, double metalAbove) {
        Grid grid = labels.grid();
        float[] hu = ct.values();
        int[] label = labels.values();
        int[] n = {grid.nx(), grid.ny(), grid.nz()};
        int[] stride = {1, n[0], n[0] * n[1]};
        int bones = 0;
        int air = 0;
        int metal = 0;
        long shells = 0;
        double boneSum = 0;
        double shellSum = 0;
        for (int at = 0; at < label.length; at++) {
            if (label[at] == 0 || !bone.contains(label[at])) {
                continue;
            }
            bones++;
            boneSum += hu[at];
            air += hu[at] < airBelow ? 1 : 0;
            metal += hu[at] > metalAbove ? 1 : 0;
            for (int a = 0; a < 3; a++) {
                int place = at / stride[a] % n[a];
                for (int side = -REACH; side <= REACH; side += 2 * REACH) {
                    if (place + side < 0 || place + side >= n[a] || label[at + side * stride[a]] != 0) {
                        continue;
                    }
                    shells++;
                    shellSum += hu[at + side * stride[a]];
                }
            }
        }
        return new BoneContrast(bones, boneSum / bones, air, metal, shells, shellSum / shells);
    }
}
