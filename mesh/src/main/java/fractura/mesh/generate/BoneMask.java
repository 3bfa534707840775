package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One bone cut out of the label maps: flags on the smallest part of the label grid that holds it.
///
/// @param grid the part of the label grid, with two voxels of air around the bone where the image has them
/// @param bone the bone, one connected piece; owned
/// @param body the vertebral body where labels name it, else all false; owned
/// @param lesion ordinal of the lesion's `Tissue` per voxel, -1 where there is none; owned
/// @param platens drawn discs: ordinal of `Tissue` per voxel, -1 where there is none; owned
/// @param droppedMm3 volume of islands left out
/// @param warnings what was found on the way
/// @param cuts outward unit normals (LPS) of the image faces that the bone touches; owned
record BoneMask(
        Grid grid,
        boolean[] bone,
        boolean[] body,
        byte[] lesion,
        byte[] platens,
        double droppedMm3,
        List<Warning> warnings,
        List<double[]> cuts) {
    /// Which bone a mask is to hold, as far as its size and its ends tell.
    enum Kind {
        /// one vertebra, never cut
        VERTEBRA("vertebrae", 5, 150),
        /// a femur or its upper part
        FEMUR("femora, whole or cut below the trochanters,", 40, 1100);

        private final String words;
        private final double smallestCm3;
        private final double largestCm3;

        Kind(String words, double smallestCm3, double largestCm3) {
            this.words = words;
            this.smallestCm3 = smallestCm3;
            this.largestCm3 = largestCm3;
        }

        String words() {
            return words;
        }

        double smallestCm3() {
            return smallestCm3;
        }

        double largestCm3() {
            return largestCm3;
        }
    }

    /// @param sources label maps with roles, on one grid
    /// @param kind which bone
    /// @return the bone
    /// @throws InputException when labels are absent, empty, or hold two bones
    static BoneMask of(List<LabelSource> sources, Kind kind) {
        Grid whole = LabelReading.checked(sources);
        int[] box = box(sources, whole, 2);
        Grid grid = part(whole, box);
        BoneMask raw = filled(sources, whole, grid, box);
        return raw.largestPiece(sources, whole, box, kind);
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

    /// @return volume of the bone, mm³
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

    /// @param sources label maps with roles
    /// @param whole their grid
    /// @param margin voxels of air around the bone, where the image has them
    /// @return first and last voxel along x, y, z; the last below the first where there is no bone
    static int[] box(List<LabelSource> sources, Grid whole, int margin) {
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
        if (box[3] < 0) {
            return box;
        }
        int[] size = {whole.nx(), whole.ny(), whole.nz()};
        for (int a = 0; a < 3; a++) {
            box[a] = Math.max(0, box[a] - margin);
            box[3 + a] = Math.min(size[a] - 1, box[3 + a] + margin);
        }
        return box;
    }

    private static Set<Integer> insideBox(LabelRoles roles) {
        var wanted = new HashSet<Integer>();
        if (!roles.bone().isEmpty()) {
            wanted.addAll(roles.bone());
            wanted.addAll(roles.body());
            roles.lesions().values().forEach(wanted::addAll);
        }
        roles.platenTop().ifPresent(wanted::add);
        roles.platenBottom().ifPresent(wanted::add);
        return wanted;
    }

    /// The part of a grid from the first to the last voxel of a box.
    static Grid part(Grid whole, int[] box) {
        return new Grid(
                box[3] - box[0] + 1,
                box[4] - box[1] + 1,
                box[5] - box[2] + 1,
                whole.spacingMm(),
                whole.toPatient(box[0], box[1], box[2]),
                whole.axes());
    }

    /// Flags of every role before pieces are looked at; body and lesion may still lie outside the bone.
    static BoneMask filled(List<LabelSource> sources, Grid whole, Grid grid, int[] box) {
        int n = grid.voxelCount();
        BoneMask mask = new BoneMask(
                grid, new boolean[n], new boolean[n], new byte[n], new byte[n], 0, new ArrayList<>(), List.of());
        Arrays.fill(mask.lesion, (byte) -1);
        Arrays.fill(mask.platens, (byte) -1);
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

    private BoneMask largestPiece(List<LabelSource> sources, Grid whole, int[] box, Kind kind) {
        Components pieces = Components.of(bone, grid.nx(), grid.ny(), Components.Contact.ANY);
        String named = sources.stream()
                .filter(s -> !s.roles().bone().isEmpty())
                .map(s -> s.roles().bone() + " of " + s.name())
                .findFirst()
                .orElse("");
        MaskFindings findings = new MaskFindings(this, pieces, named);
        findings.refuseTwoBones();
        List<Warning> found = new ArrayList<>();
        double dropped = findings.islands(found);
        findings.size(kind, found);
        List<double[]> cuts = findings.border(whole, box);
        if (kind == Kind.VERTEBRA && !cuts.isEmpty()) {
            found.add(MaskFindings.cut());
        }
        findings.lesionOutside(found);
        boolean[] kept = pieces.flags(0);
        boolean[] keptBody = new boolean[kept.length];
        byte[] keptLesion = lesion.clone();
        for (int v = 0; v < kept.length; v++) {
            keptBody[v] = kept[v] && body[v];
            keptLesion[v] = kept[v] ? lesion[v] : -1;
        }
        if (sources.stream().anyMatch(s -> !s.roles().lesions().isEmpty())) {
            MaskFindings.lesionElsewhere(keptLesion, found);
        }
        if (count(body) > 0 && count(keptBody) == 0) {
            throw new InputException("The body labels lie nowhere inside bone " + named
                    + ". Name the body of this vertebra, or leave 'body' out to have it found from the shape.");
        }
        return new BoneMask(grid, kept, keptBody, keptLesion, platens, dropped, List.copyOf(found), cuts);
    }
}
