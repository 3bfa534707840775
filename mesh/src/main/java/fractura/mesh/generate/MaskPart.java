package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The part of the label maps around one bone, before anything is mended.
///
/// @param sources label maps with roles, on one grid
/// @param box first and last voxel of the part along x, y, z; owned
/// @param raw flags of every role there
record MaskPart(List<LabelSource> sources, int[] box, BoneMask raw) {
    /// Air around the bone, mm: room for what lies beside a mask that was drawn too coarsely.
    private static final double MARGIN_MM = 8;

    /// @param sources label maps with roles, on one grid, with at least one voxel of the bone
    static MaskPart of(List<LabelSource> sources) {
        Grid whole = sources.getFirst().map().grid();
        double[] h = whole.spacingMm();
        int margin = (int) Math.ceil(MARGIN_MM / Math.min(h[0], Math.min(h[1], h[2]))) + 2;
        int[] box = BoneMask.box(sources, whole, margin);
        return new MaskPart(sources, box, BoneMask.filled(sources, whole, BoneMask.part(whole, box), box));
    }

    /// @param sources label maps with roles, on one grid
    /// @return whether any voxel is bone
    static boolean isAnywhere(List<LabelSource> sources) {
        return BoneMask.box(sources, sources.getFirst().map().grid(), 0)[3] >= 0;
    }

    /// @return whether the bone touches the border of the image
    boolean isCut() {
        Grid whole = sources.getFirst().map().grid();
        int[] tight = BoneMask.box(sources, whole, 0);
        int[] last = {whole.nx() - 1, whole.ny() - 1, whole.nz() - 1};
        boolean isCut = false;
        for (int a = 0; a < 3; a++) {
            isCut |= tight[a] == 0 || tight[3 + a] == last[a];
        }
        return isCut;
    }

    Grid grid() {
        return raw.grid();
    }

    /// @return flags of the bone; not to be written to
    boolean[] bone() {
        return raw.bone();
    }

    /// @param v voxel of the part
    /// @return its place in the whole image
    int inWhole(int v) {
        Grid g = grid();
        return sources.getFirst()
                .map()
                .grid()
                .index(v % g.nx() + box[0], v / g.nx() % g.ny() + box[1], v / (g.nx() * g.ny()) + box[2]);
    }

    /// @return values of the maps that name the bone, where they stand for something else; 0 elsewhere
    int[] others() {
        int[] others = new int[bone().length];
        for (LabelSource source : sources) {
            if (source.roles().bone().isEmpty()) {
                continue;
            }
            Set<Integer> own = source.roles().all();
            for (int v = 0; v < others.length; v++) {
                int value = source.map().values()[inWhole(v)];
                others[v] = value != 0 && !own.contains(value) ? value : others[v];
            }
        }
        return others;
    }

    /// @param roles of one map
    /// @return its values that make a voxel bone
    static Set<Integer> boneValues(LabelRoles roles) {
        Set<Integer> values = new HashSet<>(roles.bone());
        values.addAll(roles.body());
        return values;
    }

    double cm3(int voxels) {
        return voxels * grid().voxelVolumeMm3() / 1000;
    }
}
