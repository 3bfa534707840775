package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the largest piece of a bone label says about the label: two bones,
/// islands, size, border, lesions outside.
///
/// @param raw the mask before pieces are taken apart
/// @param pieces its pieces
/// @param named the bone labels in words
record MaskFindings(BoneMask raw, Components pieces, String named) {
    /// A second piece larger than this share of the largest is taken for a second bone. Project choice: free
    /// fragments of real masks (tips of processes) are far smaller, a neighbouring vertebra far larger.
    private static final double SECOND_BONE_SHARE = 0.1;

    /// Less of a lesion than this outside the bone is the roughness of two masks.
    private static final double OUTSIDE_SHARE = 0.02;

    void refuseTwoBones() {
        int[] sizes = pieces.sizes();
        if (sizes.length > 1 && sizes[1] > SECOND_BONE_SHARE * sizes[0]) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Two bones in one label: bone %s falls into pieces without contact, of %.1f and %.1f cm³%s. "
                            + "Give each bone its own label, or join the pieces in the mask.",
                    named,
                    cm3(sizes[0]),
                    cm3(sizes[1]),
                    sizes.length > 2 ? ", " + sizes.length + " in all" : ""));
        }
    }

    /// @param found receives a note when there are islands
    /// @return volume of the islands, mm³
    double islands(List<Warning> found) {
        int dropped = 0;
        for (int p = 1; p < pieces.sizes().length; p++) {
            dropped += pieces.sizes()[p];
        }
        if (dropped > 0) {
            found.add(Warning.note(
                    "W09",
                    String.format(
                            Locale.ROOT,
                            "%d islands of the bone label (%.2f cm³, %.2f %% of it) touch the bone nowhere and are left "
                                    + "out.",
                            pieces.sizes().length - 1,
                            cm3(dropped),
                            100.0 * dropped / (dropped + pieces.sizes()[0]))));
        }
        return dropped * raw.grid().voxelVolumeMm3();
    }

    void size(BoneMask.Kind kind, List<Warning> found) {
        double volume = cm3(pieces.sizes()[0]);
        if (volume < kind.smallestCm3() || volume > kind.largestCm3()) {
            found.add(Warning.caution(
                    "W09",
                    String.format(
                            Locale.ROOT,
                            "The bone label holds %.1f cm³; human %s have %.0f to %.0f cm³. "
                                    + "Is this one whole bone?",
                            volume,
                            kind.words(),
                            kind.smallestCm3(),
                            kind.largestCm3())));
        }
    }

    /// @param whole grid of the image
    /// @param box first voxel of the mask's grid in it
    /// @return outward unit normals (LPS) of the image faces that the bone touches
    List<double[]> border(Grid whole, int[] box) {
        int[] last = {whole.nx() - 1, whole.ny() - 1, whole.nz() - 1};
        Grid grid = raw.grid();
        boolean[] touched = new boolean[6];
        for (int v = 0; v < pieces.labels().length; v++) {
            if (pieces.labels()[v] == 0) {
                int[] ijk = {v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())};
                for (int a = 0; a < 3; a++) {
                    touched[a] |= ijk[a] + box[a] == 0;
                    touched[3 + a] |= ijk[a] + box[a] == last[a];
                }
            }
        }
        List<double[]> normals = new ArrayList<>();
        for (int f = 0; f < 6; f++) {
            if (touched[f]) {
                normals.add(Turned.along(new double[3], Turned.axis(grid.axes(), f % 3), f < 3 ? -1 : 1));
            }
        }
        return normals;
    }

    static Warning cut() {
        return Warning.block(
                "W05", "The bone touches the border of the image: part of it may be missing from the scan.");
    }

    /// A lesion that reaches out of the bone: soft tissue, or a wall that the bone mask lost. Lesions that touch
    /// this bone nowhere belong to another.
    void lesionOutside(List<Warning> found) {
        boolean[] flags = new boolean[raw.lesion().length];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = raw.lesion()[v] >= 0;
        }
        Components lesions = Components.of(flags, raw.grid().nx(), raw.grid().ny(), Components.Contact.ANY);
        int[] inside = new int[lesions.sizes().length];
        for (int v = 0; v < flags.length; v++) {
            if (flags[v] && pieces.labels()[v] == 0) {
                inside[lesions.labels()[v]]++;
            }
        }
        int total = 0;
        int outside = 0;
        for (int p = 0; p < inside.length; p++) {
            total += inside[p] > 0 ? lesions.sizes()[p] : 0;
            outside += inside[p] > 0 ? lesions.sizes()[p] - inside[p] : 0;
        }
        if (outside > OUTSIDE_SHARE * total) {
            found.add(Warning.caution(
                    "W10",
                    String.format(
                            Locale.ROOT,
                            "%.2f cm³ of the lesion mask (%.0f %%) lie outside the bone mask: soft tissue, or a destroyed "
                                    + "wall that the bone mask lost. Only the part inside the bone is in the model.",
                            cm3(outside),
                            100.0 * outside / total)));
        }
    }

    /// Without this a bone would silently be computed as healthy when a lesion was drawn beside it.
    ///
    /// @param kept lesion of each voxel inside the bone, -1 where there is none
    /// @param found receives a block when there is none at all
    static void lesionElsewhere(byte[] kept, List<Warning> found) {
        for (byte tissue : kept) {
            if (tissue >= 0) {
                return;
            }
        }
        found.add(Warning.block(
                "W10",
                "No voxel of the lesion labels lies in this bone, which would be computed as if it had no lesion. Check the"
                        + " lesion labels, or accept W10 if they belong to other bones."));
    }

    private double cm3(int voxels) {
        return voxels * raw.grid().voxelVolumeMm3() / 1000;
    }
}
