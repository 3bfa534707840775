package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Writes a mended mask back into copies of the label maps it came from.
///
/// A voxel that becomes bone takes the value of the nearest bone or body voxel of its map, counted in steps
/// across faces, and where it has a value already it keeps it. A voxel that is bone no longer becomes background.
final class MaskEdit {
    private final MaskPart part;
    private final boolean[] bone;

    private MaskEdit(MaskPart part, boolean[] bone) {
        this.part = part;
        this.bone = bone;
    }

    /// @param part the maps
    /// @param bone the mended mask on the grid of the part
    /// @return new sources; the very list given when nothing changed
    static List<LabelSource> of(MaskPart part, boolean[] bone) {
        return java.util.Arrays.equals(part.bone(), bone) ? part.sources() : new MaskEdit(part, bone).sources();
    }

    private List<LabelSource> sources() {
        List<LabelSource> edited = new ArrayList<>();
        boolean isFirst = true;
        for (LabelSource source : part.sources()) {
            boolean namesBone = !source.roles().bone().isEmpty();
            if (namesBone || !source.roles().body().isEmpty()) {
                edited.add(edited(source, namesBone && isFirst));
                isFirst &= !namesBone;
            } else {
                edited.add(source);
            }
        }
        return edited;
    }

    private LabelSource edited(LabelSource source, boolean takesTheRest) {
        int[] values = source.map().values().clone();
        LabelRoles roles = source.roles();
        Set<Integer> spreading = MaskPart.boneValues(roles);
        Set<Integer> own = roles.all();
        for (int v = 0; v < bone.length; v++) {
            int w = part.inWhole(v);
            if (part.bone()[v] && !bone[v] && own.contains(values[w])) {
                values[w] = 0;
            }
        }
        spread(values, spreading);
        if (takesTheRest) {
            int value = Collections.min(roles.bone());
            for (int v = 0; v < bone.length; v++) {
                int w = part.inWhole(v);
                values[w] = isAdded(v) && values[w] == 0 ? value : values[w];
            }
        }
        return new LabelSource(source.name(), new LabelMap(source.map().grid(), values), roles);
    }

    private boolean isAdded(int v) {
        return bone[v] && !part.bone()[v];
    }

    private void spread(int[] values, Set<Integer> spreading) {
        List<Integer> front = new ArrayList<>();
        for (int v = 0; v < bone.length; v++) {
            if (isAdded(v) && values[part.inWhole(v)] == 0) {
                front.add(v);
            }
        }
        while (!front.isEmpty()) {
            List<Integer> waiting = new ArrayList<>();
            List<int[]> settled = new ArrayList<>();
            for (int v : front) {
                int value = neighbour(v, values, spreading);
                if (value == 0) {
                    waiting.add(v);
                } else {
                    settled.add(new int[] {part.inWhole(v), value});
                }
            }
            settled.forEach(s -> values[s[0]] = s[1]);
            if (settled.isEmpty()) {
                return;
            }
            front = waiting;
        }
    }

    /// Value of the first neighbour across a face that may spread, 0 where there is none.
    private int neighbour(int v, int[] values, Set<Integer> spreading) {
        Grid g = part.grid();
        int[] at = {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
        int[] size = {g.nx(), g.ny(), g.nz()};
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        for (int a = 0; a < 3; a++) {
            for (int side = -1; side <= 1; side += 2) {
                if (at[a] + side >= 0 && at[a] + side < size[a]) {
                    int value = values[part.inWhole(v + side * stride[a])];
                    if (value != 0 && spreading.contains(value)) {
                        return value;
                    }
                }
            }
        }
        return 0;
    }
}
