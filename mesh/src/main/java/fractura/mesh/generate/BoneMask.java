package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One vertebra cut out of the label maps: flags on the smallest part of the label grid that holds it.
///
/// @param grid the part of the label grid, with two voxels of air around the bone where the image has them
/// @param bone the vertebra, one connected piece; owned
/// @param body its body where labels name it, else all false; owned
/// @param lesion ordinal of the lesion's `Tissue` per voxel, -1 where there is none; owned
/// @param platens drawn discs: ordinal of `Tissue` per voxel, -1 where there is none; owned
/// @param droppedMm3 volume of islands left out
/// @param warnings what was found on the way
record BoneMask(
        Grid grid,
        boolean[] bone,
        boolean[] body,
        byte[] lesion,
        byte[] platens,
        double droppedMm3,
        List<Warning> warnings) {
    /// A second piece larger than this share of the largest is taken for a second bone. Project choice: the largest
    /// free fragments of real masks (tips of processes) stay near 2 %.
    private static final double SECOND_BONE_SHARE = 0.1;

    private static final double SMALLEST_CM3 = 5;
    private static final double LARGEST_CM3 = 150;

    /// @param sources label maps with roles, on one grid
    /// @return the vertebra
    /// @throws InputException when labels are absent, empty, or hold two bones
    static BoneMask of(List<LabelSource> sources) {
        Grid whole = LabelReading.checked(sources);
        int[] box = box(sources, whole);
        Grid grid = part(whole, box);
        BoneMask raw = filled(sources, whole, grid, box);
        return raw.largestPiece(sources, whole, box);
    }

    /// @return whether labels told where the body is
    boolean hasBody() {
        for (boolean b : body) {
            if (b) {
                return true;
            }
        }
        return false;
    }

    /// @return whether both discs are drawn
    boolean hasPlatens() {
        for (byte p : platens) {
            if (p >= 0) {
                return true;
            }
        }
        return false;
    }

    /// @return volume of the vertebra, mm³
    double volumeMm3() {
        return count(bone) * grid.voxelVolumeMm3();
    }

    static int count(boolean[] flags) {
        int n = 0;
        for (boolean f : flags) {
            n += f ? 1 : 0;
        }
        return n;
    }

    private static int[] box(List<LabelSource> sources, Grid whole) {
        int[] box = {whole.nx(), whole.ny(), whole.nz(), -1, -1, -1};
        for (LabelSource source : sources) {
            Set<Integer> wanted = insideBox(source.roles());
            int[] values = source.map().values();
            int last = 0;
            boolean lastWanted = wanted.contains(0);
            for (int v = 0; v < values.length; v++) {
                if (values[v] != last) {
                    last = values[v];
                    lastWanted = wanted.contains(last);
                }
                if (lastWanted) {
                    int[] ijk = {v % whole.nx(), v / whole.nx() % whole.ny(), v / (whole.nx() * whole.ny())};
                    for (int a = 0; a < 3; a++) {
                        box[a] = Math.min(box[a], ijk[a]);
                        box[3 + a] = Math.max(box[3 + a], ijk[a]);
                    }
                }
            }
        }
        int[] size = {whole.nx(), whole.ny(), whole.nz()};
        for (int a = 0; a < 3; a++) {
            box[a] = Math.max(0, box[a] - 2);
            box[3 + a] = Math.min(size[a] - 1, box[3 + a] + 2);
        }
        return box;
    }

    private static Set<Integer> insideBox(LabelRoles roles) {
        var wanted = new java.util.HashSet<Integer>();
        if (!roles.bone().isEmpty()) {
            wanted.addAll(roles.bone());
            wanted.addAll(roles.body());
            roles.lesions().values().forEach(wanted::addAll);
        }
        roles.platenTop().ifPresent(wanted::add);
        roles.platenBottom().ifPresent(wanted::add);
        return wanted;
    }

    private static Grid part(Grid whole, int[] box) {
        return new Grid(
                box[3] - box[0] + 1,
                box[4] - box[1] + 1,
                box[5] - box[2] + 1,
                whole.spacingMm(),
                whole.toPatient(box[0], box[1], box[2]),
                whole.axes());
    }

    /// Flags of every role before pieces are looked at; body and lesion may still lie outside the bone.
    private static BoneMask filled(List<LabelSource> sources, Grid whole, Grid grid, int[] box) {
        int n = grid.voxelCount();
        BoneMask mask =
                new BoneMask(grid, new boolean[n], new boolean[n], new byte[n], new byte[n], 0, new ArrayList<>());
        java.util.Arrays.fill(mask.lesion, (byte) -1);
        java.util.Arrays.fill(mask.platens, (byte) -1);
        for (LabelSource source : sources) {
            int[] values = source.map().values();
            for (int v = 0; v < n; v++) {
                int i = v % grid.nx() + box[0];
                int j = v / grid.nx() % grid.ny() + box[1];
                int k = v / (grid.nx() * grid.ny()) + box[2];
                int value = values[whole.index(i, j, k)];
                if (value != 0) {
                    mask.mark(v, value, source.roles());
                }
            }
        }
        return mask;
    }

    private void mark(int v, int value, LabelRoles roles) {
        boolean isBody = roles.body().contains(value);
        boolean isBone = roles.bone().contains(value);
        boolean namesBone = !roles.bone().isEmpty();
        for (Map.Entry<Tissue, Set<Integer>> l : roles.lesions().entrySet()) {
            if (l.getValue().contains(value)) {
                lesion[v] = (byte) l.getKey().ordinal();
                isBone |= namesBone;
            }
        }
        body[v] |= isBody;
        bone[v] |= isBone || isBody && namesBone;
        if (roles.platenTop().isPresent() && roles.platenTop().getAsInt() == value) {
            platens[v] = (byte) Tissue.PLATEN_TOP.ordinal();
        }
        if (roles.platenBottom().isPresent() && roles.platenBottom().getAsInt() == value) {
            platens[v] = (byte) Tissue.PLATEN_BOTTOM.ordinal();
        }
    }

    private BoneMask largestPiece(List<LabelSource> sources, Grid whole, int[] box) {
        Components pieces = Components.of(bone, grid.nx(), grid.ny(), Components.Contact.ANY);
        double voxel = grid.voxelVolumeMm3();
        String named = sources.stream()
                .filter(s -> !s.roles().bone().isEmpty())
                .map(s -> s.roles().bone() + " of " + s.name())
                .findFirst()
                .orElse("");
        if (pieces.sizes().length > 1 && pieces.sizes()[1] > SECOND_BONE_SHARE * pieces.sizes()[0]) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Two bones in one label: bone %s falls into pieces without contact, of %.1f and %.1f cm³%s. "
                            + "Give each bone its own label, or join the pieces in the mask.",
                    named,
                    pieces.sizes()[0] * voxel / 1000,
                    pieces.sizes()[1] * voxel / 1000,
                    pieces.sizes().length > 2 ? ", " + pieces.sizes().length + " in all" : ""));
        }
        boolean[] kept = pieces.flags(0);
        double dropped = (count(bone) - pieces.sizes()[0]) * voxel;
        List<Warning> found = new ArrayList<>();
        if (dropped > 0) {
            found.add(Warning.note(
                    "W09",
                    String.format(
                            Locale.ROOT,
                            "%d small islands of the bone label (%.2f cm³, %.2f %% of it) touch the bone nowhere and are "
                                    + "left out.",
                            pieces.sizes().length - 1,
                            dropped / 1000,
                            100 * dropped / (dropped + pieces.sizes()[0] * voxel))));
        }
        lesionOutside(kept).ifPresent(found::add);
        boolean[] keptBody = new boolean[kept.length];
        byte[] keptLesion = lesion.clone();
        for (int v = 0; v < kept.length; v++) {
            keptBody[v] = kept[v] && body[v];
            keptLesion[v] = kept[v] ? lesion[v] : -1;
        }
        if (count(body) > 0 && count(keptBody) == 0) {
            throw new InputException("The body labels lie nowhere inside bone " + named
                    + ". Name the body of this vertebra, or leave 'body' out to have it found from the shape.");
        }
        double volume = pieces.sizes()[0] * voxel / 1000;
        if (volume < SMALLEST_CM3 || volume > LARGEST_CM3) {
            found.add(Warning.caution(
                    "W09",
                    String.format(
                            Locale.ROOT,
                            "The bone label holds %.1f cm³; human vertebrae have %.0f to %.0f cm³. "
                                    + "Is this one whole vertebra?",
                            volume,
                            SMALLEST_CM3,
                            LARGEST_CM3)));
        }
        if (touchesBorder(kept, whole, box)) {
            found.add(Warning.block(
                    "W05", "The bone touches the border of the image: part of it may be missing from the scan."));
        }
        return new BoneMask(grid, kept, keptBody, keptLesion, platens, dropped, List.copyOf(found));
    }

    private boolean touchesBorder(boolean[] kept, Grid whole, int[] box) {
        for (int v = 0; v < kept.length; v++) {
            int i = v % grid.nx() + box[0];
            int j = v / grid.nx() % grid.ny() + box[1];
            int k = v / (grid.nx() * grid.ny()) + box[2];
            if (kept[v]
                    && (i == 0
                            || j == 0
                            || k == 0
                            || i == whole.nx() - 1
                            || j == whole.ny() - 1
                            || k == whole.nz() - 1)) {
                return true;
            }
        }
        return false;
    }

    /// A lesion that reaches out of the bone: soft tissue, or a wall that the bone mask lost.
    private java.util.Optional<Warning> lesionOutside(boolean[] kept) {
        boolean[] flags = new boolean[kept.length];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = lesion[v] >= 0;
        }
        Components lesions = Components.of(flags, grid.nx(), grid.ny(), Components.Contact.ANY);
        boolean[] touches = new boolean[lesions.sizes().length];
        int[] outside = new int[lesions.sizes().length];
        for (int v = 0; v < flags.length; v++) {
            if (flags[v]) {
                touches[lesions.labels()[v]] |= kept[v];
                outside[lesions.labels()[v]] += kept[v] ? 0 : 1;
            }
        }
        int total = 0;
        int out = 0;
        for (int p = 0; p < touches.length; p++) {
            total += touches[p] ? lesions.sizes()[p] : 0;
            out += touches[p] ? outside[p] : 0;
        }
        if (out <= 0.02 * total) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(Warning.caution(
                "W10",
                String.format(
                        Locale.ROOT,
                        "%.2f cm³ of the lesion mask (%.0f %%) lie outside the bone mask: soft tissue, or a destroyed "
                                + "wall that the bone mask lost. Only the part inside the bone is in the model.",
                        out * grid.voxelVolumeMm3() / 1000,
                        100.0 * out / total)));
    }
}
