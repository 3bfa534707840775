package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Tells vertebrae under one label, and keeps the one that is meant.
///
/// Meant is the one with most of the voxels that `body` names, else of the lesions, else the largest.
final class NeighbourCut {
    /// Smaller pieces without contact are islands and not bones (as in `MaskFindings`).
    private static final double SECOND_BONE_SHARE = 0.1;

    private NeighbourCut() {}

    /// @param part the bone and what is around it
    /// @param bone its flags
    /// @param splits whether to cut
    /// @param found receives a caution when there are neighbours
    /// @return the flags to go on with; the very array given where nothing is cut
    static boolean[] of(MaskPart part, boolean[] bone, boolean splits, List<Warning> found) {
        boolean[] kept = bone;
        Grid g = part.grid();
        if (splits) {
            Components pieces = Components.of(bone, g.nx(), g.ny(), Components.Contact.ANY);
            int large = 0;
            for (int size : pieces.sizes()) {
                large += size > SECOND_BONE_SHARE * pieces.sizes()[0] ? 1 : 0;
            }
            if (large > 1) {
                int meant = meant(part, pieces.labels(), large);
                kept = pieces.flags(meant);
                found.add(Warning.caution(
                        "W09",
                        String.format(
                                Locale.ROOT,
                                "Two bones under one label: it falls into %d pieces without contact. The one of %.1f cm³ is"
                                        + " kept, %.1f cm³ are left out.",
                                large,
                                part.cm3(pieces.sizes()[meant]),
                                part.cm3(BoneMask.count(bone) - pieces.sizes()[meant]))));
            }
        }
        Neighbours parts = Neighbours.of(kept, g);
        return parts.count() < 2 ? kept : cut(part, kept, parts, splits, found);
    }

    private static boolean[] cut(MaskPart part, boolean[] bone, Neighbours parts, boolean splits, List<Warning> found) {
        int[] sizes = new int[parts.count()];
        for (int owner : parts.owner()) {
            if (owner >= 0) {
                sizes[owner]++;
            }
        }
        String what = String.format(
                Locale.ROOT,
                "Two bones under one label: it holds %d vertebral bodies, of vertebrae of %s cm³, that hang together over"
                        + " %.0f mm². ",
                parts.count(),
                Arrays.stream(sizes)
                        .mapToObj(s -> String.format(Locale.ROOT, "%.1f", part.cm3(s)))
                        .collect(java.util.stream.Collectors.joining(" and ")),
                parts.neckMm2());
        if (!splits) {
            found.add(
                    Warning.caution(
                            "W09",
                            what
                                    + "Give each its own label, or write split: neighbours at the label map to cut them at the neck."));
            return bone;
        }
        int meant = meant(part, parts.owner(), parts.count());
        boolean[] kept = new boolean[bone.length];
        for (int v = 0; v < kept.length; v++) {
            kept[v] = parts.owner()[v] == meant;
        }
        Grid g = part.grid();
        kept = Components.of(kept, g.nx(), g.ny(), Components.Contact.ANY).flags(0);
        found.add(Warning.caution(
                "W09",
                what
                        + String.format(
                                Locale.ROOT,
                                "Cut at the neck: %.1f cm³ are kept, %.1f cm³ left out. Look at the cut.",
                                part.cm3(BoneMask.count(kept)),
                                part.cm3(BoneMask.count(bone) - BoneMask.count(kept)))));
        return kept;
    }

    /// @param owner number of the part per voxel
    /// @param count parts from 0 on that may be meant
    private static int meant(MaskPart part, int[] owner, int count) {
        int[] body = new int[count];
        int[] lesion = new int[count];
        int[] size = new int[count];
        for (int v = 0; v < owner.length; v++) {
            int p = owner[v];
            if (p >= 0 && p < count) {
                size[p]++;
                body[p] += part.raw().body()[v] ? 1 : 0;
                lesion[p] += part.raw().lesion()[v] >= 0 ? 1 : 0;
            }
        }
        int[] deciding = sum(body) > 0 ? body : sum(lesion) > 0 ? lesion : size;
        int best = 0;
        for (int p = 1; p < count; p++) {
            best = deciding[p] > deciding[best] ? p : best;
        }
        return best;
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }
}
