package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Looks for what is wrong with the mask of one bone, and mends what it may.
///
/// Holes are always filled. A mask on a coarser grid than the scan and two vertebrae under one label are told,
/// and mended when that is wished; neighbours are looked for in whole bones only, or when wished. A mask without
/// such faults comes back as the very object it was.
///
/// @param labels the label maps, mended
/// @param warnings what was found and done
public record MaskRepair(List<LabelSource> labels, List<Warning> warnings) {
    /// Pieces without contact above this share of the largest are bones of their own.
    private static final double SECOND_BONE_SHARE = 0.1;

    private static final int LISTED = 5;

    /// What may be changed beyond holes.
    ///
    /// @param refines whether a mask from a coarser grid is drawn again by a threshold in the scan
    /// @param splits whether neighbours under one label are cut apart
    public record Wish(boolean refines, boolean splits) {
        /// Nothing but holes.
        public static final Wish NONE = new Wish(false, false);
    }

    /// Looks and mends.
    ///
    /// @param labels label maps with roles, on the grid of the scan
    /// @param hounsfield the scan; empty when its values are no Hounsfield units
    /// @param isVertebra whether the bone is a vertebra; else a femur
    /// @param wish what may be changed
    /// @return the maps, and what was found
    public static MaskRepair of(List<LabelSource> labels, Optional<Volume> hounsfield, boolean isVertebra, Wish wish) {
        if (!MaskPart.isAnywhere(labels)) {
            return new MaskRepair(labels, List.of());
        }
        List<Warning> found = new ArrayList<>();
        MaskPart part = MaskPart.of(labels);
        boolean[] bone = part.bone().clone();
        contact(part, found);
        if (isVertebra && (wish.splits() || !part.isCut())) {
            bone = NeighbourCut.of(part, bone, wish.splits(), found);
        }
        Staircase stairs = Staircase.of(bone, part.grid());
        if (stairs.isCoarse()) {
            bone = stairs(part, bone, stairs, hounsfield, wish.refines(), found);
        } else if (wish.refines()) {
            found.add(Warning.note(
                    "W09", "refine: threshold changed nothing: the mask has no steps of 1.75 voxels or more."));
        }
        MaskHoles.fill(part, bone, hounsfield, !isVertebra, found);
        return new MaskRepair(MaskEdit.of(part, bone), List.copyOf(found));
    }

    /// Looks at one bone of a map without changing it.
    ///
    /// @param map labels on the grid of the scan
    /// @param bone values of the bone
    /// @param hounsfield the scan
    /// @param isVertebra whether it is a vertebra
    /// @return what `of` would find, and islands
    public static List<Warning> look(LabelMap map, Set<Integer> bone, Volume hounsfield, boolean isVertebra) {
        LabelRoles roles =
                LabelRoles.ofBone(bone.stream().mapToInt(Integer::intValue).toArray());
        List<LabelSource> source = List.of(new LabelSource("labels", map, roles));
        if (!MaskPart.isAnywhere(source)) {
            return List.of();
        }
        List<Warning> found = new ArrayList<>(
                of(source, Optional.of(hounsfield), isVertebra, Wish.NONE).warnings());
        MaskPart part = MaskPart.of(source);
        BoneMask raw = part.raw();
        Grid g = raw.grid();
        Components pieces = Components.of(raw.bone(), g.nx(), g.ny(), Components.Contact.ANY);
        int[] sizes = pieces.sizes();
        if (part.isCut() && sizes.length > 1) {
            return List.copyOf(found); // a scan that ends in a bone leaves pieces of it
        }
        if (sizes.length > 1 && sizes[1] > SECOND_BONE_SHARE * sizes[0]) {
            found.add(Warning.caution(
                    "W09",
                    String.format(
                            Locale.ROOT,
                            "The bone label falls into pieces without contact, of %.1f and %.1f cm³; a run refuses it. Give"
                                    + " each bone its own label, or write split: neighbours.",
                            sizes[0] * g.voxelVolumeMm3() / 1000,
                            sizes[1] * g.voxelVolumeMm3() / 1000)));
        } else {
            new MaskFindings(raw, pieces, "").islands(found);
        }
        return List.copyOf(found);
    }

    private static boolean[] stairs(
            MaskPart part,
            boolean[] bone,
            Staircase stairs,
            Optional<Volume> hounsfield,
            boolean refines,
            List<Warning> found) {
        String steps =
                "The mask was made on a coarser grid than the scan: its surface goes in steps of " + stairs.words();
        if (!refines || hounsfield.isEmpty()) {
            found.add(Warning.caution(
                    "W09",
                    steps + ". The cortex is lost or doubled there. "
                            + (refines
                                    ? "refine: threshold needs Hounsfield units, and the scan holds density."
                                    : "Draw it at the resolution of the scan, or write refine: threshold at the label"
                                            + " map.")));
            return bone;
        }
        boolean[] fine = MaskRefinement.of(part, bone, stairs, hounsfield.get());
        int added = 0;
        int removed = 0;
        for (int v = 0; v < fine.length; v++) {
            added += fine[v] && !bone[v] ? 1 : 0;
            removed += bone[v] && !fine[v] ? 1 : 0;
        }
        found.add(Warning.caution(
                "W09",
                String.format(
                        Locale.ROOT,
                        "%s. It was drawn again by a threshold half-way between the bone's rim and the soft tissue around it:"
                                + " %.2f cm³ added, %.2f cm³ taken away, of %.2f cm³. Look at the new outline.",
                        steps,
                        part.cm3(added),
                        part.cm3(removed),
                        part.cm3(BoneMask.count(bone)))));
        return fine;
    }

    /// Other labels of the map that share faces with the bone, by area.
    private static void contact(MaskPart part, List<Warning> found) {
        Grid g = part.grid();
        double[] h = g.spacingMm();
        double[] face = {h[1] * h[2], h[0] * h[2], h[0] * h[1]};
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        int[] others = part.others();
        Map<Integer, Double> areas = new TreeMap<>();
        for (int a = 0; a < 3; a++) {
            for (int v = stride[a]; v < others.length; v++) {
                int w = v - stride[a];
                int other = part.bone()[v] ? others[w] : part.bone()[w] ? others[v] : 0;
                if (other != 0) {
                    areas.merge(other, face[a], Double::sum);
                }
            }
        }
        if (areas.isEmpty()) {
            return;
        }
        String words = areas.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(LISTED)
                .map(e -> String.format(Locale.ROOT, "%d (%.0f mm²)", e.getKey(), e.getValue()))
                .collect(java.util.stream.Collectors.joining(", "));
        found.add(Warning.note(
                "W09",
                "The bone label touches other labels of its map: " + words
                        + (areas.size() > LISTED ? ", … " + areas.size() + " in all" : "")
                        + ". Joints between them are not in the model."));
    }
}
