package fractura.mesh.synthetic;

import fractura.mesh.Grid;
import fractura.mesh.InputException;

/// How much of the patient the image shows.
public enum FieldOfView {
    /// the bone and a margin
    BONE,
    /// the bone, a margin, and everything behind it down to the phantom
    PHANTOM,
    /// the whole section of the body, and the phantom
    BODY;

    private static final double AIR_MM = 6;
    private static final long MOST_VOXELS = 400_000_000;

    /// The grid of an image: axes L, P, S; the bone's origin is the centre of a voxel, so that left and right
    /// bones fall on
    /// mirrored voxels.
    ///
    /// @param order the scan
    /// @param backMm LPS y of the patient's lowest point
    /// @return the grid
    /// @throws InputException when it would hold too many voxels
    Grid grid(SyntheticScan.Order order, double backMm) {
        SyntheticScan.Setting setting = order.setting();
        double[] box = box(order.bone(), setting);
        if (this == BODY) {
            include(order, box);
        }
        if (this != BONE) {
            box[4] = Math.max(box[4], backMm + AIR_MM);
            setting.phantom().ifPresent(phantom -> {
                box[0] = Math.min(box[0], -phantom.halfWidthMm() - AIR_MM);
                box[3] = Math.max(box[3], phantom.halfWidthMm() + AIR_MM);
                box[4] = Math.max(box[4], phantom.undersideMm(backMm) + AIR_MM);
            });
        }
        Scanner.Slices slices = order.scanner().slices();
        double[] spacing = {slices.pixelMm(), slices.pixelMm(), slices.spacingMm()};
        double[] origin = new double[3];
        int[] n = new int[3];
        long voxels = 1;
        for (int a = 0; a < 3; a++) {
            double zero = setting.pose().positionMm()[a];
            double low = Math.floor((box[a] - zero) / spacing[a] + 1e-9);
            double high = Math.ceil((box[3 + a] - zero) / spacing[a] - 1e-9);
            origin[a] = zero + low * spacing[a];
            n[a] = (int) (high - low) + 1;
            voxels *= n[a];
        }
        if (voxels > MOST_VOXELS) {
            throw new InputException("The scan would hold " + voxels / 1_000_000 + " million voxels, more than "
                    + MOST_VOXELS / 1_000_000 + ". Take larger voxels, or a smaller field of view.");
        }
        return new Grid(n[0], n[1], n[2], spacing, origin, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    /// LPS box of the bone with its margin: lowest x, y, z, then highest.
    private static double[] box(SyntheticBone bone, SyntheticScan.Setting setting) {
        double[] b = bone.boxMm();
        double[] box = {1e9, 1e9, 1e9, -1e9, -1e9, -1e9};
        for (int corner = 0; corner < 8; corner++) {
            double[] p = setting.pose()
                    .toPatient(
                            new double[] {b[3 * (corner & 1)], b[1 + 3 * (corner >> 1 & 1)], b[2 + 3 * (corner >> 2)]},
                            bone.side());
            grow(box, p);
        }
        for (int a = 0; a < 3; a++) {
            box[a] -= a == 2 && bone.runsOutBelow() ? 0 : setting.marginMm();
            box[3 + a] += setting.marginMm();
        }
        return box;
    }

    private static void include(SyntheticScan.Order order, double[] box) {
        double[] section = order.bone().surroundings().section();
        for (int corner = 0; corner < 4; corner++) {
            double[] p = {
                section[2] + (2 * (corner & 1) - 1) * (section[0] + AIR_MM),
                section[3] + (2 * (corner >> 1) - 1) * (section[1] + AIR_MM),
                0
            };
            double[] q = order.setting().pose().toPatient(p, order.bone().side());
            for (int a = 0; a < 2; a++) {
                box[a] = Math.min(box[a], q[a]);
                box[3 + a] = Math.max(box[3 + a], q[a]);
            }
        }
    }

    private static void grow(double[] box, double[] p) {
        for (int a = 0; a < 3; a++) {
            box[a] = Math.min(box[a], p[a]);
            box[3 + a] = Math.max(box[3 + a], p[a]);
        }
    }
}
