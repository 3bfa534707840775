package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import java.util.Locale;
import java.util.function.Consumer;

/// A voxel model whose discs somebody drew: the label grid as it is.
final class DrawnPlatens {
    private static final double TILT_DEGREES = 10;
    private static final double FLAT_SHARE = 0.5;

    private DrawnPlatens() {}

    /// @param mask bone and discs
    /// @param marks landmarks of the bone
    /// @param found receives cautions
    /// @return the model on the grid of the labels
    /// @throws InputException when the grid is not cubic, does not stand upright, or a disc is missing
    static Voxels voxels(BoneMask mask, Landmarks marks, Consumer<Warning> found) {
        Grid grid = mask.grid();
        if (!grid.isCubic()) {
            throw new InputException("The discs are drawn in the labels, so their voxels become the elements; but "
                    + "these are no cubes: " + LabelReading.words(grid)
                    + ". Resample image and labels to cubic voxels, or leave the discs out to have them made.");
        }
        double tilt = Turned.degrees(
                Turned.axis(grid.axes(), 2), Turned.axis(marks.axes().axes(), 2));
        if (tilt > 45) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The third axis of the label grid stands %.0f° off the vertebra's own; drawn discs are loaded along "
                            + "it. Store the image with its third axis towards the head.",
                    tilt));
        }
        if (tilt > TILT_DEGREES) {
            found.accept(Warning.caution(
                    "W08",
                    String.format(
                            Locale.ROOT,
                            "The drawn discs are loaded along the image axis, %.0f° off the vertebra's own.",
                            tilt)));
        }
        byte[] fill = new byte[grid.voxelCount()];
        for (int v = 0; v < fill.length; v++) {
            if (mask.bone()[v]) {
                fill[v] = marks.body()[v] ? Voxels.BODY : Voxels.POSTERIOR;
            } else if (mask.platens()[v] >= 0) {
                fill[v] = mask.platens()[v] == Tissue.PLATEN_TOP.ordinal() ? Voxels.PLATEN_TOP : Voxels.PLATEN_BOTTOM;
            }
        }
        Voxels voxels = new Voxels(grid, fill);
        checkFace(voxels, Voxels.PLATEN_TOP, "upper", found);
        checkFace(voxels, Voxels.PLATEN_BOTTOM, "lower", found);
        return voxels;
    }

    private static void checkFace(Voxels voxels, byte which, String name, Consumer<Warning> found) {
        Grid grid = voxels.grid();
        int layer = grid.nx() * grid.ny();
        int columns = 0;
        int[] outerAt = new int[grid.nz()];
        for (int c = 0; c < layer; c++) {
            int outer = -1;
            for (int k = 0; k < grid.nz(); k++) {
                if (voxels.fill()[c + layer * k] == which && (which == Voxels.PLATEN_TOP || outer < 0)) {
                    outer = k;
                }
            }
            if (outer >= 0) {
                outerAt[outer]++;
                columns++;
            }
        }
        if (columns == 0) {
            throw new InputException("The " + name + " disc is not drawn, but the other is. Draw both or none.");
        }
        int k = which == Voxels.PLATEN_TOP ? grid.nz() - 1 : 0;
        while (outerAt[k] == 0) {
            k += which == Voxels.PLATEN_TOP ? -1 : 1;
        }
        if (outerAt[k] < FLAT_SHARE * columns) {
            found.accept(Warning.caution(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "The outer face of the %s disc is not flat along the image axis: its outermost layer holds "
                                    + "%.0f %% of the disc, and only that layer is loaded.",
                            name,
                            100.0 * outerAt[k] / columns)));
        }
    }
}
