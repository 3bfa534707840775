package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Background inside a bone mask that no way across voxel faces leads out of.
///
/// Marrow that a threshold left out is bone of low density and is filled. Gas, by the mean of the hole, stays
/// out: a vacuum cleft carries nothing. A hole that bears another label of the map keeps it.
final class MaskHoles {
    /// Fatty marrow lies near -100 HU, gas near -1000; project choice between the two.
    static final double GAS_HU = -200;

    /// Fewer voxels than this are the roughness of a mask (project choice: filling the three holes of one and two
    /// voxels in a real vertebra at 1.5 mm moves its stiffness by 0.03 %).
    static final int FEWEST_VOXELS = 8;

    private MaskHoles() {}

    /// @param part the bone and what is around it
    /// @param bone its flags so far; holes are filled in place
    /// @param hounsfield the scan; absent when its values are no Hounsfield units: then every hole is filled
    /// @param isClosedAtImage whether a hole counts that leaves the bone only where the image ends along
    ///     its longest axis: the marrow cavity of a femur that the scan cuts
    /// @param found receives a note on what was filled and one on gas
    static void fill(
            MaskPart part, boolean[] bone, Optional<Volume> hounsfield, boolean isClosedAtImage, List<Warning> found) {
        Grid g = part.grid();
        boolean[] free = new boolean[bone.length];
        for (int v = 0; v < free.length; v++) {
            free[v] = !bone[v];
        }
        Components spaces = Components.of(free, g.nx(), g.ny(), Components.Contact.FACE);
        boolean[] isOpen = open(part, spaces, isClosedAtImage);
        double[] sum = sums(part, spaces, hounsfield);
        int[] others = part.others();
        Tally filled = new Tally();
        Tally gas = new Tally();
        Tally rough = new Tally();
        boolean[] isGas = new boolean[isOpen.length];
        for (int p = 0; p < isOpen.length; p++) {
            isGas[p] = hounsfield.isPresent() && sum[p] / spaces.sizes()[p] < GAS_HU;
            if (!isOpen[p]) {
                boolean isRough = spaces.sizes()[p] < FEWEST_VOXELS;
                (isGas[p] ? gas : isRough ? rough : filled).add(spaces.sizes()[p], sum[p]);
                isOpen[p] = isRough;
            }
        }
        for (int v = 0; v < bone.length; v++) {
            int space = spaces.labels()[v];
            bone[v] |= space >= 0 && !isOpen[space] && !isGas[space] && others[v] == 0;
        }
        if (filled.count > 0) {
            found.add(Warning.note("W09", filled.words(part, hounsfield.isPresent()) + " are filled: marrow is bone."));
        }
        if (rough.count > 0) {
            found.add(Warning.note(
                    "W09",
                    rough.words(part, hounsfield.isPresent()) + " are smaller than " + FEWEST_VOXELS
                            + " voxels and stay: the roughness of the mask."));
        }
        if (gas.count > 0) {
            found.add(Warning.note(
                    "W09",
                    gas.words(part, true) + " hold gas (below " + Math.round(GAS_HU)
                            + " HU) and stay out of the model. Look for a cleft or a fracture there."));
        }
    }

    /// What was found of one kind.
    private static final class Tally {
        private int count;
        private int voxels;
        private int largest;
        private double sum;

        void add(int size, double hounsfield) {
            count++;
            voxels += size;
            largest = Math.max(largest, size);
            sum += hounsfield;
        }

        String words(MaskPart part, boolean isHounsfield) {
            return String.format(
                            Locale.ROOT,
                            "%d holes inside the bone label (%.3f cm³, the largest %.3f cm³",
                            count,
                            part.cm3(voxels),
                            part.cm3(largest))
                    + (isHounsfield ? String.format(Locale.ROOT, ", mean %.0f HU)", sum / voxels) : ")");
        }
    }

    /// What leaves the box of the bone is open, but for a cavity that leaves it through one end of its longest
    /// axis alone, where the image ends too. What is around the bone leaves through sides as well.
    private static boolean[] open(MaskPart part, Components spaces, boolean isClosedAtImage) {
        Grid g = part.grid();
        Grid whole = part.sources().getFirst().map().grid();
        int[] size = {g.nx(), g.ny(), g.nz()};
        int[] last = {whole.nx() - 1, whole.ny() - 1, whole.nz() - 1};
        int[] faces = new int[spaces.sizes().length];
        for (int v = 0; v < spaces.labels().length; v++) {
            int space = spaces.labels()[v];
            if (space < 0) {
                continue;
            }
            int[] at = {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
            for (int a = 0; a < 3; a++) {
                faces[space] |= at[a] == 0 ? 1 << 2 * a : 0;
                faces[space] |= at[a] == size[a] - 1 ? 2 << 2 * a : 0;
            }
        }
        int along = longest(g, size);
        boolean[] isOpen = new boolean[faces.length];
        for (int space = 0; space < faces.length; space++) {
            boolean isLowEnd = faces[space] == 1 << 2 * along && part.box()[along] == 0;
            boolean isHighEnd = faces[space] == 2 << 2 * along && part.box()[3 + along] == last[along];
            isOpen[space] = faces[space] != 0 && !(isClosedAtImage && (isLowEnd || isHighEnd));
        }
        return isOpen;
    }

    private static int longest(Grid g, int[] size) {
        int longest = 0;
        for (int a = 1; a < 3; a++) {
            longest = size[a] * g.spacingMm()[a] > size[longest] * g.spacingMm()[longest] ? a : longest;
        }
        return longest;
    }

    private static double[] sums(MaskPart part, Components spaces, Optional<Volume> hounsfield) {
        double[] sum = new double[spaces.sizes().length];
        hounsfield.ifPresent(ct -> {
            for (int v = 0; v < spaces.labels().length; v++) {
                if (spaces.labels()[v] >= 0) {
                    sum[spaces.labels()[v]] += ct.values()[part.inWhole(v)];
                }
            }
        });
        return sum;
    }
}
